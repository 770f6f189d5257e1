package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.support.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a channel says of its orders moves goods and money, or stops them: on the whole server, with a node. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelOrdersTest {

    private static final String SECRET = "hush";

    private final Shop shop = new Shop("--crossdock.channels.shopify.secret=" + SECRET);
    private long last = 8_100_000_000_000L;

    @BeforeAll
    void stock() {
        shop.node("N", 10);
        shop.sku("mug");
        shop.stock("mug", "N", 1_000);
    }

    @AfterAll
    void close() {
        try {
            shop.consistent();
        } finally {
            shop.close();
        }
    }

    @Test
    void anUnpaidOrderKeepsItsUnitsAndIsReleasedWhenTheShopSaysPaid() {
        long reference = ++last;
        var order = taken(message(reference, 9, o -> o.put("financial_status", "pending")));
        var waiting = shop.stage(order, "awaiting-payment");
        assertThat(waiting.at("/payment/authorizedMinor").asLong()).isZero();
        assertThat(waiting.path("fulfillments").size()).isZero();

        shopify(message(reference, 10, _ -> {}));

        shop.fulfillment(order, "N", "at-node");
        assertThat(shop.view(order).at("/payment/authorizedMinor").asLong()).isEqualTo(2_000);
        assertThat(cases(order)).isEmpty();
    }

    @Test
    void anUnpaidOrderOfTheApiGoesOnWhenAPersonSaysThatItIsPaid() {
        var order = shop.order(
                "unpaid-1", "mug", 1, "{\"method\":\"collected\",\"reference\":\"IBAN\",\"state\":\"pending\"}");
        shop.stage(order, "awaiting-payment");

        assertThat(shop.server.post("/v1/orders/" + order + ":paid", "{}").status())
                .isEqualTo(422);
        assertThat(shop.server
                        .post("/v1/orders/" + order + ":paid", "{\"evidence\":\"statement 7\"}")
                        .status())
                .isEqualTo(202);

        shop.fulfillment(order, "N", "at-node");
        shop.await(
                () -> shop.server.post("/v1/orders/" + order + ":paid", "{\"evidence\":\"again\"}"),
                answer -> answer.status() == 409,
                "a paid order is paid again");
    }

    @Test
    void anUnpaidOrderThatTheShopCancelsIsCanceledAndItsUnitsAreFree() {
        long reference = ++last;
        var order = taken(message(reference, 9, o -> o.put("financial_status", "pending")));
        shop.stage(order, "awaiting-payment");

        shopify(message(reference, 10, o -> o.put("cancelled_at", "2026-11-20T10:00:00-05:00")));

        var canceled = shop.stage(order, "canceled");
        assertThat(canceled.at("/payment/authorizedMinor").asLong()).isZero();
        assertThat(cases(order)).isEmpty();
    }

    @Test
    void aCancelInTheShopStopsTheNode() {
        long reference = ++last;
        var order = taken(message(reference, 9, _ -> {}));
        var work = shop.fulfillment(order, "N", "at-node");

        shopify(message(reference, 10, o -> o.put("cancelled_at", "2026-11-20T10:00:00-05:00")));

        shop.asked(work + ":recall");
        shop.stage(order, "canceled");
        assertThat(cases(order)).isEmpty();
    }

    @Test
    void aUnitThatTheShopTakesOffIsAskedBackAndTheOtherIsSent() {
        long reference = ++last;
        var order = taken(message(reference, 9, _ -> {}));
        var first = shop.fulfillment(order, "N", "at-node");

        shopify(message(reference, 10, o -> {
            ((ObjectNode) o.at("/line_items/0")).put("current_quantity", 1).put("fulfillable_quantity", 1);
            o.put("financial_status", "partially_refunded").put("current_total_price", "10.00");
        }));

        var second = anew(order, first);
        assertThat(shop.view(order).at("/lines/0/canceled").asLong()).isEqualTo(1);
        shop.shipped(second, 1, "TRK-" + second);
        shop.parcel("TRK-" + second, "delivered", "");
        var ended = shop.stage(order, "partly-delivered");
        assertThat(ended.at("/lines/0/shipped").asLong()).isEqualTo(1);
        assertThat(ended.at("/payment/capturedMinor").asLong()).isEqualTo(1_000);
        assertThat(cases(order)).isEmpty();
        assertThat(timeline(order)).containsOnlyOnce("\"lines-canceled\"");
    }

    @Test
    void unitsOfALineAreCanceledByTheApiAndNoOthers() {
        var order = shop.order("lines-1", "mug", 3, "{\"method\":\"card\",\"token\":\"tok_lines\"}");
        var first = shop.fulfillment(order, "N", "at-node");

        assertThat(cancel(order, "{\"lines\":[{\"line\":1,\"quantity\":4}]}").status())
                .as("more than the line has")
                .isEqualTo(422);
        assertThat(cancel(order, "{\"lines\":[{\"line\":2,\"quantity\":1}]}").status())
                .as("no such line")
                .isEqualTo(422);
        assertThat(cancel(order, "{\"lins\":[]}").status()).isEqualTo(422);
        assertThat(cancel(order, "{\"reason\":\"one is enough\",\"lines\":[{\"line\":1,\"quantity\":2}]}")
                        .status())
                .isEqualTo(202);

        var second = anew(order, first);
        shop.shipped(second, 1, "TRK-" + second);
        assertThat(shop.asked("/PSP-" + order + "-auth/captures")
                        .body()
                        .at("/amount/value")
                        .asLong())
                .as("one mug and the shipping")
                .isEqualTo(1_500);
        shop.money("CAPTURE", second + "-capture", true);
        shop.parcel("TRK-" + second, "delivered", "");
        shop.stage(order, "partly-delivered");
        shop.asked("/PSP-" + order + "-auth/cancels");
        shop.money("CANCELLATION", order + "-void", true);
        shop.await(() -> shop.payment(order), m -> m.voidedMinor() == 2_000, "the rest is not given back");
    }

    @Test
    void unitsAreCanceledBeforeTheRelease() {
        long reference = ++last;
        var order = taken(message(reference, 9, o -> o.put("financial_status", "pending")));
        shop.stage(order, "awaiting-payment");

        assertThat(cancel(order, "{\"lines\":[{\"line\":1,\"quantity\":1}]}").status())
                .isEqualTo(202);

        shop.await(
                () -> shop.view(order),
                v -> v.at("/lines/0/canceled").asLong() == 1
                        && v.path("stage").asString("").equals("awaiting-payment"),
                "the unit is not canceled");
        shopify(message(reference, 10, _ -> {}));
        var work = shop.fulfillment(order, "N", "at-node");
        assertThat(shop.view(order).at("/fulfillments/0/lines/0/quantity").asLong())
                .isEqualTo(1);
        assertThat(work).startsWith("F");
    }

    @Test
    void aUnitThatLeavesBeforeItIsAskedBackStaysSoldAndIsACase() {
        var order = shop.order("late-1", "mug", 2, "{\"method\":\"collected\",\"reference\":\"late-1\"}");
        var work = shop.fulfillment(order, "N", "at-node");
        shop.partners.before = asked -> {
            if (asked.path().endsWith(work + ":recall")) {
                shop.shipped(work, 2, "TRK-" + work);
            }
        };

        assertThat(cancel(order, "{\"reason\":\"too many\",\"lines\":[{\"line\":1,\"quantity\":1}]}")
                        .status())
                .isEqualTo(202);

        shop.await(() -> cases(order), text -> text.contains("cancel-too-late"), "nobody is told");
        assertThat(shop.view(order).at("/lines/0/canceled").asLong()).isZero();
        shop.partners.before = _ -> {};
        assertThat(shop.server
                        .post("/v1/orders/" + order + ":cancel", "{\"lines\":[{\"line\":1,\"quantity\":1}]}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void twoCancelsThatNameMoreThanTheLineHasCancelTheOrderAndAreNoCase() {
        var order = shop.order("twice-1", "mug", 3, "{\"method\":\"collected\",\"reference\":\"twice-1\"}");
        var work = shop.fulfillment(order, "N", "at-node");
        var both = new CountDownLatch(1);
        shop.partners.before = asked -> {
            if (asked.path().endsWith(work + ":recall")) {
                wait(both);
            }
        };

        var two = "{\"lines\":[{\"line\":1,\"quantity\":2}]}";
        assertThat(cancel(order, two).status()).isEqualTo(202);
        assertThat(cancel(order, two).status()).as("the node has not answered").isEqualTo(202);
        both.countDown();

        shop.stage(order, "canceled");
        shop.partners.before = _ -> {};
        assertThat(shop.view(order).at("/lines/0/canceled").asLong()).isEqualTo(3);
        assertThat(cases(order)).isEmpty();
    }

    /** Units of a kit go only with the whole order; that one of its lines is a kit must not keep the others. */
    @Test
    void aKitThatTheShopTakesOffIsACaseAndTheOtherLineIsCanceled() {
        shop.sku("cup");
        shop.stock("cup", "N", 100);
        shop.kit("party", "{\"sku\":\"cup\",\"quantity\":2}");
        long reference = ++last;
        var order = taken(message(reference, 9, o -> kits(o, 2, 2)));
        var first = shop.fulfillment(order, "N", "at-node");

        shopify(message(reference, 10, o -> {
            kits(o, 1, 1);
            ((ObjectNode) o.at("/line_items/0")).put("current_quantity", 1).put("fulfillable_quantity", 1);
            o.put("financial_status", "partially_refunded").put("current_total_price", "20.00");
        }));

        anew(order, first);
        assertThat(shop.view(order).at("/lines/0/canceled").asLong()).isEqualTo(1);
        assertThat(shop.view(order).at("/lines/1/canceled").asLong()).isZero();
        assertThat(cases(order)).contains("asked to cancel 1 of line 2: parts of a kit are not canceled");
        var refused = cancel(order, "{\"lines\":[{\"line\":2,\"quantity\":1}]}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("line-is-a-kit");
    }

    /** Adds a line of two kits at 10.00. */
    private static void kits(ObjectNode order, int current, int fulfillable) {
        ((ArrayNode) order.get("line_items"))
                .addObject()
                .put("id", 2)
                .put("variant_id", 2)
                .put("sku", "party")
                .put("title", "Party")
                .put("quantity", 2)
                .put("current_quantity", current)
                .put("fulfillable_quantity", fulfillable)
                .put("price", "10.00")
                .put("requires_shipping", true);
        order.put("total_price", "40.00").put("current_total_price", "40.00");
    }

    private static void wait(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anOrderThatLeavesAfterTheShopCanceledItIsACase() {
        long reference = ++last;
        var order = taken(message(reference, 9, _ -> {}));
        var work = shop.fulfillment(order, "N", "at-node");
        shop.partners.before = asked -> {
            if (asked.path().endsWith(work + ":recall")) {
                shop.shipped(work, 2, "TRK-" + work);
            }
        };

        shopify(message(reference, 10, o -> o.put("cancelled_at", "2026-11-20T10:00:00-05:00")));

        shop.await(() -> cases(order), text -> text.contains("cancel-too-late"), "nobody is told");
        shop.partners.before = _ -> {};
        assertThat(cases(order)).contains("2 units left although somebody had asked to cancel");
    }

    @Test
    void aBuyersWishToCancelHoldsTheOrderUntilSomebodyDecides() {
        var order = amazon("904-1", "2026-11-20T18:45:00Z", true);
        var held = shop.stage(order, "cancel-asked");
        assertThat(held.path("fulfillments").size()).isZero();

        resolve(order, "ship");

        shop.fulfillment(order, "N", "at-node");
        assertThat(cases(order)).isEmpty();
    }

    @Test
    void aBuyersWishToCancelStopsTheNodeUntilSomebodyDecides() {
        var goes = amazon("904-2", "2026-11-20T18:45:00Z", false);
        var stays = amazon("904-3", "2026-11-20T18:45:00Z", false);
        var first = shop.fulfillment(goes, "N", "at-node");
        shop.fulfillment(stays, "N", "at-node");

        amazon("904-2", "2026-11-20T19:00:00Z", true);
        amazon("904-3", "2026-11-20T19:00:00Z", true);

        shop.stage(goes, "cancel-asked");
        shop.stage(stays, "cancel-asked");
        resolve(goes, "ship");
        resolve(stays, "cancel");
        assertThat(anew(goes, first)).isNotEqualTo(first);
        shop.stage(stays, "canceled");
        assertThat(cases(stays)).isEmpty();
    }

    @Test
    void aNormalOrderEndsWithoutACase() {
        long reference = ++last;
        var order = taken(message(reference, 9, _ -> {}));
        var work = shop.fulfillment(order, "N", "at-node");
        shop.shipped(work, 2, "TRK-" + work);
        shop.parcel("TRK-" + work, "delivered", "");
        shop.stage(order, "delivered");

        shopify(message(reference, 11, o -> {
            o.put("fulfillment_status", "fulfilled");
            ((ObjectNode) o.at("/line_items/0")).put("fulfillable_quantity", 0);
        }));

        assertThat(cases(order)).isEmpty();
    }

    @Test
    void aCanceledOrderGetsOneMailAndAMarketplacesCustomersGetNone() {
        long reference = ++last;
        var order = taken(message(reference, 9, _ -> {}));
        shop.fulfillment(order, "N", "at-node");
        var silent = amazon("904-4", "2026-11-20T18:45:00Z", false);
        shop.fulfillment(silent, "N", "at-node");

        shopify(message(reference, 10, o -> o.put("cancelled_at", "2026-11-20T10:00:00-05:00")));
        cancel(silent, "{}");
        shop.stage(order, "refund-owed");
        shop.stage(silent, "refund-owed");

        shop.await(() -> mails(order), mails -> mails.size() == 2, "the mails are not made");
        assertThat(mails(order)).containsExactly("order-confirmed", "order-canceled");
        assertThat(mails(silent)).isEmpty();
    }

    private List<String> mails(String order) {
        return shop.server
                .bean(Engine.class)
                .read(tx ->
                        tx.sql("""
                select template from notifications.message where order_id = ? order by id
                """).value(Long.parseLong(order.substring(1))).rows(rs -> rs.getString("template")));
    }

    // --- steps

    /** The fulfillment at the node that is not this one, once it is there. */
    private String anew(String order, String before) {
        var found = shop.await(
                () -> shop.view(order), v -> other(v, before) != null, order + " does not come to the node anew");
        return other(found, before);
    }

    private static String other(JsonNode order, String before) {
        return order.path("fulfillments")
                .valueStream()
                .filter(f -> f.path("stage").asString("").equals("at-node"))
                .map(f -> f.path("id").asString(""))
                .filter(id -> !id.equals(before))
                .findFirst()
                .orElse(null);
    }

    private RunningServer.Answer cancel(String order, String body) {
        return shop.server.post("/v1/orders/" + order + ":cancel", body);
    }

    private void resolve(String order, String resolution) {
        var answer = shop.server.post(
                "/v1/subjects/" + order + ":resolve", "{\"resolution\":\"" + resolution + "\",\"note\":\"a test\"}");
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    /** Open cases of an order as text; empty where it has none. */
    private String cases(String order) {
        var items =
                shop.server.get("/v1/cases?state=open&subject=" + order).json().path("items");
        return items.isEmpty() ? "" : items.toString();
    }

    private String timeline(String order) {
        return shop.server.get("/v1/orders/" + order + "/timeline").text();
    }

    private String taken(JsonNode message) {
        var answer = shopify(message);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").stringValue();
    }

    private RunningServer.Answer shopify(JsonNode message) {
        var body = message.toString();
        var answer = shop.server.send(shop.server
                .request("/v1/channels/shopify/orders")
                .header("content-type", "application/json")
                .header("X-Shopify-Topic", "orders/updated")
                .header("X-Shopify-Hmac-Sha256", hmac(body))
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer;
    }

    /** A paid order of two mugs at 10.00. @param hour of its last change */
    private static ObjectNode message(long reference, int hour, Consumer<ObjectNode> change) {
        var order = (ObjectNode) EngineJson.MAPPER.readTree("""
                {"created_at": "2026-11-20T08:00:00-05:00", "cancelled_at": null, "currency": "USD",
                 "email": "ines@example.com", "financial_status": "paid", "fulfillment_status": null,
                 "total_price": "20.00", "current_total_price": "20.00",
                 "shipping_address": {"name": "Ines Prova", "address1": "1 Test Way", "city": "Chicago",
                  "zip": "60601", "province_code": "IL", "country_code": "US"}, "shipping_lines": [],
                 "line_items": [{"id": 1, "variant_id": 1, "sku": "mug", "title": "Mug", "quantity": 2,
                  "current_quantity": 2, "fulfillable_quantity": 2, "price": "10.00", "requires_shipping": true}]}""");
        order.put("id", reference).put("updated_at", "2026-11-20T%02d:00:00-05:00".formatted(hour));
        change.accept(order);
        return order;
    }

    private String amazon(String reference, String updated, boolean asked) {
        var cancellation = asked
                ? ", \"cancellation\": {\"cancellationRequest\": {\"requester\": \"BUYER\", \"cancelReason\": \"NO\"}}"
                : "";
        var answer = shop.server.post("/v1/channels/amazon/orders", """
                {"order": {"orderId": "%s", "createdTime": "2026-11-20T18:30:00Z", "lastUpdatedTime": "%s",
                 "buyer": {"buyerName": "Ines Prova", "buyerEmail": "ines@marketplace.example"},
                 "recipient": {"deliveryAddress": {"name": "Ines Prova", "addressLine1": "1 Test Way",
                  "city": "Chicago", "postalCode": "60601", "countryCode": "US"}},
                 "proceeds": {"grandTotal": {"amount": "20.00", "currencyCode": "USD"}},
                 "fulfillment": {"fulfillmentStatus": "UNSHIPPED", "fulfilledBy": "MERCHANT"},
                 "orderItems": [{"orderItemId": "1", "quantityOrdered": 2,
                  "product": {"asin": "B0", "title": "Mug", "sellerSku": "mug",
                   "price": {"unitPrice": {"amount": "10.00", "currencyCode": "USD"}}},
                  "fulfillment": {"quantityFulfilled": 0,
                   "quantityUnfulfilled": 2}%s}]}}""".formatted(reference, updated, cancellation));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.json().path("id").stringValue();
    }

    private static String hmac(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
