package io.crossdock.orchestration.change;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.Order;
import io.crossdock.orders.change.ChangeAction.FurtherLine;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangePreview.ChangeMoney;
import io.crossdock.orders.change.ChangePreview.ChangedPromise;
import io.crossdock.orders.change.ChangeWish;
import io.crossdock.payments.extension.ExtensionTerms;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Decides whether an order may cost more than was authorized, and what its further lines are. */
final class FurtherRule {

    private FurtherRule() {}

    /** The further lines of a wish, numbered after those of the order. */
    static List<NewLine> lines(Order order, ChangeWish wish) {
        var lines = new ArrayList<NewLine>();
        for (var action : wish.actions()) {
            if (action instanceof FurtherLine more) {
                lines.add(new NewLine(
                        order.nextLine() + lines.size(),
                        null,
                        more.sku(),
                        more.title() == null ? more.sku() : more.title(),
                        more.quantity(),
                        more.unitPriceMinor(),
                        0,
                        more.taxMinor(),
                        null,
                        null));
            }
        }
        return lines;
    }

    /** Why the order can't have them, whoever has units; empty if it can. */
    static Optional<String> refusal(ChangeGround ground, ChangeWish wish) {
        if (!ground.takes(ChangeRule.CANCEL) || ground.flags().recalled() || !ground.takes(ChangeRule.LINES_ADDED)) {
            return Optional.of("the order is at " + ground.stage() + ", where its process takes no further line");
        }
        if (wish.actions().stream().anyMatch(action -> !(action instanceof FurtherLine))) {
            return Optional.of("further lines wait for their money: send what else is to change by itself");
        }
        return lines(ground.order(), wish).getLast().line() > Limits.LINES_MAX
                ? Optional.of("an order has at most " + Limits.LINES_MAX + " lines")
                : awaited(ground);
    }

    /** Of two changes that cost more, the second one would not know what the first one makes of the order. */
    private static Optional<String> awaited(ChangeGround ground) {
        return ground.said().open().stream()
                .filter(change -> change.parts().stream().anyMatch(ChangePart::awaitsMoney))
                .findFirst()
                .map(change -> "change " + change.number()
                        + " waits for its money: decide it, or wait for the payment provider's answer");
    }

    /** Why no more money can be asked for; empty if it can. */
    static Optional<String> refusal(ChangeGround ground, ExtensionTerms terms) {
        if (ground.flags().unpaid()) {
            return Optional.of("the order waits for its money, which its channel has to collect: change it there");
        }
        return switch (terms.answer()) {
            case LATER, ASKED -> awaited(ground);
            case UNDER_WAY ->
                Optional.of("the order's own money is being authorized: ask again when the provider has answered");
            case NOTHING -> Optional.of("nothing is authorized of the order any more: place another order");
            case NO_TOKEN ->
                Optional.of(
                        "the checkout authorized the card for what was ordered, and no stored card is known here that"
                                + " could be asked for more: place another order for it");
            case COLLECTED ->
                Optional.of("the channel has the order's money: change the order there, and it is changed here when the"
                        + " channel says that it has collected the difference");
        };
    }

    /** The order as if only these lines of it were to be sent. */
    static Order alone(Order order, List<NewLine> lines) {
        var with = order;
        for (var line : lines) {
            with = with.with(line);
        }
        return with.part(GroupRef.FIRST)
                .only(with.lines().subList(order.lines().size(), with.lines().size()));
    }

    /** What becomes of nodes and date. */
    static ChangedPromise promise(MethodOffer offer) {
        return offer.possible()
                ? MethodRule.chosen("the further lines are work of their own; what is promised stays", offer.option())
                : ChangedPromise.NONE;
    }

    /** Why the order can't have a method that costs more; empty if it can. */
    static Optional<String> refusal(ChangeGround ground, ChangeWish wish, ExtensionTerms terms) {
        return wish.actions().size() > 1
                ? Optional.of("it waits for its money: send what else is to change by itself")
                : refusal(ground, terms);
    }

    static ChangeDraft.More more(long moneyMinor, ExtensionTerms terms) {
        return new ChangeDraft.More(List.of(), moneyMinor, terms.answer() == ExtensionTerms.Answer.ASKED);
    }

    /** What happens to the money. */
    static ChangeMoney money(long moreMinor, ExtensionTerms terms) {
        return new ChangeMoney(0, 0, "none", moreMinor, terms.tender());
    }

    /** A further line as a change has it; it can be made of it again. */
    static JsonNode fields(NewLine line) {
        return EngineJson.MAPPER
                .createObjectNode()
                .put("line", line.line())
                .put("sku", line.sku())
                .put("title", line.title())
                .put("quantity", line.quantity())
                .put("unitPriceMinor", line.unitPriceMinor())
                .put("taxMinor", line.taxMinor())
                .put("totalMinor", line.totalMinor());
    }

    /** The line that {@link #fields} wrote. @param number its number now */
    static NewLine line(ChangePart part, int number) {
        var after = part.fields().after();
        return new NewLine(
                number,
                null,
                after.path("sku").asString(),
                after.path("title").asString(),
                after.path("quantity").asLong(),
                after.path("unitPriceMinor").asLong(),
                0,
                after.path("taxMinor").asLong(),
                null,
                null);
    }
}
