package io.crossdock.bench.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks that partners could send about what the server has. */
final class PartnerMessages {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Map<String, String> NAMES =
            Map.of("payments", "adyen", "nodes", "http", "carriers", "easypost");

    private static final String SHIPPED = """
            {"id":"%s","type":"shipped","node":"%s","fulfillment":"%s","at":"2026-11-24T10:00:00Z","lines":%s,
             "carrier":"UPS","tracking":"TRK-%d"}""";
    private static final String REJECTED = """
            {"id":"%s","type":"rejected","node":"%s","fulfillment":"%s"}""";
    private static final String ARRIVED = """
            {"id":"%s","type":"return-received","node":"%s","return":"%s",
             "dispositions":[{"line":1,"quantity":1,"disposition":"sellable"}]}""";

    private final KnownValues known;
    private final List<JsonNode> shopify = new ArrayList<>();
    private final List<JsonNode> amazon = new ArrayList<>();

    PartnerMessages(KnownValues known) {
        this.known = known;
    }

    /** Adds an example of a channel's message. */
    void learn(String channel, String json) {
        (channel.equals("shopify") ? shopify : amazon).add(MAPPER.readTree(json));
    }

    /** Name of a system in a path. @param before the word before it */
    static String name(String before, FuzzDice dice) {
        return before.equals("channels")
                ? dice.of("shopify", "amazon", "shopify", "amazon", "nobody")
                : dice.oneIn(12) ? "nobody" : NAMES.getOrDefault(before, before);
    }

    /** A message that the operation takes. */
    JsonNode body(String target, FuzzDice dice) {
        if (target.contains("/channels/")) {
            var examples = target.contains("amazon") ? amazon : shopify;
            return examples.isEmpty()
                    ? MAPPER.createObjectNode()
                    : dice.of(examples).deepCopy();
        }
        if (target.contains("/nodes/")) {
            return MAPPER.readTree("{\"events\":[" + event(dice) + (dice.oneIn(4) ? "," + event(dice) : "") + "]}");
        }
        return target.contains("/carriers/") ? tracker(dice) : notification(dice);
    }

    private String event(FuzzDice dice) {
        var lines = "[{\"line\":1,\"quantity\":%d}]".formatted(1 + dice.below(3));
        var id = "e-" + dice.below(100_000);
        var node = any("node", dice);
        var work = any("fulfillment", dice);
        var returned = any("return", dice);
        return switch (dice.below(4)) {
            case 0, 1 -> SHIPPED.formatted(id, node, work, lines, dice.below(50));
            case 2 -> REJECTED.formatted(id, node, work);
            default -> ARRIVED.formatted(id, node, returned);
        };
    }

    /** A known value as the inside of a JSON text. */
    private String any(String word, FuzzDice dice) {
        var quoted = MAPPER.writeValueAsString(known.any(word, dice));
        return quoted.substring(1, quoted.length() - 1);
    }

    private static JsonNode tracker(FuzzDice dice) {
        var status = dice.of("pre_transit", "in_transit", "delivered", "return_to_sender", "failure", "unknown");
        return MAPPER.readTree("""
                {"id":"evt","object":"Event","description":"tracker.updated","result":{"object":"Tracker",
                 "tracking_code":"TRK-%d","carrier":"UPS","status":"%s","tracking_details":[{"status":"%s",
                 "datetime":"2026-11-24T00:00:00Z","message":"x"}]}}""".formatted(dice.below(50), status, status));
    }

    /** A notification that is signed; some of what is signed is odd. */
    private JsonNode notification(FuzzDice dice) {
        var code = dice.of("AUTHORISATION", "CAPTURE", "REFUND", "CANCELLATION", "CAPTURE_FAILED", "CHARGEBACK", "X");
        var key = any("payment", dice);
        var notification = MAPPER.readTree("""
                {"live":"false","notificationItems":[{"NotificationRequestItem":{"additionalData":{},
                 "amount":{"currency":"%s","value":%s},"eventCode":"%s","eventDate":"2026-11-24T00:00:00+00:00",
                 "merchantAccountCode":"Crossdock","merchantReference":"%s","originalReference":"PSP-1",
                 "pspReference":"%s","reason":"x","success":"%s"}}]}""".formatted(
                        dice.of("USD", "USD", "XXX", "\\u0000"),
                        dice.of("0", "100", "1.5", "-1", "1e20", "9223372036854775808", "\"x\""),
                        code,
                        dice.of(key, key, "a\\u0000b", "\\ud800", ""),
                        dice.of("N-" + dice.below(1_000), "\\u0000"),
                        dice.of("true", "false", "maybe")));
        var item = (ObjectNode) notification.at("/notificationItems/0/NotificationRequestItem");
        ((ObjectNode) item.path("additionalData")).put("hmacSignature", PartnerSignature.adyen(item));
        return notification;
    }
}
