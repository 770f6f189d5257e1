package io.crossdock.orchestration.stage.payment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.payments.CompensationFacts;
import io.crossdock.payments.Payments;
import io.crossdock.shared.ListIndex;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code payment.settle-reclaim}: books that a customer has paid what was paid back and never collected, or that it is
 * given up, by the decision that led here.
 */
@Component
final class SettleReclaimStage implements Capability.Local {

    private static final String AS = "as";
    private static final String PAID = "paid";

    private final Payments payments;

    SettleReclaimStage(Payments payments) {
        this.payments = payments;
    }

    @Override
    public Signature signature() {
        return Signature.of("payment.settle-reclaim", "settled").taking(AS);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var standing = ListIndex.by(EngineQueries.standing(tx, Work.subjects(batch)), EngineQueries.Standing::subject);
        for (var work : batch) {
            var word = SettlementNotes.of(
                    work,
                    work.subject(),
                    ListIndex.known(standing, work.subject()).parent());
            long amount = CompensationFacts.AMOUNT_MINOR.of(work);
            if (PAID.equals(work.with().get(AS))) {
                payments.paidAgain(tx, word, amount);
            } else {
                payments.giveUpReclaim(tx, word, amount);
            }
        }
        return Outcome.all(batch, "settled");
    }
}
