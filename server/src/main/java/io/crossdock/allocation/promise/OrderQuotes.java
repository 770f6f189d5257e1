package io.crossdock.allocation.promise;

import io.crossdock.allocation.core.OrderAllocation;
import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.SourcingRequest;
import io.crossdock.allocation.kit.NeededUnits;
import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.shared.ListIndex;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Quotes what is still to be sent of an order that exists, as it would be if it had another address, method or service:
 * the units that it holds count as free. Nothing is reserved.
 */
@Component
public final class OrderQuotes {

    private final Quotes quotes;
    private final OrderKits kits;
    private final Masterdata masterdata;
    private final DemandFactory demands;
    private final OrderAllocation allocation;
    private final Inventory inventory;

    OrderQuotes(
            Quotes quotes,
            OrderKits kits,
            Masterdata masterdata,
            DemandFactory demands,
            OrderAllocation allocation,
            Inventory inventory) {
        this.quotes = quotes;
        this.kits = kits;
        this.masterdata = masterdata;
        this.demands = demands;
        this.allocation = allocation;
        this.inventory = inventory;
    }

    /** @param wanted the order as it would be; it has units to send */
    public Quotes.Option quote(Tx tx, Order wanted) {
        var units = kits.of(tx, List.of(wanted)).getFirst().needed().stream()
                .filter(u -> u.open() > 0)
                .toList();
        var codes = new TreeSet<String>();
        units.stream().map(NeededUnits::sku).forEach(codes::add);
        var skus = masterdata.skus(tx, codes);
        if (!skus.keySet().containsAll(codes)) {
            return new Quotes.Option(
                    wanted.service(), false, null, null, List.of(), 0, "a SKU is not in the master data");
        }
        var lines = units.stream()
                .map(u -> DemandFactory.line(u.line(), ListIndex.known(skus, u.sku()), u.open()))
                .toList();
        var asked = demands.ruled(tx, SourcingRequest.of(wanted), lines, Set.of(), null);
        var own = wanted.lines().stream().map(OrderLine::line).collect(Collectors.toSet());
        var held = inventory.reserved(tx, List.of(wanted.id().value())).stream()
                .filter(r -> own.contains(r.line().line()))
                .toList();
        return quotes.option(tx, asked, allocation.anew(tx, asked.demand(), held));
    }
}
