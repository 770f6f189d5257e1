package io.crossdock.inventory.internal;

import io.crossdock.inventory.Available;
import io.crossdock.inventory.StockChanged;
import io.crossdock.inventory.StockRows;
import io.crossdock.masterdata.Kit;
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

/** All rows of stock, per SKU, and of kits those that their parts make. One thread writes, any number read without a lock. */
final class StockMemory {

    private final Map<String, SkuRows> bySku;
    private final Map<String, String> nodes;
    private final KitMemory kits;

    private StockMemory(Map<String, SkuRows> bySku, Map<String, String> nodes, KitMemory kits) {
        this.bySku = bySku;
        this.nodes = nodes;
        this.kits = kits;
    }

    static StockMemory empty() {
        return new StockMemory(new ConcurrentHashMap<>(), new HashMap<>(), new KitMemory(List.of()));
    }

    KitMemory kits() {
        return kits;
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

    /** Null where a SKU that is no kit never had any. */
    @Nullable SkuRows rows(String sku) {
        var kit = kits.get(sku);
        return kit == null ? bySku.get(sku) : made(kit);
    }

    private SkuRows made(Kit kit) {
        return KitRows.of(kit, plain(kit.sku()), kit.parts().stream().map(part -> plain(part.sku())).toList());
    }

    private SkuRows plain(String sku) {
        var rows = bySku.get(sku);
        return rows == null ? SkuRows.none(sku) : rows;
    }

    Map<String, List<Available>> candidates(Collection<String> skus) {
        var found = new HashMap<String, List<Available>>();
        for (var sku : skus) {
            var rows = rows(sku);
            var nodesWithUnits = rows == null ? List.<Available>of() : rows.candidates();
            if (!nodesWithUnits.isEmpty()) {
                found.put(sku, nodesWithUnits);
            }
        }
        return found;
    }

    void all(Consumer<StockRows> reader) {
        bySku.values().forEach(rows -> {
            if (kits.get(rows.sku()) == null) {
                reader.accept(rows);
            }
        });
        kits.all(kit -> reader.accept(made(kit)));
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

        StockMemory loaded(Collection<Kit> kits) {
            var bySku = new ConcurrentHashMap<String, SkuRows>(builders.size() * 4 / 3 + 1);
            for (var code : new ArrayList<>(builders.keySet())) {
                bySku.put(code, builders.remove(code).rows());
            }
            return new StockMemory(bySku, nodes, new KitMemory(kits));
        }
    }
}
