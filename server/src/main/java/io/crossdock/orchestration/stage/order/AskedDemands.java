package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.backorder.Preorders;
import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.allocation.demand.RuledDemand;
import io.crossdock.allocation.demand.SourcingRequest;
import io.crossdock.allocation.promise.PromiseWriter;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.OrderFacts;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.ListIndex;
import io.crossdock.sourcing.Demand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What the orders of a batch still need, by delivery group, as it is to be decided. */
@Component
final class AskedDemands {

    private final OpenDemand unfilled;
    private final Masterdata masterdata;
    private final Fulfillments fulfillments;
    private final DemandFactory demands;
    private final PromiseWriter promising;

    AskedDemands(
            OpenDemand unfilled,
            Masterdata masterdata,
            Fulfillments fulfillments,
            DemandFactory demands,
            PromiseWriter promising) {
        this.unfilled = unfilled;
        this.masterdata = masterdata;
        this.fulfillments = fulfillments;
        this.demands = demands;
        this.promising = promising;
    }

    /**
     * Demand of the batch, by delivery group.
     *
     * @param others outcomes of orders that are not decided: they need nothing, are not on sale yet, or have an unknown
     *     SKU
     */
    record Asked(
            Map<GroupRef, RuledDemand> ruled,
            Map<GroupRef, OpenDemand.Need> needs,
            Map<Long, List<RuledDemand>> byOrder,
            Map<Long, Outcome> others) {

        static Asked none() {
            return new Asked(new LinkedHashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        }

        void put(OpenDemand.Need need, RuledDemand demand) {
            ruled.put(demand.ref(), demand);
            needs.put(demand.ref(), need);
            byOrder.computeIfAbsent(demand.order(), _ -> new ArrayList<>()).add(demand);
        }

        /** Demands of an order. */
        List<RuledDemand> of(long order) {
            return ListIndex.known(byOrder, order);
        }

        List<Demand> demands() {
            return ruled.values().stream().map(RuledDemand::demand).toList();
        }
    }

    Asked of(Tx tx, List<Work> batch) {
        var needs = unfilled.of(tx, batch.stream().map(Work::subject).toList());
        var refusing = refusing(tx, batch);
        var skus = skus(tx, needs);
        var kept = refusing.isEmpty()
                ? Map.<GroupRef, Instant>of()
                : promising.kept(
                        tx,
                        refusing.keySet().stream()
                                .map(GroupRef::order)
                                .distinct()
                                .toList());
        var asked = Asked.none();
        for (var need : needs) {
            long order = need.order().id().value();
            if (Preorders.saleStarts(need, skus, tx.at()) != null) {
                asked.others.put(order, Outcome.of("short"));
            } else if (need.lines().isEmpty()) {
                asked.others.put(order, Outcome.of("allocated"));
            } else if (!known(need, skus)) {
                asked.others.put(order, Outcome.of("unknown-sku"));
            } else {
                for (var part : need.byGroup()) {
                    var request = SourcingRequest.of(part.part());
                    asked.put(
                            part,
                            demands.ruled(
                                    tx,
                                    request,
                                    lines(part, skus),
                                    refusing.getOrDefault(request.ref(), Set.of()),
                                    kept.get(request.ref())));
                }
            }
        }
        return asked;
    }

    /** Nodes per delivery group that refused its work, gave it back, or did not find all its units. */
    private Map<GroupRef, Set<String>> refusing(Tx tx, List<Work> batch) {
        var orders = batch.stream()
                .filter(w -> OrderFacts.GIVEN_BACK.of(w))
                .map(Work::subject)
                .toList();
        if (orders.isEmpty()) {
            return Map.of();
        }
        var refusing = new HashMap<GroupRef, Set<String>>();
        var back = fulfillments.byOrder(tx, orders).stream()
                .filter(Fulfillment::gaveBack)
                .toList();
        var asked = fulfillments.handedAnew(
                tx, back.stream().map(f -> f.id().value()).toList());
        for (var f : back) {
            if (!asked.contains(f.id().value())) { // else it was asked back, for another address or way
                refusing.computeIfAbsent(f.ref(), k -> new TreeSet<>()).add(f.node());
            }
        }
        return refusing;
    }

    private Map<String, Sku> skus(Tx tx, List<OpenDemand.Need> needs) {
        var codes = new TreeSet<String>();
        needs.forEach(n -> n.addSkus(codes));
        return masterdata.skus(tx, codes);
    }

    private static List<Demand.DemandLine> lines(OpenDemand.Need need, Map<String, Sku> skus) {
        return need.lines().stream()
                .map(l -> DemandFactory.line(
                        l.line().line(), ListIndex.known(skus, l.line().sku()), l.quantity()))
                .toList();
    }

    private static boolean known(OpenDemand.Need need, Map<String, Sku> skus) {
        return need.lines().stream().allMatch(l -> skus.containsKey(l.line().sku()));
    }
}
