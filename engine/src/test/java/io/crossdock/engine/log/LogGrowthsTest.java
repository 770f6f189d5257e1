package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.log.LogGrowths.Holding;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogGrowthsTest {

    private static final Set<String> WANTED = Set.of("shipped", "lost");

    private final LogGrowths growths = new LogGrowths();

    @Test
    void tellsWhetherAPartHoldsWhatIsWanted() {
        growths.add(10, 15, Set.of("moved"));
        growths.add(15, 18, Set.of("moved", "shipped"));
        growths.add(18, 30, Set.of("captured"));

        assertThat(growths.of(10, 15, WANTED)).isEqualTo(Holding.NO);
        assertThat(growths.of(10, 18, WANTED)).isEqualTo(Holding.YES);
        assertThat(growths.of(10, 30, WANTED)).isEqualTo(Holding.YES);
        assertThat(growths.of(18, 30, WANTED)).isEqualTo(Holding.NO);
        assertThat(growths.of(30, 30, WANTED)).isEqualTo(Holding.NO);
    }

    @Test
    void whatBeganBeforeIsUnknown() {
        growths.add(10, 15, Set.of("moved"));

        assertThat(growths.of(9, 15, WANTED)).isEqualTo(Holding.UNKNOWN);
        assertThat(growths.of(10, 16, WANTED)).isEqualTo(Holding.UNKNOWN);
    }

    @Test
    void whatAnotherNodeHasNumberedIsUnknownUnlessTheRestHoldsIt() {
        growths.add(10, 15, null);
        growths.add(15, 20, Set.of("moved"));
        growths.add(20, 25, Set.of("lost"));

        assertThat(growths.of(10, 20, WANTED)).isEqualTo(Holding.UNKNOWN);
        assertThat(growths.of(15, 20, WANTED)).isEqualTo(Holding.NO);
        assertThat(growths.of(10, 25, WANTED)).isEqualTo(Holding.YES);
    }

    @Test
    void whoWantsAllWantsEveryGrowth() {
        growths.add(10, 15, null);

        assertThat(growths.of(10, 15, Set.of())).isEqualTo(Holding.YES);
        assertThat(growths.of(15, 15, Set.of())).isEqualTo(Holding.NO);
    }

    @Test
    void oldGrowthsAreForgotten() {
        LongStream.range(0, 1_000).forEach(n -> growths.add(n, n + 1, Set.of("moved")));

        assertThat(growths.of(0, 1_000, WANTED)).isEqualTo(Holding.UNKNOWN);
        assertThat(growths.of(990, 1_000, WANTED)).isEqualTo(Holding.NO);
    }
}
