package io.crossdock.orders.deadline;

import io.crossdock.engine.CaseKind;
import io.crossdock.engine.EventType;
import io.crossdock.engine.SubjectLockStore;
import io.crossdock.engine.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Deadlines of orders, in sets. Something is told of one at most twice: that it is near, where its kind says so, and
 * that it has passed. What is told stays: a deadline that is met later was missed all the same.
 */
@Component
public final class OrderDeadlines {

    /** Event; data is {@link DeadlineFact.Missed}: a deadline has passed. */
    public static final EventType<DeadlineFact.Missed> MISSED =
            new EventType<>("deadline-missed", DeadlineFact.Missed.class);

    /** Event; data is {@link DeadlineFact.Met}. */
    public static final EventType<DeadlineFact.Met> MET = new EventType<>("deadline-met", DeadlineFact.Met.class);

    /** Orders that one look tells of. */
    public static final int BATCH_MAX = 500;

    /** The team that looks after an order, too, whose ship-by or deliver-by has passed. */
    private static final String ESCALATED_TO = "operations";

    /**
     * What is to be told.
     *
     * @param now deadlines of which something is to be told now
     * @param next when something is to be told next; null: never
     */
    public record Due(long now, @Nullable Instant next) {}

    private final DeadlineSettings settings;

    public OrderDeadlines(DeadlineSettings settings) {
        this.settings = settings;
    }

    /** Watches deadlines. One that is known is watched anew if it is due at another time now. */
    public void watch(Tx tx, List<NewDeadline> deadlines) {
        if (!deadlines.isEmpty()) {
            DeadlineStore.put(
                    tx,
                    deadlines.stream()
                            .map(d -> new DeadlineStore.Watched(d, d.due().minus(before(d))))
                            .toList());
        }
    }

    private Duration before(NewDeadline deadline) {
        return deadline.source().equals(NewDeadline.PROMISE) ? Duration.ZERO : settings.before(deadline.kind());
    }

    /** Units of orders left, arrived or were canceled: what is done now is met. */
    public void follow(Tx tx, Collection<Long> orders) {
        tell(tx, DeadlineStore.done(tx, orders));
    }

    /** What these deadlines ask for is done. @param refs one per order */
    public void met(Tx tx, DeadlineKind kind, List<Long> orders, List<Long> refs) {
        if (!orders.isEmpty()) {
            tell(tx, DeadlineStore.met(tx, kind, orders, refs));
        }
    }

    /** The orders have ended: nothing of them is due any more. */
    public void drop(Tx tx, Collection<Long> orders) {
        DeadlineStore.drop(tx, orders)
                .forEach(one -> DeadlineCaseKinds.of(one.kind())
                        .ifPresent(kind -> tx.settle(kind.settled(one.order(), "the order has ended"))));
    }

    private static void tell(Tx tx, List<DeadlineStore.Kept> kept) {
        for (var one : kept) {
            tx.emit(one.order(), MET, new DeadlineFact.Met(one.kind(), one.due(), one.late()));
            DeadlineCaseKinds.of(one.kind())
                    .filter(_ -> one.ref() == 0 || !DeadlineStore.warned(tx, one)) // else another group is late
                    .ifPresent(kind -> tx.settle(kind.settled(
                            one.order(),
                            one.kind() == DeadlineKind.SHIP_BY
                                    ? "the last unit has shipped"
                                    : "the last unit has arrived")));
        }
    }

    /** Orders of which something is to be told, at most {@link #BATCH_MAX}, without those of {@code except}. */
    public List<Long> due(Tx tx, Collection<Long> except) {
        return DeadlineStore.due(tx, BATCH_MAX, except);
    }

    /**
     * Tells of deadlines of these orders that are near or have passed. The orders are locked: two servers don't tell
     * the same.
     *
     * @return what was told, for those who do more than that
     */
    public List<PassedDeadline> look(Tx tx, Collection<Long> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        SubjectLockStore.take(tx, orders);
        var passed = DeadlineStore.tell(tx, orders);
        passed.forEach(one -> {
            if (one.told() != PassedDeadline.Told.NEAR) {
                tx.emit(one.order(), MISSED, new DeadlineFact.Missed(one.kind(), one.due(), one.source()));
            }
            DeadlineCaseKinds.of(one.kind()).ifPresent(kind -> late(tx, kind, one));
        });
        return passed;
    }

    private static void late(Tx tx, CaseKind kind, PassedDeadline one) {
        boolean ships = one.kind() == DeadlineKind.SHIP_BY;
        if (one.told() != PassedDeadline.Told.PASSED) {
            tx.raise(kind.problem(
                    one.order(),
                    "The " + one.source() + " wants it " + (ships ? "shipped" : "delivered") + " by " + one.due()
                            + ", and units of it have not " + (ships ? "left" : "arrived"),
                    Duration.between(tx.at(), one.due())));
        }
        if (one.told() != PassedDeadline.Told.NEAR) {
            tx.escalate(new Tx.Escalated(
                    one.order(),
                    kind.name(),
                    ESCALATED_TO,
                    (ships ? "Not shipped" : "Not delivered") + " in time: overdue since " + one.due()));
        }
    }

    /** What a look now and a later one would tell; for a clock that is set by hand. */
    public Due due(Tx tx) {
        return DeadlineStore.waiting(tx);
    }

    /** Deadlines of orders, those that are due first at the beginning, also those that are met. */
    public List<OrderDeadline> of(Tx tx, Collection<Long> orders) {
        return DeadlineStore.of(tx, orders);
    }
}
