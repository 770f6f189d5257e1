package io.crossdock.orchestration.stage.curbside;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.shared.ListIndex;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * {@code curbside.look-out}: says where goods and customer are. {@code preparing}: the goods are not ready, and nobody
 * is there; {@code ready}: they are, and nobody is there; {@code untold}: the customer is there, and the store does not
 * know it; {@code early}: it does, and the goods are not ready; {@code waiting}: they are; {@code late}: for longer
 * than the {@code minutes} since the customer came.
 */
@Component
final class LookOutStage implements Capability.Local {

    private final Fulfillments fulfillments;

    LookOutStage(Fulfillments fulfillments) {
        this.fulfillments = fulfillments;
    }

    @Override
    public Signature signature() {
        return Signature.of("curbside.look-out", "preparing", "ready", "untold", "early", "waiting", "late")
                .taking("minutes");
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var found = ListIndex.by(fulfillments.load(tx, Work.subjects(batch)), f -> f.id().value());
        return batch.stream()
                .map(w -> Outcome.of(seen(tx, ListIndex.known(found, w.subject()), limit(w))))
                .toList();
    }

    private static Duration limit(Work work) {
        return Duration.ofMinutes(
                Long.parseLong(Objects.requireNonNull(work.with().get("minutes"))));
    }

    private static String seen(Tx tx, Fulfillment f, Duration limit) {
        var pickup = f.pickup();
        var arrival = pickup == null ? null : pickup.arrival();
        boolean ready = pickup != null && f.ready() && pickup.collectBy() != null;
        if (arrival == null) {
            return ready ? "ready" : "preparing";
        }
        if (arrival.toldAt() == null) {
            return "untold";
        }
        if (!ready) {
            return "early";
        }
        return tx.at().isBefore(arrival.at().plus(limit)) ? "waiting" : "late";
    }
}
