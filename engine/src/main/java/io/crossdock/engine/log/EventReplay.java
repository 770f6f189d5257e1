package io.crossdock.engine.log;

import io.crossdock.engine.EngineCaseKinds;
import io.crossdock.engine.EngineEvents;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.engine.run.EngineTransactions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands parked events to their subscriber again, in the order of each subject, or dismisses them. */
public final class EventReplay {

    /** Most subjects of one request. */
    public static final int SUBJECTS_MAX = 100;

    /** Most events of a subject that are handed over at once. */
    private static final int EVENTS_MAX = 500;

    private static final Logger LOG = LoggerFactory.getLogger(EventReplay.class);

    private final EngineTransactions transactions;
    private final Subscriber subscriber;

    public EventReplay(EngineTransactions transactions, Subscriber subscriber) {
        this.transactions = transactions;
        this.subscriber = subscriber;
    }

    /**
     * What a replay did.
     *
     * @param replayed events that the subscriber has digested
     * @param parked events that are still parked for it
     */
    public record Replayed(long replayed, long parked) {}

    /**
     * Replays a subject's parked events, or those of the {@link #SUBJECTS_MAX} subjects that wait longest. At an event
     * that fails again its subject stays parked; the others go on.
     *
     * @param subject null: all
     */
    public Replayed replay(String actor, @Nullable Long subject) {
        var subjects = subject != null
                ? List.of(subject)
                : transactions.read(tx -> ParkedEventStore.oldest(tx, subscriber.name(), SUBJECTS_MAX));
        long replayed = 0;
        for (var one : subjects) {
            replayed += all(actor, one);
        }
        return new Replayed(replayed, transactions.read(tx -> ParkedEventStore.count(tx, subscriber.name())));
    }

    private long all(String actor, long subject) {
        long replayed = 0;
        int most = EVENTS_MAX;
        while (true) {
            try {
                int done = some(actor, subject, most);
                replayed += done;
                if (done < most) {
                    return replayed;
                }
            } catch (RuntimeException e) {
                if (EventDelivery.passes(e)) {
                    throw e;
                }
                LOG.info("replay of {} for subject {} failed: {}", subscriber.name(), subject, e.toString());
                if (most == 1) {
                    failed(actor, subject, e);
                    return replayed;
                }
                most = 1;
            }
        }
    }

    /** Replays the first parked events of a subject, all or none. @return how many */
    private int some(String actor, long subject, int most) {
        return EventDelivery.write(transactions, actor, (tx, advance) -> {
            ParkedEventStore.lock(tx, subscriber.name());
            var parked = ParkedEventStore.of(tx, subscriber.name(), subject, most);
            if (!parked.isEmpty()) {
                subscriber.on(tx, ParkedEventStore.events(tx, parked));
                remove(tx, parked, "replayed by " + actor);
            }
            return parked.size();
        });
    }

    private void failed(String actor, long subject, RuntimeException reason) {
        EventDelivery.write(transactions, actor, (tx, advance) -> {
            ParkedEventStore.lock(tx, subscriber.name());
            var head = ParkedEventStore.of(tx, subscriber.name(), subject, 1);
            head.forEach(parked -> {
                var error = ParkedEvent.error(reason);
                ParkedEventStore.failed(tx, parked, error);
                tx.raise(EngineCaseKinds.EVENT_PARKED.problem(
                        subject,
                        "the subscriber " + subscriber.name() + " can't digest event " + parked.seq() + ", "
                                + parked.type() + ", again: " + error));
            });
            return head.size();
        });
    }

    /**
     * Gives up the event at the head of a subject's parked ones, and replays those behind it. The log keeps it.
     *
     * @return empty if that event is not the subject's first parked one
     */
    public @Nullable Replayed dismiss(String actor, long subject, int seq, String reason) {
        boolean dismissed = EventDelivery.write(transactions, actor, (tx, advance) -> {
            ParkedEventStore.lock(tx, subscriber.name());
            var head = ParkedEventStore.of(tx, subscriber.name(), subject, 1).stream()
                    .filter(parked -> parked.seq() == seq)
                    .toList();
            if (head.isEmpty()) {
                return false;
            }
            tx.emit(
                    subject,
                    EngineEvents.PARKED_DISMISSED,
                    new EngineEvents.ParkedDismissed(
                            subscriber.name(), seq, head.getFirst().type(), reason));
            remove(tx, head, "dismissed by " + actor + ": " + reason);
            return true;
        });
        return dismissed ? replay(actor, subject) : null;
    }

    /** Removes events, and settles the cases whose cause is gone. */
    private void remove(Tx tx, List<ParkedEvent> parked, String how) {
        boolean stopped = ParkedEventStore.count(tx, subscriber.name()) >= EventDelivery.PARKED_MAX;
        ParkedEventStore.remove(tx, parked);
        long subject = parked.getFirst().subject();
        if (!ParkedEventStore.anyOf(tx, subject)) {
            tx.settle(EngineCaseKinds.EVENT_PARKED.settled(subject, how));
        }
        if (stopped && ParkedEventStore.counts(tx).stream().noneMatch(c -> c.events() >= EventDelivery.PARKED_MAX)) {
            tx.settle(EngineCaseKinds.SUBSCRIBER_STOPPED.settled(0, how));
        }
    }
}
