package io.crossdock.orchestration.stage.waiting;

import io.crossdock.allocation.backorder.BackorderPromises;
import io.crossdock.allocation.backorder.Preorders;
import io.crossdock.allocation.backorder.Waitlist;
import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.OrderFacts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * {@code inventory.promise-supply}: promises dated supply to orders that are short, where their channel and SKUs allow
 * backorders. Units in stock are reserved at once; the rest is claimed from supply, all of it or nothing. Run again
 * after supply changed, it releases the claims and makes them again in the order of the queue. Orders also join the
 * waiting list, so that stock that arrives earlier serves them in turn.
 */
@Component
final class PromiseSupplyStage implements Capability.Local {

    private final OpenDemand unfilled;
    private final SupplyClaims backlog;
    private final BackorderClaims claims;
    private final BackorderPromises promises;
    private final Preorders preorders;
    private final Masterdata masterdata;
    private final Waitlist waiting;

    PromiseSupplyStage(
            OpenDemand unfilled,
            SupplyClaims backlog,
            BackorderClaims claims,
            BackorderPromises promises,
            Preorders preorders,
            Masterdata masterdata,
            Waitlist waiting) {
        this.unfilled = unfilled;
        this.backlog = backlog;
        this.claims = claims;
        this.promises = promises;
        this.preorders = preorders;
        this.masterdata = masterdata;
        this.waiting = waiting;
    }

    @Override
    public Signature signature() {
        return signature("inventory.promise-supply");
    }

    /** The same under another name. */
    Signature signature(String name) {
        return Signature.of(name, "promised", "waiting", "preordered").learning(OrderFacts.WAITED);
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        return run(tx, batch, new HashMap<>());
    }

    /** @param days gets the days that orders are promised now, each on the clock of its node */
    List<Outcome> run(Tx tx, List<Work> batch, Map<Long, LocalDate> days) {
        backlog.release(tx, Work.subjects(batch));
        var all = unfilled.of(tx, Work.subjects(batch));
        var turns = waiting.turns(tx, all);
        var needs = all.stream().sorted(Waitlist.byTurn(turns)).toList();
        var skus = skus(tx, needs);
        var early = preorders.await(tx, needs);
        var promised = claims.make(tx, needs, turns, skus);
        waiting.join(
                tx,
                batch,
                unfilled.of(
                        tx,
                        needs.stream()
                                .map(n -> n.order().id().value())
                                .filter(id -> !early.contains(id))
                                .toList()));
        days.putAll(promises.tell(tx, needs.stream().map(OpenDemand.Need::parts).toList(), promised, skus));
        return batch.stream()
                .map(w -> outcome(w.subject(), early, promised.keySet()))
                .toList();
    }

    private static Outcome outcome(long order, Set<Long> early, Set<Long> promised) {
        var name = early.contains(order) ? "preordered" : promised.contains(order) ? "promised" : "waiting";
        return Outcome.of(name).with(OrderFacts.WAITED, true);
    }

    private Map<String, Sku> skus(Tx tx, List<OpenDemand.Need> needs) {
        var codes = new TreeSet<String>();
        needs.forEach(n -> n.addSkus(codes));
        return masterdata.skus(tx, codes);
    }
}
