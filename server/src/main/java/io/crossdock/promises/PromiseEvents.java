package io.crossdock.promises;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.EventType;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.util.List;

/** The dates that orders which wait for supply are told, on the log of the order. */
public final class PromiseEvents {

    public static final EventType<BackorderPromised> BACKORDER_PROMISED =
            new EventType<>("backorder-promised", BackorderPromised.class);
    public static final EventType<PromiseMoved> PROMISE_MOVED = new EventType<>("promise-moved", PromiseMoved.class);
    public static final EventType<PromiseWithdrawn> PROMISE_WITHDRAWN =
            new EventType<>("promise-withdrawn", PromiseWithdrawn.class);

    private PromiseEvents() {}

    /** Units of an order line that a line of supply will bring. @param inbound the line of supply */
    public record PromisedUnits(
            long order,
            @JsonUnwrapped UnitLine line,
            long inbound,
            String reference,
            String sku,
            String node,
            long quantity,
            Instant expectedAt) {}

    /** The order's first date. */
    public record BackorderPromised(Instant deliverBy, List<PromisedUnits> claims) {}

    /** Another date. @param later false where it is an earlier one, which nobody has to be told */
    public record PromiseMoved(Instant was, Instant deliverBy, boolean later, List<PromisedUnits> claims) {}

    /** No supply covers the order any longer. */
    public record PromiseWithdrawn(Instant was) {}
}
