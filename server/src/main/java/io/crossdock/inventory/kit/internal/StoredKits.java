package io.crossdock.inventory.kit.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReleaseRequest;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.kit.Kits;
import io.crossdock.masterdata.Assortment;
import io.crossdock.masterdata.Kit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Expands kits to parts, calls the stock, and converts the answer to kits. */
@Component
public final class StoredKits implements Kits {

    private final Inventory inventory;
    private final Assortment assortment;

    public StoredKits(Inventory inventory, Assortment assortment) {
        this.inventory = inventory;
        this.assortment = assortment;
    }

    @Override
    public Map<String, List<AvailableUnits>> availability(Tx tx, Collection<String> skus, @Nullable String channel) {
        var kits = assortment.kits(tx, skus);
        var asked = new TreeSet<>(skus);
        asked.removeAll(kits.keySet());
        kits.values().forEach(kit -> kit.parts().forEach(part -> asked.add(part.sku())));
        var parts = channel == null ? inventory.availability(tx, asked) : inventory.availability(tx, asked, channel);
        var available = new HashMap<String, List<AvailableUnits>>();
        for (var sku : skus) {
            var kit = kits.get(sku);
            var nodes = kit == null ? parts.getOrDefault(sku, List.of()) : KitRules.available(kit, parts);
            if (!nodes.isEmpty()) {
                available.put(sku, nodes);
            }
        }
        return available;
    }

    @Override
    public List<ReserveOutcome> reserve(Tx tx, List<ReserveRequest> orders) {
        var kits = kits(
                tx,
                orders.stream()
                        .flatMap(o -> o.claims().stream())
                        .map(Claim::sku)
                        .toList());
        var outcomes = new ArrayList<ReserveOutcome>();
        for (var outcome : inventory.reserve(
                tx, orders.stream().map(o -> KitRules.expanded(o, kits)).toList())) {
            var order = orders.get(outcomes.size());
            outcomes.add(
                    switch (outcome) {
                        case ReserveOutcome.Reserved won -> won;
                        case ReserveOutcome.Short none ->
                            new ReserveOutcome.Short(none.owner(), KitRules.whole(order, none.claims(), kits));
                    });
        }
        return outcomes;
    }

    @Override
    public void release(Tx tx, List<ReservedUnits> goods) {
        var kits = kits(tx, goods.stream().map(ReservedUnits::sku).toList());
        inventory.release(
                tx,
                goods.stream()
                        .flatMap(g ->
                                KitRules.parts(new Claim(g.line(), g.sku(), g.node(), g.quantity()), kits).stream()
                                        .map(part -> new ReleaseRequest(
                                                g.owner(), part.line(), part.node(), part.quantity())))
                        .toList());
    }

    private Map<String, Kit> kits(Tx tx, List<String> skus) {
        return assortment.kits(tx, new TreeSet<>(skus));
    }
}
