package io.crossdock.sourcing.internal;

import io.crossdock.engine.Sql;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Available;
import io.crossdock.sourcing.PriceSettings;
import io.crossdock.sourcing.Pricing;
import io.crossdock.sourcing.Pricing.Expected;
import io.crossdock.sourcing.Pricing.Outlook;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.StockPrices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Forecast and prices in the database. */
@Component
final class StoredPrices implements StockPrices {

    private final Pricing pricing;
    private final PriceSettings settings;

    StoredPrices(Pricing pricing, PriceSettings settings) {
        this.pricing = pricing;
        this.settings = settings;
    }

    private record Row(String sku, String node, long minor, long units) {}

    private record Cell(String sku, Expected expected) {}

    /** What came of an outlook. */
    private record Worked(Outlook outlook, long stock, double expected, boolean scarce, Map<String, Long> prices) {}

    @Override
    public Map<String, Map<String, Long>> of(Tx tx, Collection<String> skus) {
        var prices = new HashMap<String, Map<String, Long>>();
        if (settings.on() && !skus.isEmpty()) {
            rows(tx, skus).forEach(row -> prices.computeIfAbsent(row.sku(), _ -> new HashMap<>()).put(row.node(), row.minor()));
        }
        return prices;
    }

    private static List<Row> rows(Tx tx, Collection<String> skus) {
        return tx.sql("""
                select p.sku, p.node, p.minor, p.units
                from sourcing.price p
                where p.sku = any(?)
                order by p.sku, p.node
                """)
                .texts(skus)
                .rows(rs -> new Row(rs.getString("sku"), rs.getString("node"), rs.getLong("minor"), rs.getLong("units")));
    }

    @Override
    public void learn(Tx tx, List<Sold> sold) {
        if (sold.isEmpty()) {
            return;
        }
        var regions = sold.stream().map(s -> Region.of(s.to())).toList();
        tx.sql("""
                insert into sourcing.forecast as f (sku, latitude_cell, longitude_cell, units, at)
                select s.sku, s.latitude_cell, s.longitude_cell, sum(s.units), ?
                from unnest(?, ?, ?, ?) as s(sku, latitude_cell, longitude_cell, units)
                group by s.sku, s.latitude_cell, s.longitude_cell
                order by s.sku, s.latitude_cell, s.longitude_cell
                on conflict (sku, latitude_cell, longitude_cell) do update
                set units = f.units * power(0.5, greatest(extract(epoch from excluded.at - f.at), 0)::float8 / ?) + excluded.units,
                    at = greatest(f.at, excluded.at)
                """)
                .value(tx.at())
                .texts(sold.stream().map(Sold::sku).toList())
                .ints(regions.stream().map(Region::latitudeCell).toList())
                .ints(regions.stream().map(Region::longitudeCell).toList())
                .longs(sold.stream().map(Sold::quantity).toList())
                .value(halfLifeSeconds())
                .update();
        tx.sql("""
                insert into sourcing.outlook as o (sku, stale)
                select distinct s.sku, true
                from unnest(?) as s(sku)
                order by s.sku
                on conflict (sku) do update
                set stale = true
                where not o.stale
                """)
                .texts(sold.stream().map(Sold::sku).toList())
                .update();
    }

    private double halfLifeSeconds() {
        return Duration.ofDays(settings.halfLifeDays()).toSeconds();
    }

    @Override
    public void moved(Tx tx, Collection<String> skus) {
        if (skus.isEmpty()) {
            return;
        }
        tx.sql("""
                update sourcing.outlook
                set stale = true
                where sku = any(?) and not stale
                """)
                .texts(skus)
                .update();
    }

    @Override
    public List<String> due(Tx tx, int limit) {
        if (!settings.on()) {
            return List.of();
        }
        return tx.sql("""
                select o.sku
                from sourcing.outlook o
                where o.stale and (o.priced_at is null or o.priced_at <= ?)
                order by o.priced_at nulls first, o.sku
                limit ?
                """)
                .value(tx.at().minusSeconds(settings.everySeconds()))
                .value(limit)
                .rows(rs -> rs.getString("sku"));
    }

    @Override
    public Map<String, List<Expected>> expected(Tx tx, Collection<String> skus) {
        var expected = new HashMap<String, List<Expected>>();
        // Sales at a steady rate leave rate x half-life / ln 2 units behind.
        double horizon = settings.horizonDays() * Math.log(2) / settings.halfLifeDays();
        tx.sql("""
                select f.sku, f.latitude_cell, f.longitude_cell,
                       f.units * power(0.5, greatest(extract(epoch from ? - f.at), 0)::float8 / ?) as units
                from sourcing.forecast f
                where f.sku = any(?)
                order by f.sku, f.latitude_cell, f.longitude_cell
                """)
                .value(tx.at())
                .value(halfLifeSeconds())
                .texts(skus)
                .rows(rs -> new Cell(rs.getString("sku"), new Expected(
                        new Region(rs.getInt("latitude_cell"), rs.getInt("longitude_cell")).middle(), horizon * rs.getDouble("units"))))
                .forEach(cell -> expected.computeIfAbsent(cell.sku(), _ -> new ArrayList<>()).add(cell.expected()));
        return expected;
    }

    @Override
    public void reprice(Tx tx, List<Outlook> outlooks, List<SourceNode> nodes) {
        if (outlooks.isEmpty()) {
            return;
        }
        var worked = outlooks.stream().map(outlook -> work(outlook, nodes)).toList();
        markPriced(tx, worked);
        tx.sql("""
                delete from sourcing.price
                where sku = any(?)
                """)
                .texts(outlooks.stream().map(Outlook::sku).toList())
                .update();
        insert(tx, worked.stream().flatMap(w -> priced(w).stream()).toList());
    }

    private Worked work(Outlook outlook, List<SourceNode> nodes) {
        long stock = outlook.stock().stream().mapToLong(Available::units).sum();
        double expected = outlook.demand().stream().mapToDouble(Expected::units).sum();
        boolean scarce = stock * 1_000.0 < expected * settings.scarcePermille();
        var shadow = scarce ? pricing.price(List.of(outlook), nodes).getFirst() : Map.<String, Long>of();
        var prices = new HashMap<String, Long>();
        shadow.forEach((node, minor) -> prices.put(node, Math.min(settings.capMinor(), minor * settings.thetaPermille() / 1_000)));
        prices.values().removeIf(minor -> minor == 0);
        return new Worked(outlook, stock, expected, scarce, prices);
    }

    private static List<Row> priced(Worked worked) {
        return worked.outlook().stock().stream()
                .filter(a -> worked.prices().containsKey(a.node()))
                .map(a -> new Row(worked.outlook().sku(), a.node(), worked.prices().get(a.node()), a.units()))
                .toList();
    }

    private static void markPriced(Tx tx, List<Worked> worked) {
        tx.sql("""
                update sourcing.outlook o
                set stale = false, priced_at = ?, stock = w.stock, expected = w.expected, scarce = w.scarce
                from unnest(?, ?, ?::float8[], ?) as w(sku, stock, expected, scarce)
                where o.sku = w.sku
                """)
                .value(tx.at())
                .texts(worked.stream().map(w -> w.outlook().sku()).toList())
                .longs(worked.stream().map(Worked::stock).toList())
                .texts(worked.stream().map(w -> Double.toString(w.expected())).toList())
                .booleans(worked.stream().map(Worked::scarce).toList())
                .update();
    }

    private static void insert(Tx tx, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into sourcing.price (sku, node, minor, units, at)
                select p.sku, p.node, p.minor, p.units, ?
                from unnest(?, ?, ?, ?) as p(sku, node, minor, units)
                """)
                .value(tx.at())
                .texts(rows.stream().map(Row::sku).toList())
                .texts(rows.stream().map(Row::node).toList())
                .longs(rows.stream().map(Row::minor).toList())
                .longs(rows.stream().map(Row::units).toList())
                .update();
    }

    @Override
    public Optional<Priced> priced(Tx tx, String sku) {
        var prices = rows(tx, List.of(sku)).stream().map(row -> new NodePrice(row.node(), row.minor(), row.units())).toList();
        return tx.sql("""
                select o.priced_at, o.stock, o.expected, o.scarce
                from sourcing.outlook o
                where o.sku = ? and o.priced_at is not null
                """)
                .value(sku)
                .first(rs -> new Priced(
                        sku, Sql.time(rs, "priced_at"), rs.getLong("stock"), rs.getDouble("expected"), rs.getBoolean("scarce"), prices));
    }
}
