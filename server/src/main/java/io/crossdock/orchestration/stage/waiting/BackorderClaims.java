package io.crossdock.orchestration.stage.waiting;

import io.crossdock.allocation.core.OrderAllocation;
import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.QueuePosition;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.Order;
import io.crossdock.shared.ListIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Claims what orders lack from dated supply, where their channel and SKUs allow backorders: all of it or nothing. Units
 * in stock are reserved at once.
 */
@Component
final class BackorderClaims {

    private final Inventory inventory;
    private final SupplyClaims backlog;
    private final OrderAllocation allocation;
    private final Masterdata masterdata;
    private final DemandFactory demands;

    BackorderClaims(
            Inventory inventory,
            SupplyClaims backlog,
            OrderAllocation allocation,
            Masterdata masterdata,
            DemandFactory demands) {
        this.inventory = inventory;
        this.backlog = backlog;
        this.allocation = allocation;
        this.masterdata = masterdata;
        this.demands = demands;
    }

    /**
     * Claims for those orders that may wait, in this order.
     *
     * @param turns places in the queue, by order
     * @return claims per promised order
     */
    Map<Long, List<SupplyClaims.Claim>> make(
            Tx tx, List<OpenDemand.Need> needs, Map<Long, QueuePosition> turns, Map<String, Sku> skus) {
        var willing = willing(tx, needs);
        return willing.isEmpty() ? Map.of() : claim(tx, willing, turns, skus);
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
    private Map<Long, List<SupplyClaims.Claim>> claim(
            Tx tx, List<OpenDemand.Need> needs, Map<Long, QueuePosition> turns, Map<String, Sku> skus) {
        var free = free(tx, needs);
        var requests = new ArrayList<SupplyClaims.ClaimRequest>();
        var there = new HashMap<Long, OpenDemand.Need>();
        for (var need : needs) {
            var split = Split.of(need, free);
            if (!split.lacking().isEmpty()) {
                long order = need.order().id().value();
                requests.add(new SupplyClaims.ClaimRequest(
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
        var claimed = backlog.claim(tx, requests, nodes);
        var promised = new HashMap<Long, List<SupplyClaims.Claim>>();
        for (int i = 0; i < requests.size(); i++) {
            if (!claimed.get(i).isEmpty()) {
                promised.put(requests.get(i).order(), claimed.get(i));
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
