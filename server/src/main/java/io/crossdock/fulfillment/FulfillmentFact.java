package io.crossdock.fulfillment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.Words;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Data of every fact about a fulfillment: the change, with its lines.
 *
 * @param order the order, {@code O12}
 * @param carrier null where nothing has shipped; {@code tracking} likewise
 * @param purpose its way and its delivery group
 */
public record FulfillmentFact(
        String fulfillment,
        String order,
        String node,
        List<Line> lines,
        @Nullable String carrier,
        @Nullable String tracking,
        @JsonUnwrapped Purpose purpose) {

    public FulfillmentFact {
        lines = List.copyOf(lines);
    }

    /** A change of some units of a fulfillment, as it is now. @param quantity units that changed, by line */
    public static FulfillmentFact of(Fulfillment f, ToLongFunction<Fulfillment.Line> quantity) {
        var lines = f.lines().stream()
                .filter(l -> quantity.applyAsLong(l) > 0)
                .map(l -> new Line(l.line(), l.sku(), quantity.applyAsLong(l)))
                .toList();
        return new FulfillmentFact(
                f.id().toString(),
                "O" + f.order(),
                f.node(),
                lines,
                f.carrier(),
                f.tracking(),
                Purpose.of(f.way(), f.ref()));
    }

    /**
     * What the work is for.
     *
     * @param way {@code pickup} or {@code curbside} where the customer collects it at its node, {@code same-day} where
     *     a courier brings it, {@code to-store} where the customer collects it at the node to which a carrier brings
     *     it, {@code digital} where its node delivers it; null where a carrier brings it to the customer
     * @param group number of the order's delivery group; null: the first one
     */
    public record Purpose(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String way,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer group) {

        public static Purpose of(Fulfillment.Way way, GroupRef ref) {
            return new Purpose(
                    way == Fulfillment.Way.PARCEL ? null : Words.of(way),
                    ref.group() == GroupRef.FIRST ? null : Integer.valueOf(ref.group()));
        }
    }

    /** The delivery group that it is of. @param id number of the order */
    public GroupRef ref(long id) {
        var group = purpose.group();
        return group == null ? GroupRef.first(id) : new GroupRef(id, group);
    }

    /** Whether the customer collects it at its node. */
    public boolean pickup() {
        return Words.of(Fulfillment.Way.PICKUP).equals(purpose.way())
                || Words.of(Fulfillment.Way.CURBSIDE).equals(purpose.way());
    }

    /** Whether a carrier brings it to the node where the customer collects it. */
    public boolean toStore() {
        return Words.of(Fulfillment.Way.TO_STORE).equals(purpose.way());
    }

    /** Whether its node delivers it as a code, a licence, a download or a gift card by mail. */
    public boolean digital() {
        return Words.of(Fulfillment.Way.DIGITAL).equals(purpose.way());
    }

    /** Whether a courier brings it the same day. */
    public boolean sameDay() {
        return Words.of(Fulfillment.Way.SAME_DAY).equals(purpose.way());
    }

    /** Base units that changed. */
    public record Line(@JsonUnwrapped UnitLine line, String sku, long quantity) {}
}
