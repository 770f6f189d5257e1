package io.crossdock.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.support.Repository;
import io.crossdock.support.RunningServer;
import io.crossdock.support.RunningServer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes orders over HTTP into the whole server. No outside system is up, so an order waits after it is sourced. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeHttpTest {

    private static final String SECRET = "hush";

    private final RunningServer server = RunningServer.start(
            "--crossdock.channels.shopify.secret=" + SECRET,
            "--crossdock.connectors.payments.adyen.kind=adyen",
            "--crossdock.connectors.payments.adyen.url=http://127.0.0.1:1/psp",
            "--crossdock.connectors.nodes.http.kind=http",
            "--crossdock.connectors.nodes.http.url=http://127.0.0.1:1/nodes",
            "--spring.mail.port=1");

    @BeforeAll
    void stock() {
        put("/v1/skus", """
                {"skus": [
                  {"code": "MUG-BLUE", "name": "Mug", "unit": "each", "weightGrams": 400, "priceMinor": 1999,
                   "currency": "USD"},
                  {"code": "TEE-M", "name": "Tee", "unit": "each", "weightGrams": 200, "priceMinor": 4500,
                   "currency": "USD"}]}""");
        put("/v1/nodes", """
                {"nodes": [{"code": "DC1", "name": "Memphis", "kind": "dc", "country": "US", "postalCode": "38118",
                 "latitude": 35.05, "longitude": -89.98, "timeZone": "America/Chicago", "handlingMinor": 20,
                 "orderMinor": 50, "active": true}]}""");
        var counted = server.post("/v1/stock:count", """
                {"counts": [{"sku": "MUG-BLUE", "node": "DC1", "onHand": 1000},
                 {"sku": "TEE-M", "node": "DC1", "onHand": 1000}]}""");
        assertThat(counted.json().get("effective").intValue()).isEqualTo(2);
    }

    private void put(String path, String json) {
        assertThat(server.put(path, json).status()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void takesAnOrderAndShowsIt() {
        var answer = server.post("/v1/orders", order("A-1").toString());

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.contentType()).isEqualTo("application/json");
        var id = answer.json().get("id").stringValue();
        var view = server.get("/v1/orders/" + id).json();
        assertThat(view.get("id").stringValue()).isEqualTo(id);
        assertThat(view.get("reference").stringValue()).isEqualTo("A-1");
        assertThat(view.get("state").stringValue()).isEqualTo("open");
        assertThat(view.get("totalMinor").longValue()).isEqualTo(5098);
        assertThat(view.get("shipTo").get("postalCode").stringValue()).isEqualTo("38103");
        assertThat(view.get("lines").get(0).get("ordered").longValue()).isEqualTo(2);
        assertThat(view.get("stage").stringValue()).isEqualTo("authorizing");
        assertThat(view.get("payment").get("capturedMinor").longValue()).isZero();
        assertThat(view.get("promise").get("deliverBy").stringValue()).endsWith("Z");
        assertThat(view.get("holds").isEmpty()).isTrue();
        assertThat(view.get("actions").values())
                .extracting(JsonNode::stringValue)
                .containsExactly("cancel", "hold");
    }

    @Test
    void tellsWhatHappenedToAnOrderAndWhy() {
        var id = server.post("/v1/orders", order("W-1").toString())
                .json()
                .get("id")
                .stringValue();

        var timeline = server.get("/v1/orders/" + id + "/timeline").json().get("items");
        var decisions = server.get("/v1/orders/" + id + "/decisions").json().get("items");

        assertThat(timeline.values())
                .extracting(e -> e.get("type").stringValue())
                .startsWith("order-captured")
                .contains("order-promised");
        assertThat(timeline.get(0).get("seq").intValue()).isEqualTo(1);
        assertThat(timeline.get(0).get("actor").stringValue()).isEqualTo("intake");
        assertThat(decisions.size()).isEqualTo(1);
        assertThat(decisions.get(0).toString()).contains("DC1");
    }

    @Test
    void answersTheSameOrderWithTheStoredAnswer() {
        var first = server.post("/v1/orders", order("R-1").toString());

        var again = server.post("/v1/orders", order("R-1").toPrettyString());

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(first.response().headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(again.response().headers().firstValue("Idempotent-Replayed")).contains("true");
    }

    @Test
    void refusesAnotherBodyUnderTheSameKeyAndSaysWhatDiffers() {
        server.post("/v1/orders", order("D-1").toString());

        var answer = server.post(
                "/v1/orders",
                order("D-1").put("shippingMinor", 900).put("totalMinor", 5198).toString());

        assertProblem(answer, 422, "other-body");
        assertThat(pointers(answer)).containsExactlyInAnyOrder("/shippingMinor", "/totalMinor");
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherOrder() {
        assertThat(keyed("k1", order("K-1")).status()).isEqualTo(201);

        assertProblem(keyed("k1", order("K-2")), 422, "other-body");
        assertProblem(keyed("k2", order("K-1")), 422, "reference-taken");
    }

    private Answer keyed(String key, JsonNode order) {
        return server.send(server.request("/v1/orders")
                .header("content-type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(order.toString())));
    }

    @Test
    void namesEveryViolationAtOnce() {
        var order = order("V-1").put("currency", "EURO").put("surprise", 1);
        ((ObjectNode) order.get("lines").get(0)).put("quantity", 0).put("sku", "NO-SUCH");

        var answer = server.post("/v1/orders", order.toString());

        assertProblem(answer, 422, "invalid-order");
        assertThat(pointers(answer)).contains("/currency", "/surprise", "/lines/0/quantity", "/lines/0/sku");
    }

    @Test
    void refusesWhatIsNotJson() {
        assertProblem(server.post("/v1/orders", "{\"channel\": }"), 400, "malformed-json");
        assertProblem(server.post("/v1/orders:batch", "{\"orders\": [{}"), 400, "malformed-json");
    }

    @Test
    void answersABatchOneResultPerOrderInOrder() {
        var bad = order("B-2").put("totalMinor", 1);
        var body = EngineJson.write(Map.of("orders", List.of(order("B-1"), bad, order("B-3"))));

        var answer = server.post("/v1/orders:batch", body);

        assertThat(answer.status()).isEqualTo(200);
        var results = answer.json().get("results");
        assertThat(results.values()).extracting(r -> r.get("status").intValue()).containsExactly(201, 422, 201);
        assertThat(results.get(0).get("order").get("reference").stringValue()).isEqualTo("B-1");
        assertThat(results.get(1)
                        .get("problem")
                        .get("violations")
                        .get(0)
                        .get("pointer")
                        .stringValue())
                .isEqualTo("/totalMinor");
        assertThat(find("web", "B-3").size()).isEqualTo(1);
        assertThat(find("web", "B-2").size()).isZero();
    }

    @Test
    void takesAShopifyWebhookThatIsSignedAndNoOther() {
        var body = example("channels/shopify/examples/express-two-lines.json");

        assertProblem(shopify(body, Base64.getEncoder().encodeToString(new byte[32])), 401, "bad-signature");
        assertThat(find("shopify", "5600000000001").size()).isZero();

        var taken = shopify(body, hmac(body));
        var again = shopify(body, hmac(body));

        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(taken.text());
        assertThat(find("shopify", "5600000000001").size()).isEqualTo(1);
        var view = viewAt("in-fulfillment", taken.json().get("id").stringValue());
        assertThat(view.get("payment").get("capturedMinor").longValue()).isZero();
        assertThat(view.get("fulfillments").size()).isEqualTo(1);
        assertThat(view.get("fulfillments").get(0).get("id").stringValue()).startsWith("F");
        assertThat(view.get("fulfillments").get(0).get("node").stringValue()).isEqualTo("DC1");
    }

    /** The order, once its process is at the stage; waits at most ten seconds. */
    private JsonNode viewAt(String stage, String id) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (true) {
            var view = server.get("/v1/orders/" + id).json();
            if (view.get("stage").stringValue().equals(stage)) {
                return view;
            }
            assertThat(System.nanoTime())
                    .as("%s stands at %s and not at %s", id, view.get("stage"), stage)
                    .isLessThan(end);
            Thread.yield();
        }
    }

    private Answer shopify(byte[] body, String signature) {
        return server.send(server.request("/v1/channels/shopify/orders")
                .header("content-type", "application/json")
                .header("X-Shopify-Topic", "orders/create")
                .header("X-Shopify-Webhook-Id", "w-1")
                .header("X-Shopify-Hmac-Sha256", signature)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    @Test
    void takesAMarketplacesOrderWithAnUnknownSkuAndHoldsIt() {
        var body = new String(example("channels/amazon/examples/expedited-two-items.json"), StandardCharsets.UTF_8);

        var answer = server.post("/v1/channels/amazon/orders", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var id = answer.json().get("id").stringValue();
        var view = server.get("/v1/orders/" + id).json();
        assertThat(view.get("stage").stringValue()).isEqualTo("unknown-sku");
        assertThat(view.get("holds").get(0).get("owner").stringValue()).isEqualTo("catalog");
        assertThat(view.get("actions").values())
                .extracting(JsonNode::stringValue)
                .containsExactly("cancel", "hold", "resolve:retry", "resolve:cancel");
        var hold = server.get("/v1/holds")
                .json()
                .get("items")
                .valueStream()
                .filter(one -> one.get("subject").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(hold.get("customer").stringValue()).isEqualTo("Alan Turing");
        assertThat(hold.get("totalMinor").longValue()).isEqualTo(6_779);
        assertThat(hold.get("currency").stringValue()).isEqualTo("USD");
        assertThat(hold.has("deliverBy")).isFalse();
        assertThat(server.get("/v1/cases?kind=hold-unknown-sku")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void parksWhatMakesNoOrder() {
        var answer = server.post("/v1/channels/amazon/orders", "{\"order\": {\"orderId\": 7}}");

        assertThat(answer.status()).isEqualTo(202);
        var parked = answer.json().get("parked").stringValue();
        assertThat(server.get("/v1/parked").text()).contains("\"" + parked + "\"");
        assertProblem(server.post("/v1/parked/" + parked + ":replay", ""), 422, "unreadable-message");
        assertProblem(server.post("/v1/parked/P999999:replay", ""), 404, "parked-not-found");
        assertProblem(server.post("/v1/channels/nowhere/orders", "{}"), 404, "channel-not-found");
        assertThat(server.post("/v1/orders", "{}").json().has("parked"))
                .as("parks nothing")
                .isFalse();
    }

    @Test
    void listsEveryOrderOnceOverItsPages() {
        for (int i = 1; i <= 5; i++) {
            assertThat(server.post(
                                    "/v1/orders",
                                    order("L-" + i).put("channel", "pages").toString())
                            .status())
                    .isEqualTo(201);
        }

        var pages = new TreeMap<Integer, List<String>>();
        var cursor = "";
        do {
            var page = server.get("/v1/orders?channel=pages&limit=2&cursor=" + cursor)
                    .json();
            pages.put(
                    pages.size(),
                    page.get("items")
                            .valueStream()
                            .map(o -> o.get("reference").stringValue())
                            .toList());
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());

        assertThat(pages.values()).containsExactly(List.of("L-5", "L-4"), List.of("L-3", "L-2"), List.of("L-1"));
        assertProblem(server.get("/v1/orders?limit=0&state=lost&cursor=x"), 400, "wrong-parameter");
        assertThat(pointers(server.get("/v1/orders?limit=0&state=lost&cursor=x")))
                .containsExactly("/limit", "/state", "/cursor");
    }

    @Test
    void saysThatAnOrderDoesNotExist() {
        assertProblem(server.get("/v1/orders/O999999999"), 404, "order-not-found");
        assertProblem(server.post("/v1/orders/O999999999:cancel", "{}"), 404, "order-not-found");
        assertProblem(server.get("/v1/orders/nonsense"), 404, "not-found");
    }

    private JsonNode find(String channel, String reference) {
        return server.get("/v1/orders?channel=" + channel + "&reference=" + reference)
                .json()
                .get("items");
    }

    private static ObjectNode order(String reference) {
        return ((ObjectNode) EngineJson.tree("""
                {"channel": "web", "placedAt": "2026-11-23T09:00:00Z", "currency": "USD",
                 "customer": {"name": "Ada Lovelace", "email": "ada@example.com"},
                 "shipTo": {"name": "Ada Lovelace", "line1": "1 Main St", "city": "Memphis", "region": "TN",
                 "postalCode": "38103", "country": "US"},
                 "lines": [{"sku": "MUG-BLUE", "quantity": 2, "unitPriceMinor": 1999, "taxMinor": 300}],
                 "shippingMinor": 800,
                 "totalMinor": 5098, "payment": {"method": "card", "token": "tok_1"}}""")).put("reference", reference);
    }

    private static byte[] example(String file) {
        try {
            return Files.readAllBytes(Repository.root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The expected signature, computed independently of the code under test. */
    private static String hmac(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> pointers(Answer answer) {
        return answer.json()
                .get("violations")
                .valueStream()
                .map(v -> v.get("pointer").stringValue())
                .toList();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.json().get("code").stringValue()).isEqualTo(code);
    }
}
