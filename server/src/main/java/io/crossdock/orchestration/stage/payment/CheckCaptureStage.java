package io.crossdock.orchestration.stage.payment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.payments.CollectionFacts;
import io.crossdock.payments.Payments;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code payment.check-capture}: whether a fulfillment's invoice is paid, or written off. For documents of before
 * {@link CaptureStandingStage}, which says more.
 */
@Component
final class CheckCaptureStage implements Capability.Local {

    private final Payments payments;

    CheckCaptureStage(Payments payments) {
        this.payments = payments;
    }

    @Override
    public Signature signature() {
        return Signature.of("payment.check-capture", "settled", "owed");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var owed =
                payments.owed(tx, batch.stream().map(CollectionFacts::charged).toList());
        return batch.stream()
                .map(w -> Outcome.of(owed.containsKey(CollectionFacts.charged(w)) ? "owed" : "settled"))
                .toList();
    }
}
