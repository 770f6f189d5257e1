package io.crossdock.orchestration.stage.payment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.payments.CollectionFacts;
import io.crossdock.payments.Payments;
import io.crossdock.shared.ListIndex;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code payment.write-off}: writes off what of a fulfillment's invoice is not captured, by the decision that led here.
 */
@Component
final class WriteOffStage implements Capability.Local {

    private final Payments payments;
    private final Fulfillments fulfillments;

    WriteOffStage(Payments payments, Fulfillments fulfillments) {
        this.payments = payments;
        this.fulfillments = fulfillments;
    }

    @Override
    public Signature signature() {
        return Signature.of("payment.write-off", "written-off");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var orders = ListIndex.by(
                fulfillments.load(
                        tx, batch.stream().map(CollectionFacts::charged).toList()),
                f -> f.id().value());
        payments.writeOff(
                tx,
                batch.stream()
                        .map(w -> SettlementNotes.of(
                                w,
                                CollectionFacts.charged(w),
                                ListIndex.known(orders, CollectionFacts.charged(w))
                                        .order()))
                        .toList());
        return Outcome.all(batch, "written-off");
    }
}
