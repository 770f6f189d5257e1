package io.crossdock.bench;

import io.crossdock.bench.load.BenchFailure;
import io.crossdock.bench.load.BenchRound;
import io.crossdock.bench.load.BenchShop;
import io.crossdock.bench.load.LatencyRecord;
import io.crossdock.bench.load.LoadVariant;
import io.crossdock.bench.load.RunFigures;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.ExecutorService;

/**
 * Measures a flash sale: 20,000 buyers order one of 500 units, which lie at 60 nodes, eight or nine at each. When an
 * order's transaction commits, its unit is reserved or the order waits. Exactly 500 buyers get a unit; nothing is
 * oversold.
 */
final class FlashSaleBench {

    static final int BUYERS = 20_000;

    private final CaptureBench bench;
    private final BenchShop shop;
    private final ExecutorService threads;
    private final PrintStream out;
    private boolean sound = true;

    /** @param bench bench with an open shop */
    FlashSaleBench(CaptureBench bench, BenchShop shop, ExecutorService threads, PrintStream out) {
        this.bench = bench;
        this.shop = shop;
        this.threads = threads;
        this.out = out;
    }

    /** Result of a sale. */
    record Sold(long units, long oversold, long served, long waiting) {

        boolean exact(int buyers) {
            return units == BenchShop.FLASH_UNITS
                    && oversold == 0
                    && served == BenchShop.FLASH_UNITS
                    && waiting == buyers - BenchShop.FLASH_UNITS;
        }
    }

    /** Runs sales. The first one warms up the compilers; it is checked like the others. */
    RunFigures measure(int sales) {
        var latencies = new LatencyRecord();
        var rounds = new ArrayList<BenchRound>();
        sale(0, BUYERS, latencies);
        latencies.clear();
        for (int number = 1; number <= sales; number++) {
            rounds.add(sale(number, BUYERS, latencies));
        }
        return BenchRound.figures("flash-sale", rounds, latencies, "a set of " + LoadVariant.InProcess.SET, 0.5);
    }

    BenchRound sale(int number, int buyers, LatencyRecord latencies) {
        var sku = shop.openSale(number);
        var round = bench.round(
                new LoadVariant.InProcess(
                        "flash-sale", BenchShop.Demand.FLASH, 0.5, LoadVariant.InProcess.SET, threads),
                buyers,
                latencies);
        var sold = sold(sku);
        sound &= sold.exact(buyers);
        out.printf(
                "sale of %d units of %s to %d buyers: %d sold, %d rows oversold, %d orders served, %d wait%s%n",
                BenchShop.FLASH_UNITS,
                sku,
                buyers,
                sold.units(),
                sold.oversold(),
                sold.served(),
                sold.waiting(),
                sold.exact(buyers) ? "" : " - WRONG");
        return round;
    }

    private Sold sold(String sku) {
        try (var connection = bench.product().connect();
                var statement = connection.prepareStatement("""
                        select
                            (select sum(s.reserved) from inventory.stock s where s.sku = ?),
                            (select count(*) from inventory.stock s where s.sku = ? and s.reserved > s.on_hand),
                            count(*) filter (where e.stage = 'authorizing' and exists (
                                select 1 from inventory.reservation r where r.owner_id = l.order_id)),
                            count(*) filter (where e.stage = 'backordered' and exists (
                                select 1 from inventory.waiting w where w.order_id = l.order_id))
                        from orders.line l
                        join engine.subject e on e.id = l.order_id
                        where l.sku = ?""")) {
            for (int i = 1; i <= 3; i++) {
                statement.setString(i, sku);
            }
            try (var rs = statement.executeQuery()) {
                rs.next();
                return new Sold(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4));
            }
        } catch (SQLException e) {
            throw new BenchFailure("reading the result of the sale", e);
        }
    }

    /** Whether every sale sold exactly its units and every other order waits. */
    boolean sound() {
        return sound;
    }
}
