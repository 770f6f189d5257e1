package io.crossdock.promises.internal;

import io.crossdock.engine.Tx;
import io.crossdock.promises.Promises;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.ListIndex;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Promises in PostgreSQL. */
@Component
final class StoredPromises implements Promises {

    @Override
    public void make(Tx tx, List<NewPromise> promises) {
        if (!promises.isEmpty()) {
            PromiseStore.insert(tx, promises);
        }
    }

    @Override
    public void forget(Tx tx, Collection<GroupRef> groups) {
        if (!groups.isEmpty()) {
            PromiseStore.delete(tx, List.copyOf(groups));
        }
    }

    @Override
    public Map<GroupRef, Promise> of(Tx tx, Collection<Long> orders) {
        return ListIndex.by(PromiseStore.of(tx, orders, LegStore.of(tx, orders)), Promise::ref);
    }

    @Override
    public void shipped(Tx tx, List<Step> steps) {
        if (!steps.isEmpty()) {
            LegStore.shipped(tx, steps);
        }
    }

    @Override
    public void delivered(Tx tx, List<Step> steps) {
        end(
                tx,
                steps,
                leg -> PromiseVerdict.of(
                        leg.promised(),
                        leg.shipsAt(),
                        leg.planned(),
                        leg.shippedAt(),
                        leg.step().at()));
    }

    @Override
    public void lost(Tx tx, List<Step> steps) {
        end(tx, steps, leg -> new PromiseVerdict(Outcome.LOST, Culprit.CARRIER));
    }

    private static void end(Tx tx, List<Step> steps, Function<LegStore.Open, PromiseVerdict> verdict) {
        var open = steps.isEmpty() ? List.<LegStore.Open>of() : LegStore.lock(tx, steps);
        if (!open.isEmpty()) {
            LegStore.end(tx, open, open.stream().map(verdict).toList());
        }
    }

    @Override
    public List<Score> score(Tx tx, ScoreQuery query) {
        return LegStore.score(tx, query);
    }
}
