package io.crossdock.sourcing.price;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.sourcing.ScarcityPricing.Expected;
import io.crossdock.sourcing.ScarcityPricing.Outlook;
import io.crossdock.sourcing.StockPrices.NodePrice;
import io.crossdock.sourcing.StockPrices.Priced;
import io.crossdock.sourcing.price.StoredStockPrices.Cell;
import io.crossdock.sourcing.price.StoredStockPrices.Line;
import io.crossdock.sourcing.price.StoredStockPrices.Row;
import io.crossdock.sourcing.price.StoredStockPrices.Worked;
import io.crossdock.sourcing.problem.GridCell;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** {@code sourcing.price}, {@code sourcing.forecast} and {@code sourcing.outlook}. */
final class PriceStore {

    private PriceStore() {}

    static List<Row> rows(Tx tx, Collection<String> skus) {
        return tx.sql("""
                select p.sku, p.node, p.minor, p.units
                from sourcing.price p
                where p.sku = any(?)
                order by p.sku, p.node
                """)
                .texts(skus)
                .rows(rs ->
                        new Row(rs.getString("sku"), rs.getString("node"), rs.getLong("minor"), rs.getLong("units")));
    }

    static void addToForecast(Tx tx, List<Line> lines, double halfLifeSeconds) {
        tx.sql("""
                insert into sourcing.forecast as f (sku, latitude_cell, longitude_cell, units, at)
                select s.sku, s.latitude_cell, s.longitude_cell, sum(s.units), ?
                from unnest(?, ?, ?, ?) as s(sku, latitude_cell, longitude_cell, units)
                group by s.sku, s.latitude_cell, s.longitude_cell
                order by s.sku, s.latitude_cell, s.longitude_cell
                on conflict (sku, latitude_cell, longitude_cell) do update
                set units = f.units * power(0.5, greatest(extract(epoch from excluded.at - f.at), 0)::float8 / ?)
                        + excluded.units,
                    at = greatest(f.at, excluded.at)
                """)
                .value(tx.at())
                .texts(lines, l -> l.sold().sku())
                .ints(lines, l -> l.region().latitudeCell())
                .ints(lines, l -> l.region().longitudeCell())
                .longs(lines, l -> l.sold().quantity())
                .value(halfLifeSeconds)
                .update();
    }

    /** SKUs without an outlook get one; those with one are due for pricing. */
    static void addOutlooks(Tx tx, Collection<String> skus) {
        tx.sql("""
                insert into sourcing.outlook as o (sku, stale)
                select distinct s.sku, true
                from unnest(?) as s(sku)
                order by s.sku
                on conflict (sku) do update
                set stale = true
                where not o.stale
                """).texts(skus).update();
    }

    static void markStale(Tx tx, Collection<String> skus) {
        tx.sql("""
                update sourcing.outlook
                set stale = true
                where sku = any(?) and not stale
                """).texts(skus).update();
    }

    /** Stale SKUs that were priced before that time or never, those first. */
    static List<String> due(Tx tx, Instant before, int limit) {
        return tx.sql("""
                select o.sku
                from sourcing.outlook o
                where o.stale and (o.priced_at is null or o.priced_at <= ?)
                order by o.priced_at nulls first, o.sku
                limit ?
                """).value(before).value(limit).rows(rs -> rs.getString("sku"));
    }

    /** Expected units of each SKU and region; @param horizon by what faded sales are multiplied */
    static List<Cell> forecast(Tx tx, Collection<String> skus, double halfLifeSeconds, double horizon) {
        return tx.sql("""
                select f.sku, f.latitude_cell, f.longitude_cell,
                       f.units * power(0.5, greatest(extract(epoch from ? - f.at), 0)::float8 / ?) as units
                from sourcing.forecast f
                where f.sku = any(?)
                order by f.sku, f.latitude_cell, f.longitude_cell
                """)
                .value(tx.at())
                .value(halfLifeSeconds)
                .texts(skus)
                .rows(rs -> new Cell(
                        rs.getString("sku"),
                        new Expected(
                                new GridCell(rs.getInt("latitude_cell"), rs.getInt("longitude_cell")).middle(),
                                horizon * rs.getDouble("units"))));
    }

    static void delete(Tx tx, List<Outlook> outlooks) {
        tx.sql("""
                delete from sourcing.price
                where sku = any(?)
                """).texts(outlooks, Outlook::sku).update();
    }

    static void markPriced(Tx tx, List<Worked> worked) {
        tx.sql("""
                update sourcing.outlook o
                set stale = false, priced_at = ?, stock = w.stock, expected = w.expected, scarce = w.scarce
                from unnest(?, ?, ?::float8[], ?) as w(sku, stock, expected, scarce)
                where o.sku = w.sku
                """)
                .value(tx.at())
                .texts(worked, w -> w.outlook().sku())
                .longs(worked, Worked::units)
                .texts(worked, w -> Double.toString(w.outlook().units()))
                .booleans(worked, Worked::scarce)
                .update();
    }

    static void insert(Tx tx, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into sourcing.price (sku, node, minor, units, at)
                select p.sku, p.node, p.minor, p.units, ?
                from unnest(?, ?, ?, ?) as p(sku, node, minor, units)
                """)
                .value(tx.at())
                .texts(rows, Row::sku)
                .texts(rows, Row::node)
                .longs(rows, Row::minor)
                .longs(rows, Row::units)
                .update();
    }

    /** @param prices the prices in force */
    static Optional<Priced> priced(Tx tx, String sku, List<NodePrice> prices) {
        return tx.sql("""
                select o.priced_at, o.stock, o.expected, o.scarce
                from sourcing.outlook o
                where o.sku = ? and o.priced_at is not null
                """)
                .value(sku)
                .first(rs -> new Priced(
                        sku,
                        Sql.time(rs, "priced_at"),
                        rs.getLong("stock"),
                        rs.getDouble("expected"),
                        rs.getBoolean("scarce"),
                        prices));
    }
}
