package io.crossdock.orchestration.stage.payment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.orders.OrderFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code payment.give-back}: whether a channel has money of an order that ends, which is the customer's. Cards have
 * none here: {@code payment.void} gives up what was authorized.
 */
@Component
final class GiveBackStage implements Capability.Local {

    private final ChannelMoney money;

    GiveBackStage(ChannelMoney money) {
        this.money = money;
    }

    @Override
    public Signature signature() {
        return Signature.of("payment.give-back", "settled", "owed");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var paid = batch.stream().filter(w -> !OrderFacts.UNPAID.of(w)).toList();
        var owed = money.owed(tx, Work.subjects(paid));
        return batch.stream()
                .map(w -> Outcome.of(owed.contains(w.subject()) ? "owed" : "settled"))
                .toList();
    }
}
