package io.crossdock.sourcing.price;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.shared.ListIndex;
import io.crossdock.sourcing.PriceSettings;
import io.crossdock.sourcing.ScarcityPricing;
import io.crossdock.sourcing.ScarcityPricing.Expected;
import io.crossdock.sourcing.ScarcityPricing.Outlook;
import io.crossdock.sourcing.SourcingSupply;
import io.crossdock.sourcing.StockPrices;
import io.crossdock.sourcing.problem.GridCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps forecast and prices in the database. */
@Component
final class StoredStockPrices implements StockPrices {

    private final ScarcityPricing pricing;
    private final PriceSettings settings;

    StoredStockPrices(ScarcityPricing pricing, PriceSettings settings) {
        this.pricing = pricing;
        this.settings = settings;
    }

    private record Row(String sku, String node, long minor, long units) {}

    private record Line(SoldLine sold, GridCell region) {}

    private record Cell(String sku, Expected expected) {}

    /** Result of pricing an outlook. */
    private record Worked(Outlook outlook, List<AvailableUnits> stock, boolean scarce, Map<String, Long> prices) {

        long units() {
            return stock.stream().mapToLong(AvailableUnits::units).sum();
        }
    }

    @Override
    public Map<String, Map<String, Long>> of(Tx tx, Collection<String> skus) {
        var prices = new HashMap<String, Map<String, Long>>();
        if (settings.on() && !skus.isEmpty()) {
            rows(tx, skus)
                    .forEach(row -> prices.computeIfAbsent(row.sku(), _ -> new HashMap<>())
                            .put(row.node(), row.minor()));
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
                .rows(rs ->
                        new Row(rs.getString("sku"), rs.getString("node"), rs.getLong("minor"), rs.getLong("units")));
    }

    @Override
    public void learn(Tx tx, List<Sold> sold) {
        if (sold.isEmpty()) {
            return;
        }
        var lines = sold.stream()
                .flatMap(s -> s.lines().stream().map(l -> new Line(l, GridCell.of(s.to()))))
                .toList();
        var skus = lines.stream().map(l -> l.sold().sku()).toList();
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
                .texts(skus)
                .ints(lines, l -> l.region().latitudeCell())
                .ints(lines, l -> l.region().longitudeCell())
                .longs(lines, l -> l.sold().quantity())
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
                """).texts(skus).update();
        BasketStore.keep(tx, sold);
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
                """).texts(skus).update();
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
        // Sales at a steady rate accumulate to rate x half-life / ln 2 units.
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
                .rows(rs -> new Cell(
                        rs.getString("sku"),
                        new Expected(
                                new GridCell(rs.getInt("latitude_cell"), rs.getInt("longitude_cell")).middle(),
                                horizon * rs.getDouble("units"))))
                .forEach(cell -> expected.computeIfAbsent(cell.sku(), _ -> new ArrayList<>())
                        .add(cell.expected()));
        return expected;
    }

    @Override
    public Map<String, List<Sold>> baskets(Tx tx, Collection<String> skus) {
        return skus.isEmpty() ? Map.of() : BasketStore.of(tx, skus);
    }

    @Override
    public void reprice(Tx tx, List<Outlook> outlooks, SourcingSupply supply) {
        if (outlooks.isEmpty()) {
            return;
        }
        var worked = work(outlooks, supply);
        markPriced(tx, worked);
        tx.sql("""
                delete from sourcing.price
                where sku = any(?)
                """).texts(outlooks, Outlook::sku).update();
        insert(tx, worked.stream().flatMap(w -> priced(w).stream()).toList());
    }

    private List<Worked> work(List<Outlook> outlooks, SourcingSupply supply) {
        var scarce = outlooks.stream()
                .filter(outlook -> settings.scarce(stock(supply, outlook), outlook.units()))
                .toList();
        var priced = pricing.price(scarce, supply).iterator();
        return outlooks.stream()
                .map(outlook -> new Worked(
                        outlook,
                        supply.bySku().getOrDefault(outlook.sku(), List.of()),
                        scarce.contains(outlook),
                        scarce.contains(outlook) ? capped(priced.next()) : Map.of()))
                .toList();
    }

    private static long stock(SourcingSupply supply, Outlook outlook) {
        return supply.bySku().getOrDefault(outlook.sku(), List.of()).stream()
                .mapToLong(AvailableUnits::units)
                .sum();
    }

    private Map<String, Long> capped(Map<String, Long> prices) {
        var capped = new HashMap<>(prices);
        capped.replaceAll((_, minor) -> Math.min(settings.capMinor(), minor));
        capped.values().removeIf(minor -> minor == 0);
        return capped;
    }

    private static List<Row> priced(Worked worked) {
        return worked.stock().stream()
                .filter(a -> worked.prices().containsKey(a.node()))
                .map(a -> new Row(
                        worked.outlook().sku(), a.node(), ListIndex.known(worked.prices(), a.node()), a.units()))
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
                .texts(worked, w -> w.outlook().sku())
                .longs(worked, Worked::units)
                .texts(worked, w -> Double.toString(w.outlook().units()))
                .booleans(worked, Worked::scarce)
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
                .texts(rows, Row::sku)
                .texts(rows, Row::node)
                .longs(rows, Row::minor)
                .longs(rows, Row::units)
                .update();
    }

    @Override
    public Optional<Priced> priced(Tx tx, String sku) {
        var prices = rows(tx, List.of(sku)).stream()
                .map(row -> new NodePrice(row.node(), row.minor(), row.units()))
                .toList();
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
