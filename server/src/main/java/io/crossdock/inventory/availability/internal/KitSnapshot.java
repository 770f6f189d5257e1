package io.crossdock.inventory.availability.internal;

import io.crossdock.inventory.StockChanged;
import io.crossdock.masterdata.Kit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a kit's rows from its parts' rows, in whole kits at each node; the scarcest part decides. {@code onHand} is
 * what the parts on hand make. {@code reserved} is how many fewer the unreserved parts make, and {@code kept} how many
 * fewer again the available parts make; so {@code available} is on hand less both, as for every SKU. Units under the
 * kit's own code do not count.
 */
final class KitSnapshot {

    private KitSnapshot() {}

    /**
     * @param own rows under the kit's own code, from the time before it was a kit
     * @param parts the parts' rows, in the order of the kit's parts
     * @return a row for every node of one of them
     */
    static SkuSnapshot of(Kit kit, SkuSnapshot own, List<SkuSnapshot> parts) {
        var made = new SkuSnapshot.Builder(kit.sku());
        var next = new int[parts.size()];
        int nextOwn = 0;
        for (var node = first(own, nextOwn, parts, next); node != null; node = first(own, nextOwn, parts, next)) {
            add(
                    made,
                    node,
                    kit,
                    parts,
                    next,
                    nextOwn < own.size() && own.node(nextOwn).equals(node) ? 1 + own.version(nextOwn++) : 0);
        }
        return made.rows();
    }

    /** The next node by code; null at the end. All rows are by node. */
    private static @Nullable String first(SkuSnapshot own, int nextOwn, List<SkuSnapshot> parts, int[] next) {
        var first = nextOwn < own.size() ? own.node(nextOwn) : null;
        for (int i = 0; i < next.length; i++) {
            var rows = parts.get(i);
            if (next[i] < rows.size() && (first == null || rows.node(next[i]).compareTo(first) < 0)) {
                first = rows.node(next[i]);
            }
        }
        return first;
    }

    /**
     * @param next numbers of the next rows; moved on
     * @param version rises with every change of one of the rows, with a new row, and when the SKU becomes a kit
     */
    private static void add(
            SkuSnapshot.Builder made, String node, Kit kit, List<SkuSnapshot> parts, int[] next, long version) {
        long onHand = Long.MAX_VALUE;
        long unreserved = Long.MAX_VALUE;
        long available = Long.MAX_VALUE;
        long sum = 1 + version;
        for (int i = 0; i < next.length; i++) {
            var rows = parts.get(i);
            int row = next[i];
            if (row >= rows.size() || !rows.node(row).equals(node)) {
                onHand = 0;
                unreserved = 0;
                available = 0;
                continue;
            }
            long perKit = kit.parts().get(i).quantity();
            onHand = Math.min(onHand, rows.onHand(row) / perKit);
            unreserved = Math.min(unreserved, StockChanged.available(rows.onHand(row), rows.reserved(row), 0) / perKit);
            available = Math.min(available, rows.available(row) / perKit);
            sum += 1 + rows.version(row);
            next[i]++;
        }
        made.add(node, onHand, onHand - unreserved, unreserved - available, sum);
    }
}
