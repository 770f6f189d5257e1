package io.crossdock.promises;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.EventType;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.util.List;

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

    /** The order's first date was promised. */
    public record BackorderPromised(Instant deliverBy, List<PromisedUnits> claims) {}

    /** The date changed. @param later false if it is earlier, which the customer need not be told */
    public record PromiseMoved(Instant was, Instant deliverBy, boolean later, List<PromisedUnits> claims) {}

    /** No supply covers the order any longer; the date was withdrawn. */
    public record PromiseWithdrawn(Instant was) {}
}
