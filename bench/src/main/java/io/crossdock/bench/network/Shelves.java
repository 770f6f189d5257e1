package io.crossdock.bench.network;

import io.crossdock.bench.network.NetworkWorld.Cell;
import io.crossdock.bench.network.NetworkWorld.Item;
import io.crossdock.inventory.AvailableUnits;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What nodes hold while one policy plays: the record that it decides on, and what is found when somebody goes and
 * looks.
 */
final class Shelves {

    private static final class Shelf {
        private int recorded;
        private int picked;
        private final BitSet missing;

        private Shelf(Cell cell) {
            recorded = cell.recorded();
            missing = (BitSet) cell.missing().clone();
        }

        /** Takes units if all of them are there; else strikes those off that are not, and leaves the others. */
        private boolean pick(int quantity) {
            int gone = missing.get(picked, picked + quantity).cardinality();
            recorded -= gone == 0 ? quantity : gone;
            if (gone > 0) {
                missing.clear(picked + gone, picked + quantity);
                picked += gone;
            } else {
                picked += quantity;
            }
            return gone == 0;
        }
    }

    private final Map<String, Map<String, Shelf>> bySku = new HashMap<>();

    Shelves(NetworkWorld world) {
        for (Item item : world.items()) {
            var shelves = new TreeMap<String, Shelf>();
            item.cells().forEach((node, cell) -> shelves.put(node, new Shelf(cell)));
            bySku.put(item.sku(), shelves);
        }
    }

    /** Units on record, by node. */
    List<AvailableUnits> of(String sku) {
        var rows = new ArrayList<AvailableUnits>();
        bySku.get(sku).forEach((node, shelf) -> {
            if (shelf.recorded > 0) {
                rows.add(new AvailableUnits(node, shelf.recorded));
            }
        });
        return rows;
    }

    /** Takes units away; false, and a record that is right again, where not all of them are found. */
    boolean pick(String node, String sku, long quantity) {
        return bySku.get(sku).get(node).pick(Math.toIntExact(quantity));
    }
}
