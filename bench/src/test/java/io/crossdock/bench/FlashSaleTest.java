package io.crossdock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.bench.load.BenchShop;
import io.crossdock.bench.load.LatencyRecord;
import io.crossdock.postgres.EmbeddedPostgres;
import io.crossdock.postgres.Options;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bench reports a sale that is not exact as wrong, and an exact one as right. */
@Tag("slow")
class FlashSaleTest {

    @Test
    void sellsExactlyWhatThereIsAndNoticesWhereItDoesNot() {
        var said = new ByteArrayOutputStream();
        var shop = new BenchShop(1);
        try (var postgres = EmbeddedPostgres.temporary(Options.forTests());
                var threads = Executors.newFixedThreadPool(2);
                var bench = new CaptureBench(postgres, "..", shop, threads)) {
            var sale = new FlashSaleBench(bench, shop, threads, new PrintStream(said, true, StandardCharsets.UTF_8));

            sale.sale(0, 1_500, new LatencyRecord());
            assertThat(sale.sound()).as("%s", said).isTrue();

            sale.sale(1, 499, new LatencyRecord());
            assertThat(sale.sound()).as("a unit is left: %s", said).isFalse();
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("to 1500 buyers: 500 sold, 0 rows oversold, 500 orders served, 1000 wait\n");
    }
}
