package io.crossdock.engine.log;

import io.crossdock.engine.Event;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.engine.run.EngineTransactions;
import io.crossdock.engine.run.RoundPace;
import io.crossdock.engine.run.SetHalver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log for one subscriber on this node. The row of the offset is locked while a batch is handled, so over all
 * nodes only one reads at a time.
 *
 * <p>What the subscriber can't digest is parked: {@link EventDelivery}.
 *
 * <p>The order is that of the numbers which the {@link LogSequencer} gives after the commit: whatever commits later has
 * a higher number, so no event is skipped.
 */
public final class SubscriberReader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriberReader.class);
    private static final int BATCH = 2_000;

    /** Tries of an event that fails alone, before it is parked. */
    private static final int TRIES = 3;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** After so long it looks for events also where the log has not grown: a person may have moved its offset. */
    private static final Duration IDLE_MAX = Duration.ofMinutes(1);

    /** After so long without news its offset is moved over events that it does not want. */
    private static final Duration QUIET = Duration.ofMillis(10);

    /** After so long the offset is moved over them although the log grows. */
    private static final long UNSAVED_NANOS_MAX = TimeUnit.SECONDS.toNanos(1);

    /** Mean time between two looks in a row: many small growths of the log are read as one. */
    private static final Duration GAP = Duration.ofMillis(25);

    /** Looks that may come at once after a rest. */
    private static final int BURST = 8;

    /**
     * Longest pause while another node reads, which may stop, or while so many events are parked that it reads none.
     */
    private static final Duration WAIT_MAX = Duration.ofMillis(500);

    private final Subscriber subscriber;
    private final EventDelivery delivery;
    private final EngineTransactions transactions;
    private final LogSequencer sequencer;
    private volatile boolean closed;

    private final RoundPace pace = new RoundPace(GAP, BURST);

    /** Number up to which the log is read, by this node or another, or has no event that is wanted. */
    private long reached;

    /** Since when the offset lies before {@link #reached}; 0: it does not. */
    private long unsavedSince;

    private volatile Look latest = Look.CAUGHT_UP;

    /** How the latest look ended. */
    private enum Look {
        READ,
        CAUGHT_UP,
        /** Another node reads. */
        LOCKED,
        /** Too many events are parked. */
        STOPPED
    }

    /** @param last number of the last event that was handled */
    private record Handled(Look look, int events, long last) {
        static Handled none(Look look) {
            return new Handled(look, 0, 0);
        }
    }

    public SubscriberReader(Subscriber subscriber, EngineTransactions transactions, LogSequencer sequencer) {
        this.subscriber = subscriber;
        this.delivery = new EventDelivery(subscriber);
        this.transactions = transactions;
        this.sequencer = sequencer;
    }

    public void close() {
        closed = true;
        sequencer.wake();
    }

    @Override
    public void run() {
        long calls = 0;
        int failures = 0;
        while (!closed) {
            try {
                pace.await();
                look();
                failures = 0;
                calls = rest(calls);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
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

    /** Reads on, unless what is new holds no event that is wanted: then nothing is locked or written. */
    private void look() {
        long known = sequencer.last();
        if (known > reached && reached > 0 && free() && !overdue() && !wanted(known)) {
            reached = known;
            unsavedSince = unsavedSince == 0 ? System.nanoTime() : unsavedSince;
        } else {
            step();
        }
    }

    /** Whether the offset has to be moved over events that are not wanted. */
    private boolean overdue() {
        return unsavedSince != 0 && System.nanoTime() - unsavedSince > UNSAVED_NANOS_MAX;
    }

    private boolean wanted(long known) {
        return switch (sequencer.holding(reached, known, subscriber.types())) {
            case NO -> false;
            case YES -> true;
            case UNKNOWN ->
                transactions.read(tx ->
                        LogOrderStore.has(tx, new LogPosition(reached), new LogPosition(known), subscriber.types()));
        };
    }

    private boolean free() {
        return latest == Look.READ || latest == Look.CAUGHT_UP;
    }

    /** Sleeps until there may be something to read. */
    private long rest(long calls) throws InterruptedException {
        boolean free = free();
        long until = System.nanoTime() + (!free ? WAIT_MAX : unsavedSince == 0 ? IDLE_MAX : QUIET).toNanos();
        long seen = calls;
        while (!closed && !(free && sequencer.last() > reached) && until - System.nanoTime() > 0) {
            seen = sequencer.sleepUntilGrowth(seen, Duration.ofNanos(until - System.nanoTime()));
        }
        return seen;
    }

    private void pause(int failures) {
        try {
            Thread.sleep(Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(failures, 10)));
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private int step() {
        var batch = new ArrayList<Event>();
        try {
            return next(BATCH, (tx, events, parked) -> {
                batch.clear();
                batch.addAll(events);
                delivery.deliver(tx, events, parked);
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
        /** @param parked number of events that are parked for the subscriber */
        void on(Tx tx, List<Event> events, long parked);
    }

    /** Handles up to so many events and moves the offset behind them. @return how many */
    private int next(int most, Handling handling) {
        long known = sequencer.last();
        var handled = EventDelivery.write(
                transactions, subscriber.name(), (tx, advance) -> handle(tx, known, most, handling));
        latest = handled.look;
        unsavedSince = 0;
        if (free()) {
            reached = Math.max(reached, handled.look == Look.READ ? handled.last : known);
        }
        return handled.events;
    }

    private Handled handle(Tx tx, long known, int most, Handling handling) {
        var offset = SubscriberStore.lock(tx, subscriber.name());
        if (offset == null) {
            return Handled.none(Look.LOCKED);
        }
        if (offset.parked() >= EventDelivery.PARKED_MAX) {
            return Handled.none(Look.STOPPED);
        }
        var events = LogOrderStore.read(tx, offset.place(), new LogPosition(known), subscriber.types(), most);
        long last = events.size() < most ? known : events.getLast().number();
        if (!events.isEmpty()) {
            handling.on(tx, events, offset.parked());
        }
        if (last > offset.place().number()) {
            SubscriberStore.move(tx, subscriber.name(), last);
        }
        return events.isEmpty() ? Handled.none(Look.CAUGHT_UP) : new Handled(Look.READ, events.size(), last);
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
        next(1, (tx, events, parked) -> {
            var event = events.getFirst();
            // Another node may have read on.
            if (event.subject() == wanted.subject() && event.seq() == wanted.seq()) {
                delivery.park(tx, event, reason, TRIES, parked);
            } else {
                delivery.deliver(tx, events, parked);
            }
        });
    }
}
