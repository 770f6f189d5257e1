package io.crossdock.inventory.availability.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.StockChanged.Row;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class StockMemoryTest {

    private static final int SKUS = 100_000;
    private static final int NODES = 300;
    private static final int NODES_PER_SKU = 30;
    private static final long BYTES_MAX = 200L << 20;

    private final StockMemory memory = StockMemory.empty();

    @Test
    void keepsTheHigherVersionWhateverComesFirst() {
        memory.apply(List.of(new Row("mug", "N2", 7, 2, 1, 5), new Row("mug", "N2", 9, 0, 0, 4)));
        memory.apply(List.of(
                new Row("mug", "N2", 8, 0, 0, 5), new Row("mug", "N1", 3, 0, 3, 1), new Row("mug", "N3", 2, 1, 0, 0)));

        var rows = memory.rows("mug");
        assertThat(rows.size()).isEqualTo(3);
        assertThat(rows.row("N2")).isEqualTo(1);
        assertThat(rows.onHand(1)).isEqualTo(7);
        assertThat(rows.reserved(1)).isEqualTo(2);
        assertThat(rows.kept(1)).isEqualTo(1);
        assertThat(rows.version(1)).isEqualTo(5);
        assertThat(rows.row("N9")).isNegative();
        assertThat(memory.candidates(List.of("mug", "unicorn")).get("mug"))
                .containsExactly(new AvailableUnits("N2", 4), new AvailableUnits("N3", 1));
        assertThat(memory.candidates(List.of("unicorn"))).isEmpty();
    }

    @Test
    void loadsRowsThatComeInAnyOrder() {
        var loading = new StockMemory.Loading();
        loading.row("mug", "N2", 2, 0, 0, 12);
        loading.row("cup", "N1", 5, 0, 0, 1);
        loading.row("mug", "N1", 1, 0, 0, 11);

        var loaded = loading.loaded(List.of());

        assertThat(loaded.positions()).isEqualTo(3);
        assertThat(loaded.skus()).isEqualTo(2);
        assertThat(loaded.rows("mug").node(0)).isEqualTo("N1");
        assertThat(loaded.rows("mug").version(0)).isEqualTo(11);
        assertThat(loaded.rows("mug").onHand(1)).isEqualTo(2);
    }

    /**
     * Every change writes its version into all figures of all rows of the SKU, so that rows of two moments would
     * differ.
     */
    @Test
    void readersNeverSeeARowOrASkuHalfChangedNorAVersionGoBack() throws Exception {
        var done = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(3)) {
            var readers = new ArrayList<Future<Long>>();
            for (int i = 0; i < 2; i++) {
                readers.add(threads.submit(() -> readUntil(done)));
            }
            for (long v = 1; v <= 60_000; v++) {
                long version = v;
                memory.apply(List.of("N1", "N2", "N3").stream()
                        .map(n -> new Row("hot", n, version, version, version, version))
                        .toList());
            }
            done.set(true);
            for (var reader : readers) {
                assertThat(reader.get()).as("reads").isGreaterThan(100);
            }
        }
        assertThat(memory.rows("hot").version(2)).isEqualTo(60_000);
    }

    private long readUntil(AtomicBoolean done) {
        long reads = 0;
        long newest = 0;
        while (!done.get()) {
            var rows = memory.rows("hot");
            if (rows == null) {
                continue;
            }
            long version = rows.version(0);
            assertThat(version).isGreaterThanOrEqualTo(newest);
            for (int i = 0; i < 3; i++) {
                assertThat(new long[] {rows.onHand(i), rows.reserved(i), rows.kept(i), rows.version(i)})
                        .containsExactly(version, version, version, version);
            }
            newest = version;
            reads++;
        }
        return reads;
    }

    @Test
    void threeMillionPositionsFitIntoLittleMemory() {
        long before = used();
        var loading = new StockMemory.Loading();
        for (int sku = 0; sku < SKUS; sku++) {
            for (int i = 0; i < NODES_PER_SKU; i++) {
                loading.row("SKU-%06d".formatted(sku), "N%03d".formatted((sku + i * 10) % NODES), 100 + i, i, 1, sku);
            }
        }
        var loaded = loading.loaded(List.of());
        long bytes = used() - before;

        assertThat(loaded.positions()).isEqualTo(3_000_000);
        System.out.printf(
                Locale.ROOT, "3,000,000 positions of 100,000 SKUs: %,d bytes, %.1f per position%n", bytes, bytes / 3e6);
        assertThat(bytes).isLessThan(BYTES_MAX);
        assertThat(loaded.rows("SKU-099999").size()).isEqualTo(NODES_PER_SKU);
    }

    private static long used() {
        var heap = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return heap.getHeapMemoryUsage().getUsed();
    }
}
