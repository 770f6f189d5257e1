package io.crossdock.inventory.internal;

import io.crossdock.inventory.Available;
import io.crossdock.inventory.StockChanged;
import io.crossdock.inventory.StockRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All rows of stock, per SKU. One thread writes, any number read without a lock. */
final class StockMemory {

    private final Map<String, SkuRows> bySku;
    private final Map<String, String> nodes;

    private StockMemory(Map<String, SkuRows> bySku, Map<String, String> nodes) {
        this.bySku = bySku;
        this.nodes = nodes;
    }

    static StockMemory empty() {
        return new StockMemory(new ConcurrentHashMap<>(), new HashMap<>());
    }

    /** Applies changes, those of a SKU all at once. */
    void apply(Collection<StockChanged.Row> changes) {
        var sets = changes.stream().collect(Collectors.groupingBy(StockChanged.Row::sku));
        sets.forEach((sku, rows) -> {
            var known = bySku.get(sku);
            bySku.put(sku, (known == null ? SkuRows.none(sku) : known).with(rows, this::one));
        });
    }

    private String one(String node) {
        return nodes.computeIfAbsent(node, Function.identity());
    }

    @Nullable SkuRows rows(String sku) {
        return bySku.get(sku);
    }

    Map<String, List<Available>> candidates(Collection<String> skus) {
        var found = new HashMap<String, List<Available>>();
        for (var sku : skus) {
            var rows = bySku.get(sku);
            var nodesWithUnits = rows == null ? List.<Available>of() : rows.candidates();
            if (!nodesWithUnits.isEmpty()) {
                found.put(sku, nodesWithUnits);
            }
        }
        return found;
    }

    void all(Consumer<StockRows> reader) {
        bySku.values().forEach(reader);
    }

    long skus() {
        return bySku.size();
    }

    long positions() {
        return bySku.values().stream().mapToLong(SkuRows::size).sum();
    }

    /** Gathers a whole memory. Rows of a SKU that come one after the other are cheapest. */
    static final class Loading implements Stock.RowReader {

        private final Map<String, SkuRows.Builder> builders = new HashMap<>();
        private final Map<String, String> nodes = new HashMap<>();
        private String sku = "";
        private SkuRows.Builder builder = new SkuRows.Builder("");

        @Override
        public void row(String ofSku, String node, long onHand, long reserved, long kept, long version) {
            if (!ofSku.equals(sku)) {
                builder = builders.computeIfAbsent(ofSku, SkuRows.Builder::new);
                sku = ofSku;
            }
            builder.add(nodes.computeIfAbsent(node, Function.identity()), onHand, reserved, kept, version);
        }

        StockMemory loaded() {
            var bySku = new ConcurrentHashMap<String, SkuRows>(builders.size() * 4 / 3 + 1);
            for (var code : new ArrayList<>(builders.keySet())) {
                bySku.put(code, builders.remove(code).rows());
            }
            return new StockMemory(bySku, nodes);
        }
    }
}
