package io.crossdock.orchestration.change;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.change.ChangeAction;
import io.crossdock.orders.change.ChangePreview.ChangeMoney;
import io.crossdock.payments.ReductionPlan;
import io.crossdock.shared.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields that parts of changes are about, and what they do to money, for people. Pure. */
final class PartFields {

    private PartFields() {}

    /** A note of the delivery, if it is to be another one. */
    static void note(JsonNode agreed, String field, @Nullable String value, ObjectNode before, ObjectNode after) {
        if (value != null) {
            var was = agreed.path(field).asString("");
            if (!was.isEmpty()) {
                before.put(field, was);
            }
            if (!value.isEmpty()) {
                after.put(field, value);
            }
        }
    }

    /** What a lower price does. */
    static ChangeMoney money(ReductionPlan plan) {
        long back = plan.owedByChannel() ? plan.loweredMinor() + plan.backMinor() : plan.backMinor();
        return ChangeMoney.less(
                plan.loweredMinor(), back, plan.owedByChannel() ? "channel" : back > 0 ? "provider" : "none");
    }

    static String words(ChangeMoney money, Agreement agreed) {
        var currency = agreed.tree().path("currency").asString();
        var less = Money.text(money.chargedLessMinor(), currency) + " less is charged";
        var back = Money.text(money.paidBackMinor(), currency);
        return switch (money.owedBy()) {
            case "channel" -> "the channel, which has the money, owes " + back;
            case "provider" -> less + ", and " + back + " is to be paid back";
            case String other -> less;
        };
    }

    /** The total with a lower price. */
    static JsonNode amounts(Agreement agreed, ChangeAction.LowerPrice price, long by) {
        var json = EngineJson.MAPPER.createObjectNode();
        if (price.line() != null) {
            json.put("line", price.line());
        }
        long total = agreed.tree().path("totalMinor").asLong(0);
        return json.put("totalMinor", total + by);
    }

    /** Units of a line that are canceled. */
    static JsonNode quantity(ChangeAction.FewerUnits fewer, long canceled) {
        return EngineJson.MAPPER.createObjectNode().put("line", fewer.line()).put("canceled", canceled);
    }
}
