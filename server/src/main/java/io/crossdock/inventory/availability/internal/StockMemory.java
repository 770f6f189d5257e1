package io.crossdock.inventory.availability.internal;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.StockChanged;
import io.crossdock.inventory.availability.SkuStock;
import io.crossdock.inventory.stock.StockStore;
import io.crossdock.masterdata.Kit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All stock rows by SKU, and the rows that they make for kits. One thread writes, any number read without a lock. */
final class StockMemory {

    private final Map<String, SkuSnapshot> bySku;
    private final Map<String, String> nodes;
    private final KitMemory kits;

    private StockMemory(Map<String, SkuSnapshot> bySku, Map<String, String> nodes, KitMemory kits) {
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

    /** Applies changes; all of a SKU's changes at once. */
    void apply(Collection<StockChanged.Row> changes) {
        var sets = changes.stream().collect(Collectors.groupingBy(StockChanged.Row::sku));
        sets.forEach((sku, rows) -> {
            var known = bySku.get(sku);
            bySku.put(sku, (known == null ? SkuSnapshot.none(sku) : known).with(rows, this::one));
        });
    }

    private String one(String node) {
        return nodes.computeIfAbsent(node, Function.identity());
    }

    /** A SKU's rows; null if it never had any and is no kit. */
    @Nullable
    SkuSnapshot rows(String sku) {
        var kit = kits.get(sku);
        return kit == null ? bySku.get(sku) : made(kit);
    }

    private SkuSnapshot made(Kit kit) {
        return KitSnapshot.of(
                kit,
                plain(kit.sku()),
                kit.parts().stream().map(part -> plain(part.sku())).toList());
    }

    private SkuSnapshot plain(String sku) {
        var rows = bySku.get(sku);
        return rows == null ? SkuSnapshot.none(sku) : rows;
    }

    Map<String, List<AvailableUnits>> candidates(Collection<String> skus) {
        var found = new HashMap<String, List<AvailableUnits>>();
        for (var sku : skus) {
            var rows = rows(sku);
            var nodesWithUnits = rows == null ? List.<AvailableUnits>of() : rows.candidates();
            if (!nodesWithUnits.isEmpty()) {
                found.put(sku, nodesWithUnits);
            }
        }
        return found;
    }

    void all(Consumer<SkuStock> reader) {
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
        return bySku.values().stream().mapToLong(SkuSnapshot::size).sum();
    }

    /** Collects a complete memory. Fastest if the rows of a SKU are consecutive. */
    static final class Loading implements StockStore.RowReader {

        private final Map<String, SkuSnapshot.Builder> builders = new HashMap<>();
        private final Map<String, String> nodes = new HashMap<>();
        private String sku = "";
        private SkuSnapshot.Builder builder = new SkuSnapshot.Builder("");

        @Override
        public void row(String ofSku, String node, long onHand, long reserved, long kept, long version) {
            if (!ofSku.equals(sku)) {
                builder = builders.computeIfAbsent(ofSku, SkuSnapshot.Builder::new);
                sku = ofSku;
            }
            builder.add(nodes.computeIfAbsent(node, Function.identity()), onHand, reserved, kept, version);
        }

        StockMemory loaded(Collection<Kit> kits) {
            var bySku = new ConcurrentHashMap<String, SkuSnapshot>(builders.size() * 4 / 3 + 1);
            for (var code : new ArrayList<>(builders.keySet())) {
                bySku.put(code, Objects.requireNonNull(builders.remove(code)).rows());
            }
            return new StockMemory(bySku, nodes, new KitMemory(kits));
        }
    }
}
