package io.crossdock.masterdata.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.masterdata.Sku;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements of SKUs, and the revision of all master data. */
final class MasterdataStore {

    private MasterdataStore() {}

    /** A SKU and the revision at which it was read. */
    record SkuAt(Sku sku, long revision) {}

    static long revision(Connection connection) {
        return new Sql(connection, "select revision from masterdata.revision")
                .first(rs -> rs.getLong(1))
                .orElseThrow();
    }

    /**
     * Raises the revision and locks it until the transaction ends, so that changes of master data run one after the
     * other.
     */
    static long raiseRevision(Tx tx) {
        return tx.sql("""
                update masterdata.revision
                set revision = revision + 1
                returning revision""").first(rs -> rs.getLong(1)).orElseThrow();
    }

    static List<SkuAt> skus(Tx tx, Collection<String> codes) {
        return tx.sql("""
                select s.code, s.name, s.unit, s.weight_grams, s.price_minor, s.currency,
                    s.traits, s.length_mm, s.width_mm, s.height_mm, s.preorder_date, r.revision
                from masterdata.sku s
                cross join masterdata.revision r
                where s.code = any (?)""").texts(codes).rows(rs -> new SkuAt(sku(rs), rs.getLong("revision")));
    }

    static List<Sku> skusAfter(Tx tx, String after, int limit) {
        return tx.sql("""
                select code, name, unit, weight_grams, price_minor, currency, traits, length_mm, width_mm, height_mm,
                    preorder_date
                from masterdata.sku
                where code > ?
                order by code
                limit ?""").value(after).value(limit).rows(MasterdataStore::sku);
    }

    static List<Sku> skusNamed(Tx tx, String text, String after, int limit) {
        return tx.sql("""
                with named as materialized (
                    select code, name, unit, weight_grams, price_minor, currency, traits, length_mm, width_mm,
                        height_mm, preorder_date
                    from masterdata.sku
                    where lower(code || ' ' || name) like ?
                )
                select code, name, unit, weight_grams, price_minor, currency, traits, length_mm, width_mm, height_mm,
                    preorder_date
                from named
                where code > ?
                order by code
                limit ?""")
                .value("%" + escaped(text.toLowerCase(Locale.ROOT)) + "%")
                .value(after)
                .value(limit)
                .rows(MasterdataStore::sku);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Sku sku(ResultSet rs) throws SQLException {
        return new Sku(
                rs.getString("code"),
                rs.getString("name"),
                rs.getString("unit"),
                rs.getLong("weight_grams"),
                rs.getLong("price_minor"),
                rs.getString("currency"),
                Set.of((String[]) rs.getArray("traits").getArray()),
                rs.getObject("length_mm") == null
                        ? null
                        : new Sku.Dimensions(rs.getLong("length_mm"), rs.getLong("width_mm"), rs.getLong("height_mm")),
                rs.getObject("preorder_date", LocalDate.class));
    }

    /** Traits contain no comma, so a list of them is sent as one text. */
    static void putSkus(Tx tx, List<Sku> skus) {
        tx.sql("""
                insert into masterdata.sku (code, name, unit, weight_grams, price_minor, currency,
                    traits, length_mm, width_mm, height_mm, preorder_date)
                select u.code, u.name, u.unit, u.weight_grams, u.price_minor, u.currency,
                    string_to_array(u.traits, ','), u.length_mm, u.width_mm, u.height_mm, u.preorder_date::date
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as u (
                    code, name, unit, weight_grams, price_minor, currency,
                    traits, length_mm, width_mm, height_mm, preorder_date)
                order by u.code
                on conflict (code) do update
                set name = excluded.name,
                    unit = excluded.unit,
                    weight_grams = excluded.weight_grams,
                    price_minor = excluded.price_minor,
                    currency = excluded.currency,
                    traits = excluded.traits,
                    length_mm = excluded.length_mm,
                    width_mm = excluded.width_mm,
                    height_mm = excluded.height_mm,
                    preorder_date = excluded.preorder_date""")
                .texts(skus, Sku::code)
                .texts(skus, Sku::name)
                .texts(skus, Sku::unit)
                .longs(skus, Sku::weightGrams)
                .longs(skus, Sku::priceMinor)
                .texts(skus, Sku::currency)
                .texts(skus, s -> String.join(",", s.traits()))
                .longs(skus, size(Sku.Dimensions::lengthMm))
                .longs(skus, size(Sku.Dimensions::widthMm))
                .longs(skus, size(Sku.Dimensions::heightMm))
                .texts(
                        skus,
                        s -> s.preorderDate() == null ? null : s.preorderDate().toString())
                .update();
    }

    private static Function<Sku, @Nullable Long> size(Function<Sku.Dimensions, Long> side) {
        return sku -> sku.dimensions() == null ? null : side.apply(sku.dimensions());
    }
}
