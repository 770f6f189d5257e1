package io.crossdock.channels.internal;

import io.crossdock.engine.sql.EngineJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages of a Shopify shop and of Amazon, as they send them. */
final class ShopMessages {

    private ShopMessages() {}

    /** A paid order of two mugs at 10.00, as Shopify sends it. @param hour of its last change */
    static ObjectNode order(long reference, int hour, Consumer<ObjectNode> change) {
        var order = (ObjectNode) EngineJson.MAPPER.readTree("""
                {"created_at": "2026-11-20T08:00:00-05:00", "cancelled_at": null, "currency": "USD",
                 "email": "ines@example.com", "financial_status": "paid", "fulfillment_status": null, "test": false,
                 "taxes_included": false, "total_price": "20.00", "current_total_price": "20.00",
                 "shipping_address": {"name": "Ines Prova", "address1": "1 Test Way", "city": "Memphis",
                  "zip": "38103", "province_code": "TN", "country_code": "US"},
                 "shipping_lines": [], "refunds": [],
                 "line_items": [{"id": 1, "variant_id": 1, "sku": "MUG", "title": "Mug", "quantity": 2,
                  "current_quantity": 2, "fulfillable_quantity": 2, "price": "10.00", "requires_shipping": true}]}""");
        order.put("id", reference).put("updated_at", "2026-11-20T%02d:00:00-05:00".formatted(hour));
        change.accept(order);
        return order;
    }

    static ObjectNode line(ObjectNode order) {
        return (ObjectNode) order.at("/line_items/0");
    }

    static ObjectNode address(ObjectNode order) {
        return (ObjectNode) order.get("shipping_address");
    }

    static ObjectNode refunded(ObjectNode order, int current, int fulfillable) {
        line(order).put("current_quantity", current).put("fulfillable_quantity", fulfillable);
        return order.put("financial_status", "partially_refunded").put("current_total_price", current + "0.00");
    }

    static void pickup(ObjectNode order, String place) {
        order.putNull("shipping_address");
        order.putArray("shipping_lines").addObject().put("code", place).put("price", "0.00");
    }

    /** An order of two mugs at 10.00, as Amazon's poller pushes it. @param asked whether the buyer asks to cancel */
    static JsonNode amazon(String reference, String updated, boolean asked) {
        var message = EngineJson.MAPPER.readTree("""
                {"order": {"orderId": "%s", "createdTime": "2026-11-20T18:30:00Z", "lastUpdatedTime": "%s",
                 "buyer": {"buyerName": "Ines Prova"},
                 "recipient": {"deliveryAddress": {"name": "Ines Prova", "addressLine1": "1 Test Way",
                  "city": "Memphis", "postalCode": "38103", "countryCode": "US"}},
                 "proceeds": {"grandTotal": {"amount": "20.00", "currencyCode": "USD"}},
                 "fulfillment": {"fulfillmentStatus": "UNSHIPPED", "fulfilledBy": "MERCHANT"},
                 "orderItems": [{"orderItemId": "1", "quantityOrdered": 2,
                  "product": {"asin": "B0", "title": "Mug", "sellerSku": "MUG",
                   "price": {"unitPrice": {"amount": "10.00", "currencyCode": "USD"}}},
                  "fulfillment": {"quantityFulfilled": 0,
                   "quantityUnfulfilled": 2}}]}}""".formatted(reference, updated));
        if (asked) {
            ((ObjectNode) message.at("/order/orderItems/0"))
                    .putObject("cancellation")
                    .putObject("cancellationRequest")
                    .put("requester", "BUYER")
                    .put("cancelReason", "Changed mind");
        }
        return message;
    }

    static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The expected signature, computed independently of the code under test. */
    static String hmac(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("hush".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
