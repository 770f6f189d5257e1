package io.crossdock.notifications.internal;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The stages of a message: {@code notifications.send} and {@code notifications.give-up}. */
final class MessageStages {

    private static final int DUE_S = 2 * 86_400;

    private MessageStages() {}

    /** {@code notifications.send}. */
    @Component
    static final class Send implements Capability.Remote<CustomerMessage, Boolean> {

        private final SmtpMailer mailer;
        private final MessageTemplates templates = new MessageTemplates();

        Send(SmtpMailer mailer) {
            this.mailer = mailer;
        }

        @Override
        public String name() {
            return "notifications.send";
        }

        @Override
        public Set<String> outcomes() {
            return Set.of("sent", "bounced");
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

    /** {@code notifications.give-up}: a person has to reach the customer otherwise. */
    @Component
    static final class GiveUp implements Capability.Local {

        @Override
        public String name() {
            return "notifications.give-up";
        }

        @Override
        public Set<String> outcomes() {
            return Set.of("given-up");
        }

        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            CustomerMessageStore.end(tx, Work.subjects(batch), "failed");
            for (var message :
                    CustomerMessageStore.load(tx, Work.subjects(batch)).values()) {
                tx.raise(new Tx.Problem(
                        message.order(),
                        "message-undeliverable",
                        "customer-service",
                        DUE_S,
                        message.template() + " could not be sent to the customer (" + message.name() + ")"));
            }
            return Outcome.all(batch, "given-up");
        }
    }
}
