package io.crossdock.notifications.internal;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code notifications.give-up}: raises a case, so that a person reaches the customer in another way. */
@Component
final class GiveUpMessageStage implements Capability.Local {

    @Override
    public Signature signature() {
        return Signature.of("notifications.give-up", "given-up");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        CustomerMessageStore.end(tx, Work.subjects(batch), "failed");
        for (var message : CustomerMessageStore.load(tx, Work.subjects(batch)).values()) {
            tx.raise(MessageCaseKinds.MESSAGE_UNDELIVERABLE.problem(
                    message.order(),
                    message.template() + " could not be sent to the customer (" + message.name() + ")"));
        }
        return Outcome.all(batch, "given-up");
    }
}
