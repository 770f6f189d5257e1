package io.crossdock.connectors.payments;

import io.crossdock.connectors.system.PartnerNotice;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.shared.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Adyen's notification items. */
final class AdyenEvents {

    private AdyenEvents() {}

    /** The items of a notification. */
    static List<JsonNode> items(JsonNode notification) {
        var items = new ArrayList<JsonNode>();
        notification.path("notificationItems").forEach(i -> items.add(i.path("NotificationRequestItem")));
        return items;
    }

    /** Reads an item. */
    static PartnerNotice news(JsonNode item) {
        var raw = item.toString();
        boolean success = item.path("success").asString("").equals("true");
        return switch (item.path("eventCode").asString("")) {
            case "AUTHORISATION", "CAPTURE", "REFUND", "CANCELLATION" ->
                money(item, success ? PaymentAnswer.Result.DONE : PaymentAnswer.Result.REFUSED, raw);
            case "CAPTURE_FAILED", "REFUND_FAILED" -> money(item, PaymentAnswer.Result.REFUSED, raw);
            case String other -> new PartnerNotice.Irrelevant(raw);
        };
    }

    private static PartnerNotice money(JsonNode item, PaymentAnswer.Result result, String raw) {
        return new PartnerNotice.OfMoney(
                new PaymentAnswer(
                        item.path("merchantReference").asString(""),
                        result,
                        item.path("pspReference").asString(""),
                        result == PaymentAnswer.Result.REFUSED
                                ? item.path("reason").asString("")
                                : "",
                        amount(item.path("amount"))),
                raw);
    }

    private static @Nullable Money amount(JsonNode amount) {
        var currency = amount.path("currency").asString("");
        return amount.path("value").isIntegralNumber() && Money.isCurrency(currency)
                ? new Money(amount.path("value").asLong(), currency)
                : null;
    }

    /** The text that Adyen signs: eight fields joined by colons. */
    static String signed(JsonNode item) {
        return String.join(
                ":",
                item.path("pspReference").asString(""),
                item.path("originalReference").asString(""),
                item.path("merchantAccountCode").asString(""),
                item.path("merchantReference").asString(""),
                item.path("amount").path("value").asString(""),
                item.path("amount").path("currency").asString(""),
                item.path("eventCode").asString(""),
                item.path("success").asString(""));
    }
}
