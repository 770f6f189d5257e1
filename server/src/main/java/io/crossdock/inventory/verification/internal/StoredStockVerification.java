package io.crossdock.inventory.verification.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.InventoryCaseKinds;
import io.crossdock.inventory.sharing.Sharing;
import io.crossdock.inventory.sharing.internal.FenceStore;
import io.crossdock.inventory.stock.StockBook;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.stock.StockStore;
import io.crossdock.inventory.verification.StockVerification;
import io.crossdock.inventory.verification.internal.StockCheckStore.Found;
import io.crossdock.inventory.walk.KeySlice;
import io.crossdock.inventory.walk.StockWalk;
import io.crossdock.inventory.walk.WalkStore;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Verifies slice by slice, rebuilds levels from ledger and reservations, and recounts fences. */
@Component
final class StoredStockVerification implements StockVerification {

    private final Sharing sharing;

    StoredStockVerification(Sharing sharing) {
        this.sharing = sharing;
    }

    @Override
    public List<StockWalk> walks(Tx tx) {
        return WalkStore.walks(tx);
    }

    @Override
    public List<Difference> differences(Tx tx) {
        return StockCheckStore.of(tx, KeySlice.ALL, Inventory.BATCH_MAX).stream()
                .map(Found::difference)
                .toList();
    }

    @Override
    public List<Difference> rebuild(Tx tx) {
        var keys = new TreeSet<StockKey>();
        StockCheckStore.of(tx, KeySlice.ALL, Inventory.BATCH_MAX).stream()
                .filter(Found::rebuildable)
                .forEach(f -> keys.add(
                        new StockKey(f.difference().sku(), f.difference().node())));
        if (keys.isEmpty()) {
            return List.of();
        }
        var changes = new StockBook(StockStore.lockOrMake(tx, keys));
        // Compares again under the locks: transactions that were under way have ended, and nothing changes any more.
        var wrong = new TreeMap<StockKey, Difference>();
        var before = new StockKey(keys.first().sku(), "");
        StockCheckStore.of(tx, KeySlice.between(before, keys.last()), Integer.MAX_VALUE).stream()
                .filter(Found::rebuildable)
                .forEach(f -> wrong.put(
                        new StockKey(f.difference().sku(), f.difference().node()), f.difference()));
        wrong.keySet().retainAll(keys);
        wrong.forEach((key, d) ->
                changes.change(key, level -> level.rebuild(d.bookedOnHand(), d.heldReserved(), d.bookedQuarantined())));
        changes.store(tx);
        var rows = List.copyOf(wrong.values());
        if (!rows.isEmpty()) {
            tell(tx, rows);
        }
        return rows;
    }

    @Override
    public List<String> fenceDifferences(Tx tx) {
        return FenceCheckStore.violations(tx, KeySlice.ALL);
    }

    @Override
    public Recounted recountFences(Tx tx, String after) {
        var skus = FenceStore.fencedSkus(tx, after, Inventory.BATCH_MAX);
        if (skus.isEmpty()) {
            return new Recounted(0, "");
        }
        int rows = sharing.recount(tx, skus);
        if (rows > 0) {
            tx.raise(InventoryCaseKinds.STOCK_REBUILT.problem(
                    tx.nextId(),
                    "the fences of %d row(s) were recounted from the reservations, among the SKUs from %s to %s"
                            .formatted(rows, skus.getFirst(), skus.getLast())));
        }
        return new Recounted(rows, skus.size() < Inventory.BATCH_MAX ? "" : skus.getLast());
    }

    private static void tell(Tx tx, List<Difference> rows) {
        long subject = tx.nextId();
        var first = rows.getFirst();
        tx.emit(subject, STOCK_REBUILT, new Rebuilt(rows));
        tx.raise(InventoryCaseKinds.STOCK_REBUILT.problem(
                subject,
                ("%d row(s) were set to what ledger and reservations say, first %s at %s: %d on hand and %d reserved,"
                                + " were %d and %d")
                        .formatted(
                                rows.size(),
                                first.sku(),
                                first.node(),
                                first.bookedOnHand(),
                                first.heldReserved(),
                                first.onHand(),
                                first.reserved())));
    }
}
