package io.crossdock.engine.log;

import io.crossdock.engine.EngineCaseKinds;
import io.crossdock.engine.EngineEvents;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.engine.run.EngineTransactions;
import io.crossdock.engine.run.SetHalver;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
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
        var replayed = new AtomicLong();
        new SetHalver<Long>(part -> all(actor, part, EVENTS_MAX, replayed), EventDelivery::passes, (part, reason) -> {
                    if (EventDelivery.passes(reason)) {
                        throw reason;
                    }
                    part.forEach(one -> untilItFails(actor, one, replayed));
                })
                .run(subjects);
        return new Replayed(replayed.get(), transactions.read(tx -> SubscriberStore.parked(tx, subscriber.name())));
    }

    /** Replays all parked events of subjects, so many in a transaction. @return how many */
    private int all(String actor, List<Long> subjects, int most, AtomicLong replayed) {
        int all = 0;
        int done;
        do {
            done = some(actor, subjects, most);
            replayed.addAndGet(done);
            all += done;
        } while (done == most);
        return all;
    }

    /** Replays one event after the other, up to the one that can't be digested. */
    private void untilItFails(String actor, long subject, AtomicLong replayed) {
        try {
            all(actor, List.of(subject), 1, replayed);
        } catch (RuntimeException e) {
            if (EventDelivery.passes(e)) {
                throw e;
            }
            LOG.info("replay of {} for subject {} failed: {}", subscriber.name(), subject, e.toString());
            failed(actor, subject, e);
        }
    }

    /** Replays the first parked events of subjects, all or none. @return how many */
    private int some(String actor, List<Long> subjects, int most) {
        return EventDelivery.write(transactions, actor, (tx, advance) -> {
            long before = SubscriberStore.await(tx, subscriber.name());
            var parked = ParkedEventStore.of(tx, subscriber.name(), subjects, most);
            if (!parked.isEmpty()) {
                subscriber.on(tx, ParkedEventStore.events(tx, parked));
                remove(tx, parked, before, "replayed by " + actor);
            }
            return parked.size();
        });
    }

    private void failed(String actor, long subject, RuntimeException reason) {
        EventDelivery.write(transactions, actor, (tx, advance) -> {
            SubscriberStore.await(tx, subscriber.name());
            var head = ParkedEventStore.of(tx, subscriber.name(), List.of(subject), 1);
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
            long before = SubscriberStore.await(tx, subscriber.name());
            var head = ParkedEventStore.of(tx, subscriber.name(), List.of(subject), 1).stream()
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
            remove(tx, head, before, "dismissed by " + actor + ": " + reason);
            return true;
        });
        return dismissed ? replay(actor, subject) : null;
    }

    /**
     * Removes events, and settles the cases whose cause is gone.
     *
     * @param before number of events that are parked for the subscriber
     */
    private void remove(Tx tx, List<ParkedEvent> parked, long before, String how) {
        int removed = ParkedEventStore.remove(tx, parked);
        SubscriberStore.count(tx, subscriber.name(), -removed);
        var subjects = new TreeSet<>(parked.stream().map(ParkedEvent::subject).toList());
        subjects.removeAll(ParkedEventStore.anyOf(tx, subjects));
        subjects.forEach(subject -> tx.settle(EngineCaseKinds.EVENT_PARKED.settled(subject, how)));
        boolean stopped = before >= EventDelivery.PARKED_MAX;
        if (stopped && SubscriberStore.mostParked(tx) < EventDelivery.PARKED_MAX) {
            tx.settle(EngineCaseKinds.SUBSCRIBER_STOPPED.settled(0, how));
        }
    }
}
