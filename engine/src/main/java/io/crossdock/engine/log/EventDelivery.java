package io.crossdock.engine.log;

import io.crossdock.engine.EngineCaseKinds;
import io.crossdock.engine.Event;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.engine.run.EngineTransactions;
import io.crossdock.engine.run.StageAdvance;
import java.util.List;

/**
 * Hands events to a subscriber, and sets aside those that it can't digest. Later events of the same subject are parked
 * behind them, so the order per subject holds; all other subjects go on.
 *
 * <p>Events are told apart by subject and sequence number, which never change.
 */
public record EventDelivery(Subscriber subscriber) {

    /**
     * Parked events at which a subscriber stops: so many are a bug or wrong data, not some odd events. One batch more
     * may be parked.
     */
    public static final int PARKED_MAX = 1_000;

    /** Whether a failure passes by itself, so that nothing is parked for it. */
    static boolean passes(RuntimeException reason) {
        return EngineTransactions.outage(reason) || EngineTransactions.retryable(reason);
    }

    /**
     * Hands over the events whose subject has none parked, and parks the others.
     *
     * @param before number of events that are parked for the subscriber
     */
    void deliver(Tx tx, List<Event> events, long before) {
        if (before == 0) {
            subscriber.on(tx, events);
            return;
        }
        var parked = ParkedEventStore.subjects(tx, subscriber.name());
        var free = events.stream().filter(e -> !parked.contains(e.subject())).toList();
        if (!free.isEmpty()) {
            subscriber.on(tx, free);
        }
        add(
                tx,
                events.stream()
                        .filter(e -> parked.contains(e.subject()))
                        .map(e -> parked(tx, e, "", 0))
                        .toList(),
                before);
    }

    /** Parks an event that failed {@code tries} times, and raises a case. */
    void park(Tx tx, Event event, RuntimeException reason, int tries, long before) {
        var error = ParkedEvent.error(reason);
        add(tx, List.of(parked(tx, event, error, tries)), before);
        tx.raise(EngineCaseKinds.EVENT_PARKED.problem(
                event.subject(),
                "the subscriber " + subscriber.name() + " can't digest event " + event.seq() + ", " + event.type()
                        + ": " + error));
    }

    private ParkedEvent parked(Tx tx, Event event, String error, int tries) {
        return new ParkedEvent(subscriber.name(), event.subject(), event.seq(), event.type(), error, tries, tx.at());
    }

    private void add(Tx tx, List<ParkedEvent> more, long before) {
        if (more.isEmpty()) {
            return;
        }
        ParkedEventStore.add(tx, more);
        SubscriberStore.count(tx, subscriber.name(), more.size());
        long now = before + more.size();
        if (now >= PARKED_MAX && before < PARKED_MAX) {
            tx.raise(EngineCaseKinds.SUBSCRIBER_STOPPED.problem(
                    0,
                    "the subscriber " + subscriber.name() + " reads no further: " + now
                            + " events are parked for it, at most " + PARKED_MAX));
        }
    }

    /** A transaction as {@link EngineTransactions#write}; stages of started processes that fail become tasks. */
    static <R> R write(EngineTransactions transactions, String actor, EngineTransactions.Body<R> body) {
        try {
            return transactions.write(actor, StageAdvance.Mode.INLINE, body);
        } catch (StageAdvance.StageFailure e) {
            if (passes(e)) {
                throw e;
            }
            return transactions.write(actor, StageAdvance.Mode.DEFERRED, body);
        }
    }
}
