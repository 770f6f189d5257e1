package io.crossdock.masterdata.internal;

import io.crossdock.engine.Sql;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.Sku;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The statements of master data. */
final class MasterdataStore {

    private MasterdataStore() {}

    /** A SKU and the revision at which it was read. */
    record SkuAt(Sku sku, long revision) {}

    static long revision(Connection connection) {
        return new Sql(connection, "select revision from masterdata.revision").first(rs -> rs.getLong(1)).orElseThrow();
    }

    /** Locks the revision until the transaction ends, so that changes of master data go one after the other. */
    static long raiseRevision(Tx tx) {
        return tx.sql("""
                update masterdata.revision
                set revision = revision + 1
                returning revision""").first(rs -> rs.getLong(1)).orElseThrow();
    }

    static List<SkuAt> skus(Tx tx, Collection<String> codes) {
        return tx.sql("""
                select s.code, s.name, s.unit, s.weight_grams, s.price_minor, s.currency, r.revision
                from masterdata.sku s
                cross join masterdata.revision r
                where s.code = any (?)""").texts(codes).rows(rs -> new SkuAt(sku(rs), rs.getLong("revision")));
    }

    static List<Sku> skusAfter(Tx tx, String after, int limit) {
        return tx.sql("""
                select code, name, unit, weight_grams, price_minor, currency
                from masterdata.sku
                where code > ?
                order by code
                limit ?""").value(after).value(limit).rows(MasterdataStore::sku);
    }

    private static Sku sku(ResultSet rs) throws SQLException {
        return new Sku(
                rs.getString("code"),
                rs.getString("name"),
                rs.getString("unit"),
                rs.getLong("weight_grams"),
                rs.getLong("price_minor"),
                rs.getString("currency"));
    }

    static List<Node> nodes(Connection connection) {
        return new Sql(connection, """
                select code, name, kind, country, postal_code, latitude, longitude, time_zone, handling_minor, order_minor, active
                from masterdata.node
                order by code""").rows(rs -> new Node(
                rs.getString("code"),
                rs.getString("name"),
                Node.Kind.valueOf(rs.getString("kind")),
                rs.getString("country"),
                rs.getString("postal_code"),
                rs.getDouble("latitude"),
                rs.getDouble("longitude"),
                rs.getString("time_zone"),
                rs.getLong("handling_minor"),
                rs.getLong("order_minor"),
                rs.getBoolean("active")));
    }

    static void putSkus(Tx tx, List<Sku> skus) {
        tx.sql("""
                insert into masterdata.sku (code, name, unit, weight_grams, price_minor, currency)
                select u.code, u.name, u.unit, u.weight_grams, u.price_minor, u.currency
                from unnest(?, ?, ?, ?, ?, ?) as u (code, name, unit, weight_grams, price_minor, currency)
                order by u.code
                on conflict (code) do update
                set name = excluded.name,
                    unit = excluded.unit,
                    weight_grams = excluded.weight_grams,
                    price_minor = excluded.price_minor,
                    currency = excluded.currency""")
                .texts(skus.stream().map(Sku::code).toList())
                .texts(skus.stream().map(Sku::name).toList())
                .texts(skus.stream().map(Sku::unit).toList())
                .longs(skus.stream().map(Sku::weightGrams).toList())
                .longs(skus.stream().map(Sku::priceMinor).toList())
                .texts(skus.stream().map(Sku::currency).toList())
                .update();
    }

    static void putNodes(Tx tx, List<Node> nodes) {
        tx.sql("""
                insert into masterdata.node (code, name, kind, country, postal_code, latitude, longitude, time_zone,
                    handling_minor, order_minor, active)
                select u.code, u.name, u.kind, u.country, u.postal_code, u.latitude, u.longitude, u.time_zone,
                    u.handling_minor, u.order_minor, u.active
                from unnest(?, ?, ?, ?, ?, ?::float8[], ?::float8[], ?, ?, ?, ?) as u (code, name, kind, country, postal_code,
                    latitude, longitude, time_zone, handling_minor, order_minor, active)
                order by u.code
                on conflict (code) do update
                set name = excluded.name,
                    kind = excluded.kind,
                    country = excluded.country,
                    postal_code = excluded.postal_code,
                    latitude = excluded.latitude,
                    longitude = excluded.longitude,
                    time_zone = excluded.time_zone,
                    handling_minor = excluded.handling_minor,
                    order_minor = excluded.order_minor,
                    active = excluded.active""")
                .texts(nodes.stream().map(Node::code).toList())
                .texts(nodes.stream().map(Node::name).toList())
                .texts(nodes.stream().map(n -> n.kind().name()).toList())
                .texts(nodes.stream().map(Node::country).toList())
                .texts(nodes.stream().map(Node::postalCode).toList())
                .texts(nodes.stream().map(n -> Double.toString(n.latitude())).toList())
                .texts(nodes.stream().map(n -> Double.toString(n.longitude())).toList())
                .texts(nodes.stream().map(Node::timeZone).toList())
                .longs(nodes.stream().map(Node::handlingMinor).toList())
                .longs(nodes.stream().map(Node::orderMinor).toList())
                .booleans(nodes.stream().map(Node::active).toList())
                .update();
    }
}
