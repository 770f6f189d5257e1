package io.crossdock.notifications.internal;

import io.crossdock.engine.Capability;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.orders.OrderId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code notifications.send}: hands a message to the mail server. */
@Component
final class SendMessageStage implements Capability.Remote<CustomerMessage, Boolean> {

    /**
     * Event: a try to send a message was begun and never answered, because the node stopped; it is sent once more and
     * may arrive twice. Data is {@link SentAgain}. In the message's log.
     */
    static final EventType<SentAgain> MESSAGE_SENT_AGAIN = new EventType<>("message-sent-again", SentAgain.class);

    /** Data of {@link #MESSAGE_SENT_AGAIN}. @param unanswered number of tries that nobody knows the end of */
    record SentAgain(String order, String template, String messageId, int unanswered) {}

    private final SmtpMailer mailer;
    private final MessageTemplates templates = new MessageTemplates();

    SendMessageStage(SmtpMailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public Signature signature() {
        return Signature.of("notifications.send", "sent", "bounced");
    }

    @Override
    public int concurrency() {
        return SmtpMailer.AT_ONCE_MAX;
    }

    @Override
    public List<CustomerMessage> load(Tx tx, List<Work> batch) {
        var found = CustomerMessageStore.load(tx, Work.subjects(batch));
        var messages = batch.stream()
                .map(w -> Objects.requireNonNull(found.get(w.subject())))
                .toList();
        tellUnanswered(tx, batch, found);
        return messages;
    }

    /** The engine counts tries that failed; one that was begun and is not counted ended with its node. */
    private static void tellUnanswered(Tx tx, List<Work> batch, Map<Long, CustomerMessage> messages) {
        var begun = CustomerMessageStore.begin(tx, batch);
        for (var work : batch) {
            int unanswered = begun.getOrDefault(work.subject(), 0) - (work.attempt() - 1);
            if (unanswered > 0) {
                var message = Objects.requireNonNull(messages.get(work.subject()));
                tx.emit(
                        message.id(),
                        MESSAGE_SENT_AGAIN,
                        new SentAgain(
                                new OrderId(message.order()).toString(),
                                message.template(),
                                message.messageId(),
                                unanswered));
            }
        }
    }

    @Override
    public Boolean call(CustomerMessage message) throws Unavailable {
        return mailer.send(message, templates.render(message.template(), message.words()));
    }

    @Override
    public List<Outcome> store(Tx tx, List<Answered<CustomerMessage, Boolean>> batch) {
        CustomerMessageStore.end(
                tx,
                batch.stream()
                        .filter(Answered::answer)
                        .map(b -> b.request().id())
                        .toList(),
                "sent");
        return batch.stream()
                .map(b -> Outcome.of(b.answer() ? "sent" : "bounced"))
                .toList();
    }
}
