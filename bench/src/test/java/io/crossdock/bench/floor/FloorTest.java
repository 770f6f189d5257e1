package io.crossdock.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.bench.CaptureBench;
import io.crossdock.bench.LifecycleBench;
import io.crossdock.bench.load.BenchShop;
import io.crossdock.bench.load.LatencyRecord;
import io.crossdock.bench.load.LoadVariant;
import io.crossdock.postgres.EmbeddedPostgres;
import io.crossdock.postgres.Options;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A floor writes the same rows as the product, counted by PostgreSQL; otherwise a ratio means nothing. */
@Tag("slow")
class FloorTest {

    private static EmbeddedPostgres postgres;
    private static ExecutorService threads;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.temporary(Options.forTests());
        threads = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void stop() {
        threads.close();
        postgres.close();
    }

    @Test
    void writesTheRowsOfEveryWayIn() {
        try (var bench = new CaptureBench(postgres, "..", new BenchShop(1), threads)) {
            var variants = List.of(
                    new LoadVariant.InProcess("in-process", BenchShop.Demand.WIDE, 0.6, 64, threads),
                    new LoadVariant.InProcess("hot", BenchShop.Demand.HOT, 0.6, 64, threads),
                    new LoadVariant.HttpBatch("batch", 0.4, 50, 2),
                    new LoadVariant.HttpSingle("single", 0.2, 16));

            variants.forEach(variant -> bench.round(variant, 256, new LatencyRecord()));

            var counts = bench.rowCounts();
            assertThat(counts.orders()).isEqualTo(1_024);
            assertThat(counts.product().get("orders.order").inserted()).isEqualTo(1_024);
            assertThat(counts.product().get("channels.message").inserted()).isEqualTo(512);
            assertThat(counts.floor()).isEqualTo(counts.product());
        }
    }

    @Test
    void writesTheRowsOfALifecycle() {
        for (var kind : NineSteps.Kind.values()) {
            try (var bench = new LifecycleBench(postgres, kind, threads)) {
                bench.round(1_024);

                var counts = bench.rowCounts();
                // PostgreSQL counts rows of transactions that were rolled back, too.
                assertThat(counts.product().get("engine.subject").inserted()).isBetween(1_024L, 1_034L);
                // On a busy machine a worker may claim a set twice, which the floor can't know.
                assertThat(counts.fair()).as("%s: %s", kind, counts).isTrue();
            }
        }
    }

    @Test
    void theRivalWritesOneOrderPerTransaction() {
        var orders = new FloorTable(
                "orders.order",
                "id",
                List.of(new FloorTable.Column("id", "int8"), new FloorTable.Column("channel", "text")));
        var lines = new FloorTable(
                "orders.line",
                "order_id",
                List.of(new FloorTable.Column("order_id", "int8"), new FloorTable.Column("line", "int4")));
        var set = new RowSet(
                List.of(
                        new RowSet.Part(orders, List.of(new Long[] {1L, 2L}, new String[] {"a", "b"})),
                        new RowSet.Part(lines, List.of(new Long[] {1L, 2L, 2L}, new Integer[] {1, 1, 2}))),
                new RowSet.Claims(new String[0], new String[0], new Long[0]),
                2);

        var singles = set.perOrder();

        assertThat(singles).hasSize(2).allMatch(s -> s.orders() == 1);
        assertThat(singles.get(1).parts().get(0).columns().get(1)).containsExactly("b");
        assertThat(singles.get(1).parts().get(1).columns().get(1)).containsExactly(1, 2);
    }
}
