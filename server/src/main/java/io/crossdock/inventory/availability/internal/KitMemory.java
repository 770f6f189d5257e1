package io.crossdock.inventory.availability.internal;

import io.crossdock.masterdata.Kit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All kits, and which rows they are made from. Kits are only added; a known kit never changes. One thread adds, any
 * number read without a lock.
 */
final class KitMemory {

    private final Map<String, Kit> bySku = new ConcurrentHashMap<>();
    /** Codes of the kits of each part. Lists are immutable; a new kit replaces them. */
    private final Map<String, List<String>> byPart = new ConcurrentHashMap<>();

    KitMemory(Collection<Kit> kits) {
        add(kits);
    }

    /** Adds kits that are not known yet. Copies each part's list once, whatever the number of kits. */
    void add(Collection<Kit> kits) {
        var fresh = new HashMap<String, List<String>>();
        for (var kit : kits) {
            if (bySku.putIfAbsent(kit.sku(), kit) == null) {
                kit.parts()
                        .forEach(part -> fresh.computeIfAbsent(part.sku(), _ -> new ArrayList<>())
                                .add(kit.sku()));
            }
        }
        fresh.forEach((part, codes) -> byPart.merge(part, List.copyOf(codes), KitMemory::both));
    }

    private static List<String> both(List<String> known, List<String> fresh) {
        var all = new ArrayList<String>(known.size() + fresh.size());
        all.addAll(known);
        all.addAll(fresh);
        return all;
    }

    @Nullable
    Kit get(String sku) {
        return bySku.isEmpty() ? null : bySku.get(sku);
    }

    void all(Consumer<Kit> reader) {
        bySku.values().forEach(reader);
    }

    /** Kits whose figures change with these SKUs' rows: kits with one of them as a part, and kits among them. */
    Set<String> touched(Collection<String> skus) {
        var touched = new LinkedHashSet<String>();
        if (!bySku.isEmpty()) {
            for (var sku : skus) {
                touched.addAll(byPart.getOrDefault(sku, List.of()));
                if (bySku.containsKey(sku)) {
                    touched.add(sku);
                }
            }
        }
        return touched;
    }
}
