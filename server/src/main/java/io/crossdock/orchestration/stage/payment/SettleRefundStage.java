package io.crossdock.orchestration.stage.payment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.payments.Payments;
import io.crossdock.returns.Returns;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code payment.settle-refund}: books a refund that the provider refuses as made in another way, or what a channel
 * owes for a return, a fulfillment or an order as paid back, by the decision that led here.
 */
@Component
final class SettleRefundStage implements Capability.Local {

    private final Payments payments;
    private final Fulfillments fulfillments;
    private final Returns returns;
    private final PaymentStages stages;

    SettleRefundStage(Payments payments, Fulfillments fulfillments, Returns returns, PaymentStages stages) {
        this.stages = stages;
        this.payments = payments;
        this.fulfillments = fulfillments;
        this.returns = returns;
    }

    @Override
    public Signature signature() {
        return Signature.of("payment.settle-refund", "settled");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var orders = new HashMap<Long, Long>();
        returns.load(tx, Work.subjects(batch)).forEach(r -> orders.put(r.id().value(), r.order()));
        fulfillments.load(tx, Work.subjects(batch)).forEach(f -> orders.put(f.id().value(), f.order()));
        orders.putAll(payments.reductionOrders(tx, Work.subjects(batch)));
        payments.noteRefunds(
                tx,
                stages.refunds(
                        tx,
                        batch.stream()
                                .filter(w -> orders.containsKey(w.subject()))
                                .toList()));
        payments.settleRefunds(
                tx,
                batch.stream()
                        .map(w -> SettlementNotes.of(w, w.subject(), orders.getOrDefault(w.subject(), w.subject())))
                        .toList());
        return Outcome.all(batch, "settled");
    }
}
