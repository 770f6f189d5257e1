package io.crossdock.orders.change;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One action of a change, and what became of it.
 *
 * @param place 1 for the first action of its change
 * @param fields what was agreed, and what is wanted
 * @param moneyMinor what the customer pays more, in minor units; below zero: less
 * @param units units that are to be canceled, and of which line; null for other kinds
 * @param asked who has to answer before it can be decided
 * @param decision what became of it
 */
public record ChangePart(
        int place,
        String kind,
        Fields fields,
        long moneyMinor,
        @Nullable Units units,
        Asked asked,
        Decision decision) {

    private static final String GROUP = "deliveryGroup";

    public static final String ADDRESS = "address";
    public static final String RECIPIENT = "recipient";
    public static final String UNITS = "units";
    public static final String METHOD = "method";
    public static final String LINE = "line";

    /** The fields that an action is about, and no others: as they were agreed, and as they are wanted. */
    public record Fields(JsonNode before, JsonNode after) {}

    /**
     * Who has to answer.
     *
     * @param work fulfillments with what was agreed before, that were asked back and have not been answered
     * @param extension the process that asks for the money of the change; 0: it costs no more than is authorized
     */
    public record Asked(List<Long> work, long extension) {

        public static final Asked NOBODY = new Asked(List.of(), 0);

        public Asked {
            work = List.copyOf(work);
        }
    }

    /** Fulfillments that were asked back and have not been answered. */
    public List<Long> awaited() {
        return asked.work();
    }

    /** Whether it is not decided, and costs more than is authorized. */
    public boolean awaitsMoney() {
        return asked.extension() != 0 && state() == ChangeState.REQUESTED;
    }

    /**
     * What became of an action.
     *
     * @param outcome in words; empty while nothing is decided
     * @param at business time; null while it is requested
     */
    public record Decision(
            ChangeState state, String outcome, @Nullable Instant at) {

        public static final Decision NONE = new Decision(ChangeState.REQUESTED, "", null);
    }

    public ChangeState state() {
        return decision.state();
    }

    /** In words; empty while nothing is decided. */
    public String outcome() {
        return decision.outcome();
    }

    /** Whether it is about where the goods go, to whom, or how. */
    public boolean moves() {
        return kind.equals(ADDRESS) || kind.equals(RECIPIENT) || kind.equals(METHOD);
    }

    /** Id of the delivery group that it is about; empty: the order has one, or it is about something else. */
    public String deliveryGroup() {
        return fields.after().path(GROUP).asString("");
    }

    /** The same part, about a delivery group. */
    public ChangePart of(String group) {
        return new ChangePart(
                place,
                kind,
                new Fields(named(fields.before(), group), named(fields.after(), group)),
                moneyMinor,
                units,
                asked,
                decision);
    }

    private static JsonNode named(JsonNode fields, String group) {
        return ((ObjectNode) fields.deepCopy()).put(GROUP, group);
    }

    /** The same part, for which these fulfillments have to answer. */
    public ChangePart awaiting(List<Long> work) {
        return asking(new Asked(work, asked.extension()));
    }

    /** The same part, for which these have to answer. */
    public ChangePart asking(Asked others) {
        return new ChangePart(place, kind, fields, moneyMinor, units, others, decision);
    }

    /** The same part, decided. */
    public ChangePart decided(ChangeState now, String words, Instant at) {
        return decided(new Decision(now, words, at));
    }

    /** The same part, for which nobody has to answer any more. */
    public ChangePart decided(Decision now) {
        return new ChangePart(place, kind, fields, moneyMinor, units, new Asked(List.of(), asked.extension()), now);
    }

    /** The same part, of whose units this many are canceled, and this many had left. */
    public ChangePart counted(Units now) {
        return new ChangePart(place, kind, fields, moneyMinor, now, asked, decision);
    }

    /**
     * Units of a line that are to be canceled.
     *
     * @param canceled those that are canceled
     * @param gone those that had left
     */
    public record Units(int line, long quantity, long canceled, long gone) {

        /** Units that are not decided. */
        public long open() {
            return quantity - canceled - gone;
        }
    }
}
