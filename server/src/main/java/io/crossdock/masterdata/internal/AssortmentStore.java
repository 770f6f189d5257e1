package io.crossdock.masterdata.internal;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.SkuSubstitutes;
import io.crossdock.masterdata.internal.StoredAssortment.PartOf;
import io.crossdock.masterdata.internal.StoredAssortment.Ranked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code masterdata.kit_part} and {@code masterdata.substitute}. */
final class AssortmentStore {

    private AssortmentStore() {}

    static List<PartOf> parts(Tx tx, Collection<String> kits) {
        return tx.sql("""
                select p.kit, p.part, p.quantity
                from masterdata.kit_part p
                where p.kit = any (?)""").texts(kits).rows(AssortmentStore::part);
    }

    static List<PartOf> allParts(Tx tx) {
        return tx.sql("select p.kit, p.part, p.quantity from masterdata.kit_part p")
                .rows(AssortmentStore::part);
    }

    static List<PartOf> partsOfKitsWith(Tx tx, Collection<String> parts) {
        return tx.sql("""
                select p.kit, p.part, p.quantity
                from masterdata.kit_part p
                where p.kit in (
                    select w.kit
                    from masterdata.kit_part w
                    where w.part = any (?)
                )""").texts(parts).rows(AssortmentStore::part);
    }

    private static PartOf part(ResultSet rs) throws SQLException {
        return new PartOf(rs.getString(1), new Kit.Part(rs.getString(2), rs.getLong(3)));
    }

    /** @return the kits that were not there */
    static Set<String> insertParts(Tx tx, List<PartOf> rows) {
        return new HashSet<>(tx.sql("""
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
    }

    /** Substitutes by SKU, the best first. */
    static Map<String, List<String>> substitutes(Tx tx, Collection<String> skus) {
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

    /** These SKUs that have substitutes, and those of which they are substitutes. */
    static Set<String> withSubstitutes(Tx tx, Collection<String> skus) {
        return new TreeSet<>(tx.sql("""
                select s.sku from masterdata.substitute s where s.sku = any (?)
                union
                select s.substitute
                from masterdata.substitute s
                where s.substitute = any (?)""").texts(skus).texts(skus).rows(rs -> rs.getString(1)));
    }

    static void replaceSubstitutes(Tx tx, List<SkuSubstitutes> substitutes, List<Ranked> rows) {
        tx.sql("delete from masterdata.substitute s where s.sku = any (?)")
                .texts(substitutes, SkuSubstitutes::sku)
                .update();
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
