package io.crossdock.orchestration.change;

import io.crossdock.allocation.core.OrderAllocation;
import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.allocation.kit.NeededUnits;
import io.crossdock.allocation.promise.PromiseWriter;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.KnownKits;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.Order;
import io.crossdock.shared.GroupRef;
import io.crossdock.sourcing.Decision;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Units that an order reserves, or gives up, after it was placed. */
@Component
final class AddedUnits {

    private final Masterdata masterdata;
    private final KnownKits kits;
    private final DemandFactory demands;
    private final OrderAllocation allocation;
    private final PromiseWriter promising;
    private final IdleUnits idle;

    AddedUnits(
            Masterdata masterdata,
            KnownKits kits,
            DemandFactory demands,
            OrderAllocation allocation,
            PromiseWriter promising,
            IdleUnits idle) {
        this.idle = idle;
        this.masterdata = masterdata;
        this.kits = kits;
        this.demands = demands;
        this.allocation = allocation;
        this.promising = promising;
    }

    /** Gives up the units of a delivery group that no node has got, so that nodes and date are chosen anew. */
    void giveUp(Tx tx, Order part) {
        idle.giveUp(tx, part, List.of());
    }

    /** Why an order can't get this SKU at all; empty if it can. */
    String unknown(Tx tx, String sku) {
        if (masterdata.skus(tx, Set.of(sku)).isEmpty()) {
            return "the SKU " + sku + " is not in the master data";
        }
        return kits.kits(tx, Set.of(sku)).isEmpty() ? "" : sku + " is a kit, which can't be added";
    }

    /** @return why nobody has them; empty: they are reserved */
    String reserve(Tx tx, Order order, List<NewLine> lines) {
        var with = order;
        for (var line : lines) {
            with = with.with(line);
        }
        var units = with.lines().subList(order.lines().size(), with.lines().size()).stream()
                .map(line -> new OpenDemand.Line(NeededUnits.of(line), line.ordered()))
                .toList();
        var skus = masterdata.skus(tx, lines.stream().map(NewLine::sku).collect(Collectors.toSet()));
        var asked = demands.ruled(tx, with.part(GroupRef.FIRST), units, skus, Set.of());
        return switch (allocation.allocate(tx, List.of(asked.demand())).get(asked.ref())) {
            case OrderAllocation.Result.Allocated won -> {
                promising.promise(tx, List.of(won.plan()), Map.of(asked.ref(), asked.wish()));
                yield "";
            }
            case OrderAllocation.Result.Short none -> words(none.why());
            case null -> "nobody was asked";
        };
    }

    /** Why nobody has them. */
    static String words(Decision.Unfillable none) {
        return none.reason().words() + " (" + available(none) + ")";
    }

    private static String available(Decision.Unfillable none) {
        return none.lines().stream()
                .map(l -> l.sku() + ": " + l.wanted() + " wanted, " + l.available() + " available")
                .collect(Collectors.joining("; "));
    }
}
