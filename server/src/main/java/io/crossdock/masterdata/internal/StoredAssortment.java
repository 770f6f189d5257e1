package io.crossdock.masterdata.internal;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Assortment;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.SkuSubstitutes;
import io.crossdock.platform.change.ChangeTrail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The statements of kits and substitutes. */
@Component
final class StoredAssortment implements Assortment {

    private final CachedMasterdata memory;

    StoredAssortment(CachedMasterdata memory) {
        this.memory = memory;
    }

    private record PartOf(String kit, Kit.Part part) {}

    private record Ranked(String sku, String substitute, int rank) {}

    @Override
    public Map<String, Kit> kits(Tx tx, Collection<String> skus) {
        return kits(tx.sql("""
                select p.kit, p.part, p.quantity
                from masterdata.kit_part p
                where p.kit = any (?)""")
                .texts(skus)
                .rows(rs -> new PartOf(rs.getString(1), new Kit.Part(rs.getString(2), rs.getLong(3)))));
    }

    @Override
    public Collection<Kit> allKits(Tx tx) {
        return kits(tx.sql("select p.kit, p.part, p.quantity from masterdata.kit_part p")
                        .rows(rs -> new PartOf(rs.getString(1), new Kit.Part(rs.getString(2), rs.getLong(3)))))
                .values();
    }

    @Override
    public Map<String, Kit> kitsWith(Tx tx, Collection<String> parts) {
        return kits(tx.sql("""
                select p.kit, p.part, p.quantity
                from masterdata.kit_part p
                where p.kit in (select w.kit from masterdata.kit_part w where w.part = any (?))""")
                .texts(parts)
                .rows(rs -> new PartOf(rs.getString(1), new Kit.Part(rs.getString(2), rs.getLong(3)))));
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
        var added = new HashSet<>(tx.sql("""
                insert into masterdata.kit_part (kit, part, quantity)
                select u.kit, u.part, u.quantity
                from unnest(?, ?, ?) as u (kit, part, quantity)
                order by u.kit, u.part
                on conflict (kit, part) do nothing
                returning kit""")
                .texts(rows, PartOf::kit)
                .texts(rows, row -> row.part().sku())
                .longs(rows, row -> row.part().quantity())
                .rows(rs -> rs.getString(1)));
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
        var bySku = new HashMap<String, List<String>>();
        tx.sql("""
                select s.sku, s.substitute
                from masterdata.substitute s
                where s.sku = any (?)
                order by s.sku, s.rank""")
                .texts(skus)
                .rows(rs -> bySku.computeIfAbsent(rs.getString(1), _ -> new ArrayList<>())
                        .add(rs.getString(2)));
        return bySku;
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
        return new TreeSet<>(tx.sql("""
                select s.sku from masterdata.substitute s where s.sku = any (?)
                union
                select s.substitute
                from masterdata.substitute s
                where s.substitute = any (?)""").texts(skus).texts(skus).rows(rs -> rs.getString(1)));
    }

    @Override
    public void putSubstitutes(Tx tx, List<SkuSubstitutes> substitutes) {
        memory.change(tx);
        tellSubstitutes(tx, substitutes);
        tx.sql("delete from masterdata.substitute s where s.sku = any (?)")
                .texts(substitutes, SkuSubstitutes::sku)
                .update();
        var rows = new ArrayList<Ranked>();
        substitutes.forEach(s -> s.skus()
                .forEach(other -> rows.add(new Ranked(s.sku(), other, s.skus().indexOf(other) + 1))));
        tx.sql("""
                insert into masterdata.substitute (sku, substitute, rank)
                select u.sku, u.substitute, u.rank
                from unnest(?, ?, ?) as u (sku, substitute, rank)""")
                .texts(rows, Ranked::sku)
                .texts(rows, Ranked::substitute)
                .ints(rows, Ranked::rank)
                .update();
    }
}
