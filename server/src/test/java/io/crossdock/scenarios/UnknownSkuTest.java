package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.Repository;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An order that is held because of an unknown SKU goes on by itself when the SKU arrives. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownSkuTest {

    private static final String SECRET = "hush";

    private final Shop shop = new Shop("--crossdock.channels.shopify.secret=" + SECRET);

    @AfterAll
    void close() {
        shop.consistent();
        shop.close();
    }

    @Test
    void theOrderGoesOnOnceAllItsSkusAreKnown() throws Exception {
        shop.node("A", 10);
        var order = shopify("shopify/examples/express-two-lines.json");
        shop.stage(order, "unknown-sku");
        var skus = shop.view(order)
                .path("lines")
                .valueStream()
                .map(l -> l.path("sku").stringValue())
                .distinct()
                .toList();
        assertThat(skus).hasSize(2);

        shop.sku(skus.get(0));
        shop.stock(skus.get(0), "A", 10);
        Thread.sleep(7_000);
        assertThat(shop.view(order).path("stage").stringValue())
                .as("one SKU is missing still")
                .isEqualTo("unknown-sku");
        shop.sku(skus.get(1));
        shop.stock(skus.get(1), "A", 10);

        shop.fulfillment(order, "A", "at-node");
        assertThat(shop.server.get("/v1/cases").json().path("items").findValues("kind"))
                .noneMatch(kind -> kind.stringValue().equals("hold-unknown-sku"));
        assertThat(shop.server.get("/v1/orders/" + order + "/timeline").text())
                .containsOnlyOnce("\"to\":\"unknown-sku\"");
    }

    @Test
    void ofTwoDecisionsAtOnceTheSecondIsToldThatThereIsAFirst() throws Exception {
        var order = shopify("shopify/examples/yen-tax-included.json");
        shop.stage(order, "unknown-sku");

        var answers = Stream.of("retry", "cancel")
                .map(resolution -> CompletableFuture.supplyAsync(() -> shop.server.post(
                        "/v1/subjects/" + order + ":resolve", "{\"resolution\":\"" + resolution + "\"}")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(a -> a.status() == 202).hasSize(1);
        // Where the cancel came first and is done, the order is at its next hold, which has other decisions.
        assertThat(answers)
                .filteredOn(a -> a.status() != 202)
                .singleElement()
                .satisfies(second -> assertThat(second)
                        .satisfiesAnyOf(
                                a -> assertThat(a.json().path("code").asString(""))
                                        .isEqualTo("not-held"),
                                a -> assertThat(a.text()).contains("The hold can be resolved by settled")));
        Thread.sleep(1_000);
        assertThat(shop.server.get("/v1/orders/" + order + "/timeline").text()).doesNotContain("event-ignored");
    }

    private String shopify(String example) throws IOException, GeneralSecurityException {
        var body = Files.readString(Repository.root().resolve("channels/" + example));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature = Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        var answer = shop.server.send(shop.server
                .request("/v1/channels/shopify/orders")
                .header("content-type", "application/json")
                .header("X-Shopify-Topic", "orders/create")
                .header("X-Shopify-Hmac-Sha256", signature)
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").stringValue();
    }
}
