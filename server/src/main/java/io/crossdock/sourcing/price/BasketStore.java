package io.crossdock.sourcing.price;

import io.crossdock.engine.Tx;
import io.crossdock.sourcing.StockPrices.Sold;
import io.crossdock.sourcing.StockPrices.SoldLine;
import io.crossdock.sourcing.problem.GridCell;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table {@code sourcing.basket}. */
final class BasketStore {

    /**
     * Orders kept per SKU. The order's number determines its slot, so older orders are replaced at random, and the same
     * ones in every replay.
     */
    static final int SLOTS = 64;

    /** Most other lines that are kept of an order. */
    static final int OTHERS_MAX = 5;

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private BasketStore() {}

    private record Place(String sku, int slot) {}

    private record Basket(long order, GridCell region, List<SoldLine> others) {}

    static void keep(Tx tx, List<Sold> sold) {
        var baskets =
                new TreeMap<Place, Basket>(Comparator.comparing(Place::sku).thenComparingInt(Place::slot));
        for (var order : sold) {
            for (int i = 0; i < order.lines().size(); i++) {
                baskets.put(
                        new Place(order.lines().get(i).sku(), slot(order.order())),
                        new Basket(order.order(), GridCell.of(order.to()), others(order.lines(), i)));
            }
        }
        if (!baskets.isEmpty()) {
            store(tx, baskets);
        }
    }

    static int slot(long order) {
        return (int) (order * GOLDEN_RATIO >>> 32) & SLOTS - 1;
    }

    /** The lines that follow the given one, so that in a large order each line is kept with some of the others. */
    private static List<SoldLine> others(List<SoldLine> lines, int at) {
        var others = new ArrayList<SoldLine>();
        for (int i = 1; i < lines.size() && others.size() < OTHERS_MAX; i++) {
            var other = lines.get((at + i) % lines.size());
            if (!other.sku().equals(lines.get(at).sku())) {
                others.add(other);
            }
        }
        return others;
    }

    private static void store(Tx tx, SortedMap<Place, Basket> baskets) {
        var numbers = new ArrayList<Integer>();
        var others = new ArrayList<SoldLine>();
        int number = 0;
        for (var basket : baskets.values()) {
            number++;
            for (var other : basket.others()) {
                numbers.add(number);
                others.add(other);
            }
        }
        tx.sql("""
                insert into sourcing.basket (sku, slot, order_id, latitude_cell, longitude_cell, others, quantities)
                select b.sku, b.slot, b.order_id, b.latitude_cell, b.longitude_cell,
                    coalesce(o.skus, '{}'), coalesce(o.quantities, '{}')
                from unnest(?, ?, ?, ?, ?) with ordinality
                    as b(sku, slot, order_id, latitude_cell, longitude_cell, number)
                left join (
                    select o.number, array_agg(o.sku order by o.sku) as skus,
                        array_agg(o.quantity order by o.sku) as quantities
                    from unnest(?, ?, ?) as o(number, sku, quantity)
                    group by o.number
                ) o on o.number = b.number
                order by b.number
                on conflict (sku, slot) do update
                set order_id = excluded.order_id, latitude_cell = excluded.latitude_cell,
                    longitude_cell = excluded.longitude_cell,
                    others = excluded.others, quantities = excluded.quantities
                """)
                .texts(baskets.keySet(), Place::sku)
                .ints(baskets.keySet(), Place::slot)
                .longs(baskets.values(), Basket::order)
                .ints(baskets.values(), b -> b.region().latitudeCell())
                .ints(baskets.values(), b -> b.region().longitudeCell())
                .ints(numbers)
                .texts(others, SoldLine::sku)
                .longs(others, SoldLine::quantity)
                .update();
    }

    private record Kept(String sku, Sold sold) {}

    /** Kept orders per SKU, the newest first, each with only its other lines. */
    static Map<String, List<Sold>> of(Tx tx, Collection<String> skus) {
        var baskets = new HashMap<String, List<Sold>>();
        tx.sql("""
                select b.sku, b.order_id, b.latitude_cell, b.longitude_cell, b.others, b.quantities
                from sourcing.basket b
                where b.sku = any(?)
                order by b.sku, b.order_id desc
                """)
                .texts(skus)
                .rows(BasketStore::kept)
                .forEach(kept -> baskets.computeIfAbsent(kept.sku(), _ -> new ArrayList<>())
                        .add(kept.sold()));
        return baskets;
    }

    private static Kept kept(ResultSet rs) throws SQLException {
        var skus = Arrays.asList((String[]) rs.getArray("others").getArray());
        var quantities = (Long[]) rs.getArray("quantities").getArray();
        var lines = new ArrayList<SoldLine>();
        for (int i = 0; i < quantities.length; i++) {
            lines.add(new SoldLine(skus.get(i), quantities[i]));
        }
        var to = new GridCell(rs.getInt("latitude_cell"), rs.getInt("longitude_cell")).middle();
        return new Kept(rs.getString("sku"), new Sold(rs.getLong("order_id"), to, lines));
    }
}
