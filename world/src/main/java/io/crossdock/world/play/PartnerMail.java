package io.crossdock.world.play;

import io.crossdock.world.Hmac;
import io.crossdock.world.Secrets;
import io.crossdock.world.WorldJson;
import io.crossdock.world.payments.Notifications;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends partners' messages with their headers and signatures. */
final class PartnerMail {

    private final PlayClient crossdock;
    private final Secrets secrets;
    private final Notifications adyen;

    PartnerMail(PlayClient crossdock, Secrets secrets) {
        this.crossdock = crossdock;
        this.secrets = secrets;
        this.adyen = new Notifications(secrets.adyenHmacKey());
    }

    ObjectNode shopify(String topic, String webhook, byte[] body) {
        return crossdock.send(
                "POST",
                "/v1/channels/shopify/orders",
                Map.of(
                        "X-Shopify-Topic",
                        topic,
                        "X-Shopify-Webhook-Id",
                        webhook,
                        "X-Shopify-Shop-Domain",
                        "scenarios.myshopify.com",
                        "X-Shopify-API-Version",
                        "2026-07",
                        "X-Shopify-Hmac-Sha256",
                        Hmac.base64(secrets.shopify().getBytes(StandardCharsets.UTF_8), body)),
                body);
    }

    ObjectNode amazon(byte[] body) {
        return crossdock.send("POST", "/v1/channels/amazon/orders", Map.of(), body);
    }

    ObjectNode order(byte[] body) {
        return crossdock.send("POST", "/v1/orders", Map.of(), body);
    }

    ObjectNode node(JsonNode body) {
        return signed("/v1/connectors/nodes/events", secrets.nodes(), WorldJson.bytes(body));
    }

    ObjectNode carrier(JsonNode body) {
        return signed("/v1/connectors/carriers/events", secrets.carriers(), WorldJson.bytes(body));
    }

    /** Sends an item of a notification; it is signed here. */
    ObjectNode provider(ObjectNode item) {
        ObjectNode additional = item.withObject("additionalData");
        additional.put("hmacSignature", adyen.signature(item));
        ObjectNode body = WorldJson.object().put("live", "false");
        body.putArray("notificationItems").addObject().set("NotificationRequestItem", item);
        return crossdock.send("POST", "/v1/connectors/adyen/notifications", Map.of(), WorldJson.bytes(body));
    }

    private ObjectNode signed(String path, String secret, byte[] body) {
        return crossdock.send(
                "POST", path, Map.of("X-Hmac-Signature", "hmac-sha256-hex=" + Hmac.hex(secret, body)), body);
    }
}
