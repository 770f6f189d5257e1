package io.crossdock.orchestration.stage.payment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.Payments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * {@code payment.refund-standing}: who has to say that a refund is paid. {@code under-way}: the provider, which was
 * asked. {@code owed}: the channel, which has the money and which nobody here can ask. {@code uncharged}: nobody yet,
 * since it is not known whether the customer was charged.
 */
@Component
final class RefundStandingStage implements Capability.Local {

    private final Payments payments;

    RefundStandingStage(Payments payments) {
        this.payments = payments;
    }

    @Override
    public Signature signature() {
        return Signature.of("payment.refund-standing", "settled", "under-way", "uncharged", "owed");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var open = payments.openObligations(tx, Work.subjects(batch));
        var asked = payments.asked(tx, PaymentOperation.REFUND, Work.subjects(batch));
        return batch.stream()
                .map(w -> Outcome.of(outcome(w.subject(), open, asked)))
                .toList();
    }

    private static String outcome(long subject, Map<Long, Long> open, Set<Long> asked) {
        var minor = open.get(subject);
        if (minor == null) {
            return asked.contains(subject) ? "under-way" : "uncharged";
        }
        return minor > 0 ? "owed" : "settled";
    }
}
