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

/** Stock of nodes while one policy plays: the recorded units, on which it decides, and the units that pickers find. */
final class Shelves {

    private static final class Shelf {
        private int recorded;
        private int picked;
        private final BitSet missing;

        private Shelf(Cell cell) {
            recorded = cell.recorded();
            missing = (BitSet) cell.missing().clone();
        }

        /**
         * Takes units if all of them exist; otherwise removes the missing ones from the record and leaves the others.
         */
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

    /** Recorded units by node. */
    List<AvailableUnits> of(String sku) {
        var rows = new ArrayList<AvailableUnits>();
        bySku.get(sku).forEach((node, shelf) -> {
            if (shelf.recorded > 0) {
                rows.add(new AvailableUnits(node, shelf.recorded));
            }
        });
        return rows;
    }

    /** Takes units. Where not all of them exist, it corrects the record and returns false. */
    boolean pick(String node, String sku, long quantity) {
        return bySku.get(sku).get(node).pick(Math.toIntExact(quantity));
    }
}
