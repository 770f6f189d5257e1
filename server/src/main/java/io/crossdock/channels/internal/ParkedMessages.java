package io.crossdock.channels.internal;

import io.crossdock.cases.CaseCause;
import io.crossdock.channels.ChannelMessages;
import io.crossdock.channels.IntakeReply;
import io.crossdock.channels.ParkedMessage;
import io.crossdock.channels.ParkedQuery;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.orders.OrderId;
import io.crossdock.platform.DatabaseOutages;
import io.crossdock.shared.IdText;
import io.crossdock.shared.Page;
import io.crossdock.shared.Violation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;

/** Keeps messages that make no order for a person. Messages of one cause share a case. */
final class ParkedMessages {

    private final Engine engine;
    private final ParkedMessageStore store = new ParkedMessageStore();

    /** The case of parked messages ends with the last of them. */
    @Configuration(proxyBeanMethods = false)
    static class Causes implements CaseCause {

        @Override
        public Set<String> kinds() {
            return Set.of(ChannelCaseKinds.MESSAGE_PARKED.name());
        }

        @Override
        public String cause() {
            return "message";
        }

        @Override
        public Map<Long, String> holding(Tx tx, String kind, Collection<Long> subjects) {
            var holding = new HashMap<Long, String>();
            var settled = new ParkedMessageStore().settled(tx, List.copyOf(subjects));
            subjects.stream()
                    .filter(subject -> !settled.contains(subject))
                    .forEach(subject -> holding.put(
                            subject, "Messages of this cause still wait; taking or dismissing them closes the case"));
            return holding;
        }
    }

    ParkedMessages(Engine engine) {
        this.engine = engine;
    }

    /** A message to park. @param topic the kind of message; empty where the channel names none */
    record Message(String channel, String topic, byte[] raw, List<Violation> violations) {

        /** What is wrong with it first; messages with the same words wait for the same correction. */
        String cause() {
            var first = violations.getFirst();
            return first.pointer().replaceAll("/[0-9]+", "/…") + " " + first.code();
        }
    }

    /** Whether this message was parked before, whoever has dealt with it since. */
    boolean knows(String channel, byte[] raw) {
        return engine.read(tx -> store.knows(tx, channel, MessageHashes.of(raw)));
    }

    /** Parks a message. One that a person has dealt with already stays closed. */
    IntakeReply park(Message message) {
        try {
            return engine.transact(OrderStorage.ACTOR, tx -> park(tx, message));
        } catch (RuntimeException e) {
            if (DatabaseOutages.caused(e)) {
                return IntakeAnswers.busy("The database can't be reached");
            }
            throw e;
        }
    }

    private IntakeReply park(Tx tx, Message message) {
        var problem = unreadable(message.violations()).json();
        var parked = store.park(tx, message, MessageHashes.of(message.raw()), problem);
        if (parked.waits() && parked.times() == 1) {
            long subject = store.join(tx, parked.id(), message);
            tx.raise(ChannelCaseKinds.MESSAGE_PARKED.problem(subject, words(message, parked.id())));
        }
        return IntakeAnswers.parked(
                print(parked.id()), parked.order() == null ? null : new OrderId(parked.order()), message.violations());
    }

    private static String words(Message message, long id) {
        var topic = message.topic().isEmpty() ? "" : " (" + message.topic() + ")";
        return "A message of " + message.channel() + topic + " makes no order: "
                + message.violations().getFirst().words() + ". It is kept as " + print(id);
    }

    private static String print(long id) {
        return IdText.print(ParkedMessageStore.LETTER, id);
    }

    /** The answer to a person whose correction can't be read either. */
    static IntakeReply unreadable(List<Violation> violations) {
        return IntakeAnswers.problem(
                422,
                "unreadable-message",
                "The message makes no order",
                "It violates " + violations.size() + " rule(s)",
                null,
                violations);
    }

    Page<ParkedMessage> list(ParkedQuery query) {
        return engine.read(tx -> store.waiting(tx, query));
    }

    Optional<ParkedMessageStore.Payload> payload(long id) {
        return engine.read(tx -> store.payload(tx, id));
    }

    /** A message that a person takes again. @param corrected whether with another body */
    record Replay(long message, boolean corrected, String actor) {}

    /** Records the result of taking a message again. */
    void replayed(Replay asked, IntakeReply reply, @Nullable OrderId order) {
        long id = asked.message();
        engine.transact(asked.actor(), tx -> {
            tx.emit(
                    order == null ? tx.nextId() : order.value(),
                    ChannelMessages.MESSAGE_REPLAYED,
                    new ChannelMessages.Replayed(print(id), asked.corrected(), reply.status()));
            if (reply.refused()) {
                store.failedAgain(tx, id, reply.json());
            } else {
                settle(tx, store.close(tx, List.of(id), order, null), "every message of this cause was taken");
            }
            return id;
        });
    }

    /** Gives messages up, with the reason. @return per id, whether it waited */
    List<Boolean> dismiss(List<String> ids, String reason, String actor) {
        var numbers = ids.stream()
                .map(id -> IdText.parse(ParkedMessageStore.LETTER, id).orElse(0))
                .toList();
        return engine.transact(actor, tx -> {
            var closed = store.close(tx, numbers, null, reason);
            settle(tx, closed, "dismissed: " + reason);
            var done = closed.stream().map(ParkedMessageStore.Closed::id).toList();
            return numbers.stream().map(done::contains).toList();
        });
    }

    private void settle(Tx tx, List<ParkedMessageStore.Closed> closed, String resolution) {
        var subjects = closed.stream()
                .map(ParkedMessageStore.Closed::subject)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!subjects.isEmpty()) {
            store.settled(tx, subjects)
                    .forEach(subject -> tx.settle(ChannelCaseKinds.MESSAGE_PARKED.settled(subject, resolution)));
        }
    }
}
