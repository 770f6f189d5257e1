package io.crossdock.engine.log;

import io.crossdock.engine.Event;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.engine.run.EngineTransactions;
import io.crossdock.engine.run.SetHalver;
import io.crossdock.engine.run.WorkerWakeup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log for one subscriber on this node. The row of the offset is locked while a batch is handled, so over all
 * nodes only one reads at a time.
 *
 * <p>What the subscriber can't digest is parked: {@link EventDelivery}.
 *
 * <p>The order is {@code (txid, position)}, up to the oldest running transaction: whatever commits later has a higher
 * txid, so no event is skipped. (Position alone would skip the events of a slow transaction.)
 */
public final class SubscriberReader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriberReader.class);
    private static final int BATCH = 2_000;

    /** Tries of an event that fails alone, before it is parked. */
    private static final int TRIES = 3;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Subscriber subscriber;
    private final EventDelivery delivery;
    private final EngineTransactions transactions;
    private final WorkerWakeup wakeup;
    private final Duration poll;
    private volatile boolean closed;

    public SubscriberReader(
            Subscriber subscriber, EngineTransactions transactions, WorkerWakeup wakeup, Duration poll) {
        this.subscriber = subscriber;
        this.delivery = new EventDelivery(subscriber);
        this.transactions = transactions;
        this.wakeup = wakeup;
        this.poll = poll;
    }

    public void close() {
        closed = true;
        wakeup.call();
    }

    @Override
    public void run() {
        long seen = 0;
        int failures = 0;
        while (!closed) {
            try {
                int read = step();
                failures = 0;
                if (read == 0) {
                    seen = wakeup.sleep(seen, poll);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                failures++;
                LOG.warn(
                        "subscriber {} failed {} times and keeps its offset: {}",
                        subscriber.name(),
                        failures,
                        e.getMessage(),
                        EngineTransactions.outage(e) ? null : e);
                pause(failures);
            }
        }
    }

    private void pause(int failures) {
        try {
            Thread.sleep(Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(failures, 10)));
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** The offset of a subscriber. */
    private record Offset(String txid, long position) {}

    private int step() {
        var batch = new ArrayList<Event>();
        try {
            return next(BATCH, (tx, events) -> {
                batch.clear();
                batch.addAll(events);
                delivery.deliver(tx, events);
            });
        } catch (RuntimeException e) {
            return new SetHalver<Event>(
                            part -> closed ? 0 : next(part.size(), delivery::deliver),
                            EventDelivery::passes,
                            this::failed)
                    .failed(List.copyOf(batch), e);
        }
    }

    /** Work on the next events. */
    private interface Handling {
        void on(Tx tx, List<Event> events);
    }

    /** Handles up to so many events and moves the offset behind them. @return how many */
    private int next(int most, Handling handling) {
        return EventDelivery.write(transactions, subscriber.name(), (tx, advance) -> {
            var offset = lock(tx);
            if (offset == null) {
                return 0;
            }
            var events = read(tx, offset.txid(), offset.position(), most);
            if (events.isEmpty() || delivery.stopped(tx)) {
                return 0;
            }
            handling.on(tx, events);
            move(tx, events.getLast());
            return events.size();
        });
    }

    /** Tries an event that failed again, and parks it after the last try. */
    private void failed(List<Event> set, RuntimeException reason) {
        if (set.isEmpty() || EventDelivery.passes(reason)) {
            throw reason;
        }
        var last = reason;
        for (int tried = 1; tried < TRIES && !closed; tried++) {
            pause(tried);
            try {
                next(1, delivery::deliver);
                return;
            } catch (RuntimeException e) {
                if (EventDelivery.passes(e)) {
                    throw e;
                }
                last = e;
            }
        }
        if (!closed) {
            park(set.getFirst(), last);
        }
    }

    private void park(Event wanted, RuntimeException reason) {
        LOG.warn(
                "subscriber {} can't digest event {} of subject {}, which is parked",
                subscriber.name(),
                wanted.seq(),
                wanted.subject(),
                reason);
        next(1, (tx, events) -> {
            var event = events.getFirst();
            // Another node may have read on.
            if (event.subject() == wanted.subject() && event.seq() == wanted.seq()) {
                delivery.park(tx, event, reason, TRIES);
            } else {
                delivery.deliver(tx, events);
            }
        });
    }

    private @Nullable Offset lock(Tx tx) {
        return tx.sql("""
                select txid::text as txid, position
                from engine.subscriber
                where name = ?
                for update skip locked""")
                .value(subscriber.name())
                .first(rs -> new Offset(rs.getString("txid"), rs.getLong("position")))
                .orElse(null);
    }

    private void move(Tx tx, Event last) {
        tx.sql("""
                update engine.subscriber
                set txid = ?::text::xid8, position = ?
                where name = ?""")
                .value(Long.toUnsignedString(last.txid()))
                .value(last.position())
                .value(subscriber.name())
                .update();
    }

    public static void register(Tx tx, String name) {
        tx.sql("""
                insert into engine.subscriber (name, txid, position)
                values (?, '0', 0)
                on conflict (name) do nothing""").value(name).update();
    }

    /**
     * Events after an offset, up to the oldest running transaction. Ordered by the table's column {@code l.txid}: a
     * plain {@code txid} would be the selected text, which puts 10 before 9, and events would be skipped.
     */
    static List<Event> read(Tx tx, String txid, long position, int most) {
        return tx.sql("""
                select l.position, l.txid::text as txid, l.subject, l.seq, l.type, l.at, l.actor, l.version, l.stage,
                    l.data
                from engine.log l
                where (l.txid, l.position) > (?::text::xid8, ?) and l.txid < pg_snapshot_xmin(pg_current_snapshot())
                order by l.txid, l.position
                limit ?""").value(txid).value(position).value(most).rows(EngineQueries::event);
    }
}
