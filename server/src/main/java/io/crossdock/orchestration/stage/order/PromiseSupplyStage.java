package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.backorder.BackorderPromises;
import io.crossdock.allocation.backorder.Preorders;
import io.crossdock.allocation.backorder.Waitlist;
import io.crossdock.allocation.core.OrderAllocation;
import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.QueuePosition;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderFacts;
import io.crossdock.shared.ListIndex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Inventory inventory;
    private final SupplyClaims backlog;
    private final OrderAllocation allocation;
    private final DemandFactory demands;
    private final BackorderPromises promises;
    private final Preorders preorders;
    private final Masterdata masterdata;
    private final Waitlist waiting;

    PromiseSupplyStage(
            OpenDemand unfilled,
            Inventory inventory,
            SupplyClaims backlog,
            OrderAllocation allocation,
            BackorderPromises promises,
            Preorders preorders,
            Masterdata masterdata,
            DemandFactory demands,
            Waitlist waiting) {
        this.waiting = waiting;
        this.unfilled = unfilled;
        this.inventory = inventory;
        this.backlog = backlog;
        this.allocation = allocation;
        this.demands = demands;
        this.promises = promises;
        this.preorders = preorders;
        this.masterdata = masterdata;
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
        var promised = promise(tx, willing(tx, needs), turns, skus);
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

    /** Orders that lack units, if all of their lacking lines may wait. */
    private List<OpenDemand.Need> willing(Tx tx, List<OpenDemand.Need> needs) {
        var offers = new HashSet<SupplyClaims.Offer>();
        needs.forEach(n -> n.lines().forEach(l -> offers.add(offer(n.order(), l))));
        var allowed = offers.isEmpty() ? Set.of() : new HashSet<>(backlog.allowed(tx, offers));
        return needs.stream()
                .filter(n -> n.order().deliveryGroups().isEmpty()) // several groups have no date in common
                .filter(n ->
                        !n.lines().isEmpty() && n.lines().stream().allMatch(l -> allowed.contains(offer(n.order(), l))))
                .toList();
    }

    private static SupplyClaims.Offer offer(Order order, OpenDemand.Line line) {
        return new SupplyClaims.Offer(order.channel(), line.line().sku());
    }

    /** Claims lacking units from supply and reserves the others. @return claims per promised order */
    private Map<Long, List<SupplyClaims.Claim>> promise(
            Tx tx, List<OpenDemand.Need> needs, Map<Long, QueuePosition> turns, Map<String, Sku> skus) {
        if (needs.isEmpty()) {
            return Map.of();
        }
        var free = free(tx, needs);
        var wishes = new ArrayList<SupplyClaims.Wish>();
        var there = new HashMap<Long, OpenDemand.Need>();
        for (var need : needs) {
            var split = Split.of(need, free);
            if (!split.lacking().isEmpty()) {
                long order = need.order().id().value();
                wishes.add(new SupplyClaims.Wish(
                        order,
                        need.order().channel(),
                        ListIndex.known(turns, order).place(),
                        split.lacking()));
                there.put(order, new OpenDemand.Need(need.parts(), split.there()));
            }
        }
        var nodes = masterdata.nodes(tx).stream()
                .filter(n -> n.serves(tx.at()))
                .map(Node::code)
                .toList();
        var claimed = backlog.claim(tx, wishes, nodes);
        var promised = new HashMap<Long, List<SupplyClaims.Claim>>();
        for (int i = 0; i < wishes.size(); i++) {
            if (!claimed.get(i).isEmpty()) {
                promised.put(wishes.get(i).order(), claimed.get(i));
            }
        }
        allocation.allocate(
                tx,
                promised.keySet().stream()
                        .sorted()
                        .map(there::get)
                        .filter(n -> !n.lines().isEmpty())
                        .map(n -> demands.of(tx, n.order(), n.lines(), skus, Set.of()))
                        .toList());
        return promised;
    }

    private Map<String, Long> free(Tx tx, List<OpenDemand.Need> needs) {
        var codes = new TreeSet<String>();
        needs.forEach(n -> n.lines().forEach(l -> codes.add(l.line().sku())));
        var serving = new HashSet<String>();
        masterdata.nodes(tx).stream().filter(n -> n.serves(tx.at())).forEach(n -> serving.add(n.code()));
        var free = new HashMap<String, Long>();
        inventory
                .availability(tx, codes)
                .forEach((sku, rows) -> free.put(
                        sku,
                        rows.stream()
                                .filter(row -> serving.contains(row.node()))
                                .mapToLong(row -> row.units())
                                .sum()));
        return free;
    }

    /** Lines of an order that are in stock, and items that it lacks. */
    private record Split(List<OpenDemand.Line> there, List<SupplyClaims.Item> lacking) {

        /** @param free units per SKU; reduced by the units that this order takes */
        static Split of(OpenDemand.Need need, Map<String, Long> free) {
            var there = new ArrayList<OpenDemand.Line>();
            var lacking = new ArrayList<SupplyClaims.Item>();
            for (var line : need.lines()) {
                var sku = line.line().sku();
                long had = Math.min(line.quantity(), free.getOrDefault(sku, 0L));
                free.merge(sku, -had, Long::sum);
                if (had > 0) {
                    there.add(new OpenDemand.Line(line.line(), had));
                }
                if (had < line.quantity()) {
                    lacking.add(new SupplyClaims.Item(line.line().line(), sku, line.quantity() - had));
                }
            }
            return new Split(there, lacking);
        }
    }
}
