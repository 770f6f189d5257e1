package io.crossdock.orchestration.stage.payment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.payments.CollectionFacts;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.Payments;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * {@code payment.capture-standing}: whether a fulfillment's invoice is paid, or written off. {@code under-way}: the
 * provider was asked for it and has not answered. {@code unauthorized}: it was asked for a new authorization.
 */
@Component
final class CaptureStandingStage implements Capability.Local {

    private final Payments payments;

    CaptureStandingStage(Payments payments) {
        this.payments = payments;
    }

    @Override
    public Signature signature() {
        return Signature.of("payment.capture-standing", "settled", "under-way", "unauthorized", "owed");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var owed = payments.owed(
                        tx, batch.stream().map(CollectionFacts::charged).toList())
                .keySet();
        var charging = unanswered(tx, PaymentOperation.CAPTURE, owed);
        var authorizing = unanswered(tx, PaymentOperation.AUTHORIZE, owed);
        return batch.stream()
                .map(CollectionFacts::charged)
                .map(charged -> {
                    if (!owed.contains(charged)) {
                        return Outcome.of("settled");
                    } else if (charging.contains(charged)) {
                        return Outcome.of("under-way");
                    }
                    return Outcome.of(authorizing.contains(charged) ? "unauthorized" : "owed");
                })
                .toList();
    }

    private Set<Long> unanswered(Tx tx, PaymentOperation kind, Set<Long> owed) {
        return owed.isEmpty() ? owed : payments.unanswered(tx, kind, owed);
    }
}
