package io.crossdock.promises;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.EventType;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events about the dates that waiting orders are told, on the log of the order. */
public final class PromiseEvents {

    public static final EventType<BackorderPromised> BACKORDER_PROMISED =
            new EventType<>("backorder-promised", BackorderPromised.class);
    public static final EventType<PromiseMoved> PROMISE_MOVED = new EventType<>("promise-moved", PromiseMoved.class);
    public static final EventType<PromiseWithdrawn> PROMISE_WITHDRAWN =
            new EventType<>("promise-withdrawn", PromiseWithdrawn.class);

    private PromiseEvents() {}

    /** Units of an order line that a supply line will bring. @param inbound the supply line */
    public record PromisedUnits(
            long order,
            @JsonUnwrapped UnitLine line,
            long inbound,
            String reference,
            String sku,
            String node,
            long quantity,
            Instant expectedAt) {}

    /**
     * The order's first date was promised.
     *
     * @param deliverDay the day of {@code deliverBy} on the clock of the node that the last goods come from, for
     *     people; null in events that older versions wrote
     */
    public record BackorderPromised(
            Instant deliverBy,
            List<PromisedUnits> claims,
            @Nullable LocalDate deliverDay) {}

    /**
     * The date changed.
     *
     * @param later false if it is earlier, which the customer need not be told
     * @param deliverDay as in {@link BackorderPromised}
     */
    public record PromiseMoved(
            Instant was,
            Instant deliverBy,
            boolean later,
            List<PromisedUnits> claims,
            @Nullable LocalDate deliverDay) {}

    /** No supply covers the order any longer; the date was withdrawn. */
    public record PromiseWithdrawn(Instant was) {}
}
