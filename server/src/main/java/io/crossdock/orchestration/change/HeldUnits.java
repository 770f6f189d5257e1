package io.crossdock.orchestration.change;

import io.crossdock.allocation.core.OrderAllocation;
import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.SourcingRequest;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.Order;
import io.crossdock.shared.IdText;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Demand;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Keeps the units of further lines while their money is asked for: as a cart hold, which nobody else can take. */
@Component
final class HeldUnits {

    /** Longer than a provider may be down; what is held longer than that is given back, and reserved anew if needed. */
    private static final Duration HELD_MAX = Duration.ofDays(5);

    private final CartHolds holds;
    private final OrderAllocation allocation;
    private final DemandFactory demands;
    private final Masterdata masterdata;
    private final CandidateNodes sites;

    HeldUnits(
            CartHolds holds,
            OrderAllocation allocation,
            DemandFactory demands,
            Masterdata masterdata,
            CandidateNodes sites) {
        this.holds = holds;
        this.allocation = allocation;
        this.demands = demands;
        this.masterdata = masterdata;
        this.sites = sites;
    }

    /** @return why nobody has them; empty: all of them are held */
    String hold(Tx tx, Order order, List<NewLine> lines, long extension) {
        long id = tx.nextId();
        var until = tx.at().plus(HELD_MAX);
        var cart = key(order, extension);
        holds.open(tx, List.of(new CartHolds.NewHold(id, cart, cart.key(), until, until)));
        var demand = demand(tx, id, order, lines);
        return switch (ListIndex.known(allocation.hold(tx, List.of(demand)), demand.ref())) {
            case OrderAllocation.Result.Allocated won -> {
                var held = lines.stream()
                        .map(l -> new CartHolds.Line(l.line(), l.sku(), l.quantity(), l.quantity()))
                        .toList();
                holds.fill(
                        tx,
                        List.of(new CartHolds.Filled(
                                id,
                                held,
                                won.plan().transitDays(),
                                won.plan().cost().totalMinor())));
                yield "";
            }
            case OrderAllocation.Result.Short none -> AddedUnits.words(none.why());
        };
    }

    /** Gives back what is still held. */
    void giveBack(Tx tx, Order order, long extension) {
        var cart = key(order, extension);
        var hold = holds.byKey(tx, List.of(cart)).get(cart);
        if (hold != null) {
            sites.giveBackOrders(tx, holds.release(tx, List.of(hold.id())));
        }
    }

    private static CartHolds.CartKey key(Order order, long extension) {
        return new CartHolds.CartKey(order.channel(), "change of " + order.id() + ", " + IdText.print('S', extension));
    }

    /** What the order would ask for these lines alone, under the hold's id. */
    private Demand demand(Tx tx, long hold, Order order, List<NewLine> lines) {
        var asked = SourcingRequest.of(order);
        var skus = masterdata.skus(tx, lines.stream().map(NewLine::sku).collect(Collectors.toSet()));
        return demands.of(
                tx,
                new SourcingRequest(
                        hold,
                        asked.channel(),
                        asked.service(),
                        asked.tier(),
                        asked.country(),
                        asked.region(),
                        asked.postalCode(),
                        asked.way(),
                        asked.group()),
                lines.stream()
                        .map(l -> DemandFactory.line(
                                UnitLine.ordered(l.line()), ListIndex.known(skus, l.sku()), l.quantity()))
                        .toList(),
                Set.of(),
                null);
    }
}
