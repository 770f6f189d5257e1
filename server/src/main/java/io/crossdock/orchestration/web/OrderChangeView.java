package io.crossdock.orchestration.web;

import io.crossdock.orders.OrderId;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangeState;
import io.crossdock.orders.change.OrderChange;
import io.crossdock.shared.IdText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change of an order.
 *
 * @param number 1 for the first change of the order
 * @param state {@code requested} while a node or a person has to answer for any action; {@code applied} if any action
 *     is; {@code refused} if none is
 * @param cause who wanted it, and why
 * @param moneyMinor what the customer pays more by what is applied, in minor units; below zero: less
 * @param actions what is wanted, in the order of the request
 */
record OrderChangeView(
        String order, int number, ChangeState state, ChangeCause cause, long moneyMinor, List<ChangedPart> actions) {

    static OrderChangeView of(OrderChange change) {
        return new OrderChangeView(
                new OrderId(change.order()).toString(),
                change.number(),
                change.state(),
                new ChangeCause(
                        change.wish().requestedBy(),
                        change.wish().reasonCode(),
                        change.wish().note(),
                        change.actor(),
                        change.at()),
                change.moneyMinor(),
                change.parts().stream().map(ChangedPart::of).toList());
    }

    /**
     * Who wanted a change, and why.
     *
     * @param requestedBy who wants it: {@code customer}, {@code agent} or {@code channel}
     * @param reasonCode a short word by which changes are counted
     * @param note in words; empty: none
     * @param actor who gave the command
     * @param at business time of the command
     */
    record ChangeCause(String requestedBy, String reasonCode, String note, String actor, Instant at) {}

    /**
     * One action, and what became of it.
     *
     * @param state what became of it
     * @param before what was agreed, of the fields that the action is about
     * @param after what is wanted instead
     * @param moneyMinor what the customer pays more, in minor units; below zero: less
     * @param asked what nodes were asked for
     * @param outcome in words; empty while nothing is decided
     */
    record ChangedPart(
            String kind,
            ChangeState state,
            JsonNode before,
            JsonNode after,
            long moneyMinor,
            AskedNodes asked,
            String outcome) {

        static ChangedPart of(ChangePart part) {
            return new ChangedPart(
                    part.kind(),
                    part.state(),
                    part.fields().before(),
                    part.fields().after(),
                    part.moneyMinor(),
                    new AskedNodes(
                            part.units() == null ? null : ChangedUnitCount.of(part.units()),
                            part.awaited().stream()
                                    .map(id -> IdText.print('F', id))
                                    .toList()),
                    part.outcome());
        }
    }

    /**
     * What nodes were asked for.
     *
     * @param units units that are to be canceled; null for other kinds of actions
     * @param awaited fulfillments that were asked back and have not been answered
     */
    record AskedNodes(@Nullable ChangedUnitCount units, List<String> awaited) {}

    /**
     * Units that are to be canceled.
     *
     * @param canceled those that are canceled
     * @param gone those that could not be canceled: they had left
     */
    record ChangedUnitCount(int line, long quantity, long canceled, long gone) {

        static ChangedUnitCount of(ChangePart.Units units) {
            return new ChangedUnitCount(units.line(), units.quantity(), units.canceled(), units.gone());
        }
    }
}
