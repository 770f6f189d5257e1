package io.crossdock.connectors.payments;

import io.crossdock.connectors.system.PartnerNotice;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.ProviderNews;
import java.util.ArrayList;
import java.util.List;
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

    /** Reads an item. A word that moves money is booked; one that is not known is a case, with what it names. */
    static PartnerNotice news(JsonNode item) {
        var raw = item.toString();
        var word = item.path("eventCode").asString("");
        return switch (word) {
            case "" -> new PartnerNotice.Unreadable("has no eventCode", raw);
            case "AUTHORISATION" -> money(ProviderNews.Kind.AUTHORIZATION, item, raw);
            case "CAPTURE" -> money(ProviderNews.Kind.CAPTURE, item, raw);
            case "CAPTURE_FAILED" -> failed(ProviderNews.Kind.CAPTURE, item, raw);
            case "REFUND" -> money(ProviderNews.Kind.REFUND, item, raw);
            case "REFUND_FAILED" -> failed(ProviderNews.Kind.REFUND, item, raw);
            case "CANCELLATION", "TECHNICAL_CANCEL" -> money(ProviderNews.Kind.VOID, item, raw);
            case "CANCEL_OR_REFUND" -> money(canceledOrRefunded(item), item, raw);
            case "EXPIRE" -> money(ProviderNews.Kind.EXPIRY, item, raw);
            case "CHARGEBACK", "SECOND_CHARGEBACK" -> money(ProviderNews.Kind.CHARGEBACK, item, raw);
            case "CHARGEBACK_REVERSED" -> money(ProviderNews.Kind.CHARGEBACK_REVERSED, item, raw);
            case "REFUNDED_REVERSED" -> money(ProviderNews.Kind.REFUND_REVERSED, item, raw);
            case String other -> money(ProviderNews.Kind.NOTICE, item, raw);
        };
    }

    /** Adyen says beside the word what it did. */
    private static ProviderNews.Kind canceledOrRefunded(JsonNode item) {
        return switch (item.path("additionalData").path("modification.action").asString("")) {
            case "refund" -> ProviderNews.Kind.REFUND;
            case "cancel" -> ProviderNews.Kind.VOID;
            case String other -> ProviderNews.Kind.NOTICE;
        };
    }

    private static PartnerNotice money(ProviderNews.Kind kind, JsonNode item, String raw) {
        var success = item.path("success").asString("");
        return success.equals("true")
                ? told(kind, PaymentAnswer.Result.DONE, item, raw)
                : success.equals("false")
                        ? told(kind, PaymentAnswer.Result.REFUSED, item, raw)
                        : new PartnerNotice.Unreadable("has '" + success + "' as 'success', not true or false", raw);
    }

    private static PartnerNotice failed(ProviderNews.Kind kind, JsonNode item, String raw) {
        return told(kind, PaymentAnswer.Result.REFUSED, item, raw);
    }

    private static PartnerNotice told(ProviderNews.Kind kind, PaymentAnswer.Result result, JsonNode item, String raw) {
        var answer = new PaymentAnswer(
                item.path("merchantReference").asString(""),
                result,
                item.path("pspReference").asString(""),
                item.path("reason").asString(""),
                AdyenAmounts.read(item.path("amount")));
        var word = item.path("eventCode").asString("");
        return new PartnerNotice.OfMoney(
                new ProviderNews(kind, word, item.path("originalReference").asString(""), answer), raw);
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
