package io.crossdock.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.bench.load.FeedFormat;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchFlagsTest {

    @Test
    void readsNameAndFlags() {
        var flags = BenchFlags.parse(
                "capture",
                "--json",
                "out.json",
                "--seconds",
                "3",
                "--seed",
                "7",
                "--nodes-per-sku",
                "300",
                "--format",
                "csv");

        assertThat(flags)
                .isEqualTo(new BenchFlags(
                        List.of("capture"), Path.of("out.json"), 3, 7, 300, 20, List.of(FeedFormat.CSV)));
    }

    @Test
    void allIsEveryBench() {
        assertThat(BenchFlags.parse("all").names())
                .containsExactly(
                        "capture",
                        "hot-sku",
                        "lifecycle",
                        "subscribers",
                        "whole-order",
                        "idle",
                        "availability",
                        "flash-sale",
                        "feeds",
                        "sourcing",
                        "sourcing-network");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(BenchFlags::parse)
                .hasMessage("bench needs a name: capture, hot-sku, lifecycle, subscribers, whole-order, idle, "
                        + "availability, flash-sale, feeds, sourcing, sourcing-network, all");
        assertThatThrownBy(() -> BenchFlags.parse("speed")).hasMessage("bench does not know 'speed'");
        assertThatThrownBy(() -> BenchFlags.parse("capture", "--seconds", "0"))
                .hasMessage("--seconds must be from 1 to 600, not 0");
        assertThatThrownBy(() -> BenchFlags.parse("capture", "--seed", "x"))
                .hasMessage("--seed needs a whole number, not 'x'");
        assertThatThrownBy(() -> BenchFlags.parse("feeds", "--format", "xml"))
                .hasMessage("--format must be rows, json, csv, ndjson or all, not xml");
        assertThatThrownBy(() -> BenchFlags.parse("capture", "--json")).hasMessage("--json needs a value");
    }
}
