package io.crossdock.masterdata.internal;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Assortment;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.SkuSubstitutes;
import io.crossdock.platform.change.ChangeTrail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Kits and substitutes in the database. */
@Component
final class StoredAssortment implements Assortment {

    private final CachedMasterdata memory;

    StoredAssortment(CachedMasterdata memory) {
        this.memory = memory;
    }

    record PartOf(String kit, Kit.Part part) {}

    record Ranked(String sku, String substitute, int rank) {}

    @Override
    public Map<String, Kit> kits(Tx tx, Collection<String> skus) {
        return kits(AssortmentStore.parts(tx, skus));
    }

    @Override
    public Collection<Kit> allKits(Tx tx) {
        return kits(AssortmentStore.allParts(tx)).values();
    }

    @Override
    public Map<String, Kit> kitsWith(Tx tx, Collection<String> parts) {
        return kits(AssortmentStore.partsOfKitsWith(tx, parts));
    }

    private static Map<String, Kit> kits(List<PartOf> rows) {
        var parts = new TreeMap<String, List<Kit.Part>>();
        rows.forEach(
                row -> parts.computeIfAbsent(row.kit(), _ -> new ArrayList<>()).add(row.part()));
        var kits = new TreeMap<String, Kit>();
        parts.forEach((sku, of) -> kits.put(sku, new Kit(sku, of)));
        return kits;
    }

    @Override
    public void putKits(Tx tx, List<Kit> kits) {
        memory.change(tx);
        var rows = kits.stream()
                .flatMap(kit -> kit.parts().stream().map(part -> new PartOf(kit.sku(), part)))
                .toList();
        var added = AssortmentStore.insertParts(tx, rows);
        var fresh = kits.stream().filter(kit -> added.contains(kit.sku())).toList();
        tell(tx, fresh);
        ChangeTrail.tell(tx, "kit", List.of(), fresh, Kit::sku);
    }

    private static void tell(Tx tx, List<Kit> added) {
        for (int from = 0; from < added.size(); from += TOLD_MAX) {
            tx.emit(
                    tx.nextId(),
                    KITS_ADDED,
                    new KitsAdded(added.subList(from, Math.min(added.size(), from + TOLD_MAX))));
        }
    }

    @Override
    public Map<String, List<String>> substitutes(Tx tx, Collection<String> skus) {
        return AssortmentStore.substitutes(tx, skus);
    }

    private void tellSubstitutes(Tx tx, List<SkuSubstitutes> substitutes) {
        var before =
                substitutes(tx, substitutes.stream().map(SkuSubstitutes::sku).toList());
        ChangeTrail.tell(
                tx,
                "substitutes",
                before.entrySet().stream()
                        .map(of -> new SkuSubstitutes(of.getKey(), of.getValue()))
                        .toList(),
                substitutes.stream().filter(s -> !s.skus().isEmpty()).toList(),
                SkuSubstitutes::sku);
    }

    @Override
    public Set<String> withSubstitutes(Tx tx, Collection<String> skus) {
        return AssortmentStore.withSubstitutes(tx, skus);
    }

    @Override
    public void putSubstitutes(Tx tx, List<SkuSubstitutes> substitutes) {
        memory.change(tx);
        tellSubstitutes(tx, substitutes);
        var rows = new ArrayList<Ranked>();
        substitutes.forEach(s -> s.skus()
                .forEach(other -> rows.add(new Ranked(s.sku(), other, s.skus().indexOf(other) + 1))));
        AssortmentStore.replaceSubstitutes(tx, substitutes, rows);
    }
}
