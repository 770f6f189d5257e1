package io.crossdock.allocation.backorder;

import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.kit.NeededUnits;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Sku;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Orders that are captured before everything in them is on sale. The sale of a SKU begins at midnight UTC; an order
 * goes on when its last SKU is on sale.
 */
@Component
public final class Preorders {

    /** Most orders that are signaled in one transaction. */
    public static final int BATCH_MAX = 1_000;

    private final SupplyClaims backlog;
    private final Masterdata masterdata;
    private final Waitlist waiting;

    Preorders(SupplyClaims backlog, Masterdata masterdata, Waitlist waiting) {
        this.waiting = waiting;
        this.backlog = backlog;
        this.masterdata = masterdata;
    }

    /** Start of sale of the last open line; null where all are on sale. */
    private static @Nullable Instant saleStarts(List<NeededUnits> units, Map<String, Sku> skus, Instant now) {
        Instant last = null;
        for (var line : units) {
            var sku = skus.get(line.sku());
            var day = sku == null || line.open() == 0 ? null : sku.preorderDate();
            var start = day == null ? now : day.atStartOfDay(ZoneOffset.UTC).toInstant();
            if (start.isAfter(last == null ? now : last)) {
                last = start;
            }
        }
        return last;
    }

    /** Start of sale of the last open part, without the kits themselves. */
    static @Nullable Instant partsStart(KitExplosion order, Map<String, Sku> skus, Instant now) {
        return saleStarts(order.needed(), skus, now);
    }

    /** Start of sale of everything the order lacks: a kit is on sale when it and its parts are. */
    public static @Nullable Instant saleStarts(OpenDemand.Need need, Map<String, Sku> skus, Instant now) {
        var sold = saleStarts(need.order().lines().stream().map(NeededUnits::of).toList(), skus, now);
        var made = need.parts().any() ? partsStart(need.parts(), skus, now) : null;
        return sold == null || made != null && made.isAfter(sold) ? made : sold;
    }

    /**
     * Stores the preorders among these orders.
     *
     * @return their ids
     */
    public Set<Long> await(Tx tx, List<OpenDemand.Need> needs) {
        var codes = new TreeSet<String>();
        needs.forEach(n -> n.addSkus(codes));
        var skus = masterdata.skus(tx, codes);
        var early = new ArrayList<SupplyClaims.Preorder>();
        var ids = new HashSet<Long>();
        for (var need : needs) {
            var start = saleStarts(need, skus, tx.at());
            if (start != null) {
                early.add(new SupplyClaims.Preorder(
                        need.order().id().value(),
                        waiting.turn(tx, need.order()).place(),
                        start));
                ids.add(need.order().id().value());
            }
        }
        backlog.awaitSale(tx, early);
        return ids;
    }

    /**
     * Signals the orders whose day has come, the earliest day first, then by place in the queue.
     *
     * @return their number
     */
    public int tell(Tx tx) {
        var orders = backlog.onSale(tx, BATCH_MAX);
        orders.forEach(order -> tx.signal(new Tx.Signal(order, "stock-available", Map.of("why", "on sale"))));
        return orders.size();
    }
}
