package io.crossdock.notifications.internal;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code notifications.send}: hands a message to the mail server. */
@Component
final class SendMessageStage implements Capability.Remote<CustomerMessage, Boolean> {

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
        return 16;
    }

    @Override
    public List<CustomerMessage> load(Tx tx, List<Work> batch) {
        var found = CustomerMessageStore.load(tx, Work.subjects(batch));
        return batch.stream()
                .map(w -> Objects.requireNonNull(found.get(w.subject())))
                .toList();
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
