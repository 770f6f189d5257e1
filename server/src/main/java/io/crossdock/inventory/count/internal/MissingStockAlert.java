package io.crossdock.inventory.count.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.InventoryCaseKinds;
import io.crossdock.inventory.PromisedStockMissing;
import io.crossdock.inventory.stock.StockKey;
import java.util.ArrayList;
import java.util.SortedMap;

/** Reports promised units that a count did not find: one event and one case for all rows of a transaction. */
public final class MissingStockAlert {

    private MissingStockAlert() {}

    /** @param missing promised units that are missing, by row */
    public static void tell(Tx tx, SortedMap<StockKey, Long> missing) {
        if (missing.isEmpty()) {
            return;
        }
        var rows = new ArrayList<PromisedStockMissing.Missing>();
        missing.forEach((key, units) -> rows.add(new PromisedStockMissing.Missing(key.sku(), key.node(), units)));
        var subject = tx.nextId();
        tx.emit(subject, Inventory.PROMISED_STOCK_MISSING, new PromisedStockMissing(rows));
        var first = rows.getFirst();
        tx.raise(InventoryCaseKinds.PROMISED_STOCK_MISSING.problem(
                subject,
                "a count found fewer units than are promised on %d row(s); the first lacks %d of %s at %s"
                        .formatted(rows.size(), first.units(), first.sku(), first.node())));
    }
}
