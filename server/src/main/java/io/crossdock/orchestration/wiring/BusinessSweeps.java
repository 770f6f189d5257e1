package io.crossdock.orchestration.wiring;

import io.crossdock.allocation.backorder.Preorders;
import io.crossdock.allocation.backorder.WaitlistSubscriber;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.orders.deadline.OrderDeadlines;
import io.crossdock.orders.seller.OrderSellers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Kinds of work that are due in business time and belong to no process: ends expired cart holds, signals preorders
 * whose sale has begun, announces ended closures, checks orders that no event wakes, tells of deadlines, and lets
 * orders go on whose SKUs are known now.
 */
@Component
final class BusinessSweeps {

    private static final Duration SECONDS = Duration.ofSeconds(4);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Closures announced as ended in one sweep; the next sweep goes on. */
    private static final int CLOSURES_MAX = 1_000;

    static final String UNKNOWN_SKUS = "letting orders with unknown SKUs go on";
    private static final String ACTOR = "timers";

    private final List<Sweep> sweeps;

    BusinessSweeps(
            Engine engine,
            CartHoldExpiry holds,
            Preorders preorders,
            WaitlistSubscriber backorders,
            RecordSweeps records,
            UnknownSkuHolds unknown,
            DueDeadlines deadlines) {
        this.sweeps = List.of(
                new Sweep(
                        Duration.ZERO,
                        CartHolds.BATCH_MAX,
                        new ItemSweep("ending expired cart holds", engine, ACTOR, holds)),
                new Sweep("signaling preorders", SECONDS, Preorders.BATCH_MAX, preorders::tell),
                new Sweep("announcing ended closures", SECONDS, CLOSURES_MAX, tx -> records.closures(tx, CLOSURES_MAX)),
                new Sweep("looking at waiting orders", MINUTE, WaitlistSubscriber.BATCH_MAX, backorders::lookAgain),
                new Sweep("forgetting ended cart holds", MINUTE, CartHolds.BATCH_MAX, holds::forget),
                new Sweep(
                        SECONDS,
                        OrderDeadlines.BATCH_MAX,
                        new ItemSweep("telling of deadlines", engine, ACTOR, deadlines)),
                new Sweep("finding who sold orders", Duration.ZERO, OrderSellers.BATCH_MAX, records::sellers),
                new Sweep(UNKNOWN_SKUS, SECONDS, 1, unknown::look));
    }

    /**
     * One kind of due work.
     *
     * @param every shortest time between two looks that find nothing, in business time
     * @param most found at once; when it finds so much, there may be more
     * @param items goes on after a failure, item by item; null where that is not known of the work
     */
    record Sweep(
            String name,
            Duration every,
            int most,
            Due due,
            @Nullable ItemSweep items) {

        Sweep(String name, Duration every, int most, Due due) {
            this(name, every, most, due, null);
        }

        Sweep(Duration every, int most, ItemSweep items) {
            this(items.name(), every, most, items::look, items);
        }
    }

    /** Does some due work. */
    interface Due {
        /** @return how much it found; what finds nothing has changed nothing */
        int run(Tx tx);
    }

    /** All kinds, in the order in which they are looked for. */
    List<Sweep> sweeps() {
        return sweeps;
    }
}
