package io.crossdock.masterdata.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.support.RunningServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every code that can be put can be read by its path; the others are refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CodesInPathsTest {

    private static final List<String> CODES = List.of(
            "SHIRT/M/RED",
            "//",
            "a\\b",
            "50%",
            "a%2Fb",
            "a;b=c",
            "a?b&c#d",
            "a+b c",
            "...",
            "..a/../b",
            "Krüge €",
            "杯子",
            "\uD83C\uDF75",
            "O'Neil \"x\"",
            "{sku}",
            "a:cancel");

    private final RunningServer server = RunningServer.ground();

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyPathOfASkuAndItsNodeTakesThem() {
        put("nodes", "S001");
        for (var code : CODES) {
            assertThat(put("skus", code)).as(code).isEqualTo(200);
            assertThat(server.post(
                                    "/v1/stock:count",
                                    json(Map.of("counts", List.of(Map.of("sku", code, "node", "S001", "onHand", 3)))))
                            .status())
                    .as(code)
                    .isEqualTo(200);
            for (var path : List.of(
                    "/v1/skus/%s",
                    "/v1/skus/%s/stock",
                    "/v1/skus/%s/supplies",
                    "/v1/skus/%s/ring-fences",
                    "/v1/availability/%s",
                    "/v1/skus/%s/shared-stock?channel=web")) {
                var answer = server.get(path.formatted(encoded(code)));

                assertThat(answer.status()).as("%s: %s", code, answer.text()).isEqualTo(200);
            }
            assertThat(server.get("/v1/skus/" + encoded(code))
                            .json()
                            .at("/code")
                            .asString())
                    .isEqualTo(code);
            assertThat(server.get("/v1/skus/" + encoded(code) + "/stock")
                            .json()
                            .at("/items/0/onHand")
                            .asLong())
                    .as(code)
                    .isEqualTo(3);
        }
    }

    @Test
    void codesThatNoPathCanNameOrThatLookLikeOthersAreRefused() {
        for (var code : List.of(".", "..", "a\nb", "a\tb", "a\u200Bb", "a\u00A0b", "a  b", "a\u202Eb", "\uFEFFa")) {
            for (var kind : List.of("skus", "nodes")) {
                assertThat(put(kind, code)).as(kind + " " + code).isEqualTo(422);
            }
        }
    }

    @Test
    void blanksAroundACodeAreNoPartOfIt() {
        assertThat(put("skus", " cup ")).isEqualTo(200);
        put("nodes", " S002 ");

        var counted = server.post("/v1/stock:count", """
                {"counts": [{"sku": "cup ", "node": " S002", "onHand": 7}]}""");

        assertThat(counted.status()).as(counted.text()).isEqualTo(200);
        assertThat(server.get("/v1/skus/cup/stock").json().at("/items/0/node").asString())
                .isEqualTo("S002");
    }

    private int put(String kind, String code) {
        var body = kind.equals("skus")
                ? Map.of(
                        "skus",
                        List.of(Map.of(
                                "code",
                                code,
                                "name",
                                "n",
                                "unit",
                                "each",
                                "weightGrams",
                                1,
                                "priceMinor",
                                1,
                                "currency",
                                "USD")))
                : Map.of(
                        "nodes",
                        List.of(Map.of(
                                "code",
                                code,
                                "name",
                                "n",
                                "kind",
                                "store",
                                "country",
                                "US",
                                "postalCode",
                                "60601",
                                "latitude",
                                41,
                                "longitude",
                                -87,
                                "timeZone",
                                "America/Chicago")));
        return server.put("/v1/" + kind, kind.equals("skus") ? json(body) : withPrices(json(body)))
                .status();
    }

    private static String withPrices(String nodes) {
        return nodes.replace("\"timeZone\"", "\"handlingMinor\":1,\"orderMinor\":1,\"active\":true,\"timeZone\"");
    }

    private static String json(Object body) {
        return EngineJson.write(body);
    }

    private static String encoded(String code) {
        return URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
