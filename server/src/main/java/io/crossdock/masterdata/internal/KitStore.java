package io.crossdock.masterdata.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.masterdata.Kit;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads kits for the memory. */
final class KitStore {

    private KitStore() {}

    private record Row(
            long revision, @Nullable String kit, @Nullable String part, long quantity) {}

    /** Kits and the revision at which they were read. */
    record KitsAt(Map<String, Kit> kits, long revision) {}

    static boolean any(Connection connection) {
        return new Sql(connection, "select exists (select from masterdata.kit_part)")
                .first(rs -> rs.getBoolean(1))
                .orElseThrow();
    }

    static KitsAt kits(Tx tx, Collection<String> skus) {
        var rows = tx.sql("""
                select r.revision, p.kit, p.part, p.quantity
                from masterdata.revision r
                left join masterdata.kit_part p on p.kit = any (?)""")
                .texts(skus)
                .rows(rs -> new Row(
                        rs.getLong("revision"), rs.getString("kit"), rs.getString("part"), rs.getLong("quantity")));
        var parts = new HashMap<String, List<Kit.Part>>();
        for (var row : rows) {
            if (row.kit() != null && row.part() != null) {
                parts.computeIfAbsent(row.kit(), _ -> new ArrayList<>()).add(new Kit.Part(row.part(), row.quantity()));
            }
        }
        var kits = new HashMap<String, Kit>();
        parts.forEach((sku, of) -> kits.put(sku, new Kit(sku, of)));
        return new KitsAt(kits, rows.getFirst().revision());
    }
}
