package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillments;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * {@code pickup.ready}: notes until when goods are kept for their customer, who is told so. A day that is set stays,
 * and is told once.
 */
@Component
final class PickupReadyStage implements Capability.Local {

    private final Fulfillments fulfillments;
    private final PickupNews news;

    PickupReadyStage(Fulfillments fulfillments, PickupNews news) {
        this.fulfillments = fulfillments;
        this.news = news;
    }

    @Override
    public Signature signature() {
        return Signature.of("pickup.ready", "ready").taking("days");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        FulfillmentChanges.lockOrders(tx, fulfillments, batch);
        Map<Long, Instant> until = new HashMap<>();
        for (var work : batch) {
            var days = Long.parseLong(Objects.requireNonNull(work.with().get("days")));
            until.put(work.subject(), tx.at().plus(Duration.ofDays(days)));
        }
        fulfillments.keepUntil(tx, until).forEach(f -> tx.emit(f.id().value(), Fulfillments.READY, news.of(f)));
        return Outcome.all(batch, "ready");
    }
}
