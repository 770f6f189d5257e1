package io.crossdock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.bench.load.BenchShop;
import io.crossdock.postgres.EmbeddedPostgres;
import io.crossdock.postgres.Options;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders go all the way with partners in another process, and the bench counts what they cost. */
@Tag("slow")
class WholeOrderTest {

    private static final Pattern CPU = Pattern.compile("CPU of an order: ([0-9.]+) ms in the server, ([0-9.]+) of it in"
            + " the JVM's compilers, [0-9.]+ ms in PostgreSQL; WAL: [1-9]");

    @Test
    void countsWhatOrdersCostFromRequestToDelivery() {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        try (var postgres = EmbeddedPostgres.temporary(Options.forTests());
                var threads = Executors.newFixedThreadPool(2);
                var bench = new WholeOrderBench(postgres, "..", new BenchShop(1), threads, out)) {

            var figures = bench.measure(new WholeOrderBench.Size(20, 0, 1));

            assertThat(figures.perSecond()).isPositive();
            assertThat(figures.ratio()).isBetween(0.0, 1.0);
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("lines per second and core: ")
                .contains(" % for ")
                .contains(" % in ");
        var cpu = CPU.matcher(said.toString(StandardCharsets.UTF_8));
        assertThat(cpu.find()).isTrue();
        assertThat(Double.parseDouble(cpu.group(2))).isPositive().isLessThan(Double.parseDouble(cpu.group(1)));
    }
}
