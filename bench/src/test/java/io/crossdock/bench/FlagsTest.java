package io.crossdock.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlagsTest {

    @Test
    void readsNameAndFlags() {
        var flags = Flags.parse(
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
                .isEqualTo(new Flags(List.of("capture"), Path.of("out.json"), 3, 7, 300, 20, List.of(FeedFormat.CSV)));
    }

    @Test
    void allIsEveryBench() {
        assertThat(Flags.parse("all").names())
                .containsExactly(
                        "capture",
                        "hot-sku",
                        "lifecycle",
                        "subscribers",
                        "availability",
                        "flash-sale",
                        "feeds",
                        "sourcing",
                        "sourcing-network");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(Flags::parse)
                .hasMessage(
                        "bench needs a name: capture, hot-sku, lifecycle, subscribers, availability, flash-sale, feeds, sourcing, sourcing-network, all");
        assertThatThrownBy(() -> Flags.parse("speed")).hasMessage("bench does not know 'speed'");
        assertThatThrownBy(() -> Flags.parse("capture", "--seconds", "0"))
                .hasMessage("--seconds is from 1 to 600, not 0");
        assertThatThrownBy(() -> Flags.parse("capture", "--seed", "x"))
                .hasMessage("--seed needs a whole number, not 'x'");
        assertThatThrownBy(() -> Flags.parse("feeds", "--format", "xml"))
                .hasMessage("--format is rows, json, csv, ndjson or all, not xml");
        assertThatThrownBy(() -> Flags.parse("capture", "--json")).hasMessage("--json needs a value");
    }
}
