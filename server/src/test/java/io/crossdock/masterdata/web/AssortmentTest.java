package io.crossdock.masterdata.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import io.crossdock.support.RunningServer.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AssortmentTest {

    private final RunningServer server = RunningServer.ground();

    AssortmentTest() {
        for (var code : List.of("set", "pot", "cup", "mug", "box")) {
            server.put("/v1/skus", """
                    {"skus": [{"code": "%s", "name": "%s", "unit": "each", "weightGrams": 1, "priceMinor": 1,
                      "currency": "USD"}]}
                    """.formatted(code, code));
        }
        server.put("/v1/nodes", """
                {"nodes": [{"code": "DC1", "name": "Memphis", "kind": "dc", "country": "US", "postalCode": "38118",
                  "latitude": 35.05, "longitude": -89.98, "timeZone": "America/Chicago", "handlingMinor": 20,
                  "orderMinor": 50, "active": true}]}
                """);
        server.put("/v1/kits", "{\"kits\": [" + kit("set", 4) + "]}");
    }

    private static String kit(String sku, int cups) {
        return """
                {"sku": "%s", "parts": [
                  {"sku": "pot", "quantity": 1}, {"sku": "cup", "quantity": %d}]}""".formatted(sku, cups);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aKitIsSoldAsLongAsItsPartsLast() {
        server.post("/v1/stock:count", """
                {"counts": [{"sku": "pot", "node": "DC1", "onHand": 5}, {"sku": "cup", "node": "DC1", "onHand": 9}]}
                """);

        assertThat(server.get("/v1/kits/set").text())
                .isEqualTo("{\"sku\":\"set\",\"parts\":[{\"sku\":\"cup\",\"quantity\":4},"
                        + "{\"sku\":\"pot\",\"quantity\":1}]}");
        assertThat(server.get("/v1/skus/set/shared-stock").text())
                .isEqualTo("{\"items\":[{\"node\":\"DC1\",\"units\":2}]}");
        assertThat(server.get("/v1/skus/cup/shared-stock?channel=web").text())
                .isEqualTo("{\"items\":[{\"node\":\"DC1\",\"units\":9}]}");
        assertThat(server.get("/v1/kits/pot").json().at("/code").asString()).isEqualTo("kit-not-found");
    }

    @Test
    void thePartsOfAKitNeverChange() {
        assertThat(server.put("/v1/kits", "{\"kits\": [" + kit("set", 4) + "]}").status())
                .isEqualTo(200);

        var changed = server.put("/v1/kits", "{\"kits\": [" + kit("set", 6) + "]}");

        assertThat(violations(changed)).containsExactly("/kits/0/parts changed");
    }

    @Test
    void aPartIsNoKitAndAKitIsNoPart() {
        var nested = server.put("/v1/kits", """
                {"kits": [{"sku": "box", "parts": [{"sku": "set", "quantity": 1}, {"sku": "unicorn", "quantity": 0}]},
                          {"sku": "cup", "parts": [{"sku": "mug", "quantity": 1}, {"sku": "mug", "quantity": 1}]}]}
                """);

        assertThat(violations(nested))
                .containsExactlyInAnyOrder(
                        "/kits/0/parts/0/sku is-kit",
                        "/kits/0/parts/1/sku unknown-sku",
                        "/kits/0/parts/1/quantity out-of-range",
                        "/kits/1/sku is-part",
                        "/kits/1/parts/1/sku duplicate");
        assertThat(server.get("/v1/kits/box").status()).isEqualTo(404);
    }

    @Test
    void aKitIsNoSubstituteAndHasNone() {
        server.put("/v1/skus", """
                {"skus": [{"code": "rope", "name": "Rope", "unit": "cm", "weightGrams": 1, "priceMinor": 1,
                            "currency": "USD"},
                          {"code": "jar", "name": "Jar", "unit": "each", "weightGrams": 1, "priceMinor": 1,
                            "currency": "USD"},
                          {"code": "jug", "name": "Jug", "unit": "each", "weightGrams": 1, "priceMinor": 1,
                            "currency": "USD"}]}
                """);

        var refused = server.put("/v1/substitutes", """
                {"substitutes": [{"sku": "set", "skus": ["jar"]}, {"sku": "jar", "skus": ["set", "rope"]}]}
                """);

        assertThat(violations(refused))
                .containsExactlyInAnyOrder(
                        "/substitutes/0/sku is-kit", "/substitutes/1/skus is-kit", "/substitutes/1/skus other-unit");
        assertThat(server.put("/v1/substitutes", "{\"substitutes\": [{\"sku\": \"jar\", \"skus\": [\"jug\"]}]}")
                        .status())
                .isEqualTo(200);
        var kits = server.put("/v1/kits", """
                {"kits": [{"sku": "jar", "parts": [{"sku": "box", "quantity": 1}]},
                          {"sku": "jug", "parts": [{"sku": "box", "quantity": 1}]}]}
                """);
        assertThat(violations(kits)).containsExactly("/kits/0/sku has-substitutes", "/kits/1/sku has-substitutes");
    }

    @Test
    void substitutesAreReplacedBestFirst() {
        server.put("/v1/substitutes", "{\"substitutes\": [{\"sku\": \"mug\", \"skus\": [\"cup\", \"pot\"]}]}");
        server.put("/v1/substitutes", "{\"substitutes\": [{\"sku\": \"mug\", \"skus\": [\"pot\", \"cup\"]}]}");

        assertThat(server.get("/v1/skus/mug/substitutes").text())
                .isEqualTo("{\"sku\":\"mug\",\"skus\":[\"pot\",\"cup\"]}");
        var refused = server.put("/v1/substitutes", """
                {"substitutes": [{"sku": "mug", "skus": ["mug"]}, {"sku": "nobody", "skus": ["unicorn"]}]}
                """);
        assertThat(violations(refused))
                .containsExactlyInAnyOrder(
                        "/substitutes/0/skus duplicate",
                        "/substitutes/1/sku unknown-sku",
                        "/substitutes/1/skus unknown-sku");
    }

    private static List<String> violations(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return answer.json()
                .at("/violations")
                .valueStream()
                .map(v -> v.at("/pointer").asString() + " " + v.at("/code").asString())
                .toList();
    }
}
