package io.crossdock.orchestration.stage.payment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.payments.Payments;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * {@code payment.check-refund}: who has to say that a refund is paid. {@code under-way}: the provider, which was asked.
 * {@code owed}: the channel, which has the money and which nobody here can ask. For documents of before
 * {@link RefundStandingStage}, which says more.
 */
@Component
final class CheckRefundStage implements Capability.Local {

    private final Payments payments;

    CheckRefundStage(Payments payments) {
        this.payments = payments;
    }

    @Override
    public Signature signature() {
        return Signature.of("payment.check-refund", "settled", "under-way", "owed");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var open = payments.openObligations(tx, Work.subjects(batch));
        return batch.stream().map(w -> Outcome.of(outcome(w, open))).toList();
    }

    private static String outcome(Work work, Map<Long, Long> open) {
        var minor = open.get(work.subject());
        if (minor == null) {
            return "under-way";
        }
        return minor > 0 ? "owed" : "settled";
    }
}
