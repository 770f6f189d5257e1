package io.crossdock.orchestration.stage.payment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.orders.OrderFacts;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.Payments;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code payment.give-back}: whether a channel has money of an order that ends, which is the customer's. Cards have
 * none here: {@code payment.void} gives up what was authorized.
 */
@Component
final class GiveBackStage implements Capability.Local {

    private final Payments payments;

    GiveBackStage(Payments payments) {
        this.payments = payments;
    }

    @Override
    public Signature signature() {
        return Signature.of("payment.give-back", "settled", "owed");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var paid = batch.stream().filter(w -> !OrderFacts.UNPAID.of(w)).toList();
        var open = payments.giveBack(tx, paid.stream().map(GiveBackStage::wish).toList());
        var owed = new HashSet<Long>();
        for (int i = 0; i < paid.size(); i++) {
            if (open.get(i)) {
                owed.add(paid.get(i).subject());
            }
        }
        return batch.stream()
                .map(w -> Outcome.of(owed.contains(w.subject()) ? "owed" : "settled"))
                .toList();
    }

    private static PaymentRequest wish(Work work) {
        long order = work.subject();
        return new PaymentRequest(PaymentOperation.VOID, order, "O" + order, order, work.key(), List.of());
    }
}
