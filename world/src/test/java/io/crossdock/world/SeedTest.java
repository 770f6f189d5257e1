package io.crossdock.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedTest {

    @Test
    void givesTheSameChanceForTheSameNameInAnyOrder() {
        Seed seed = new Seed(7);
        double first = seed.chance("lost", "1Z1");
        seed.chance("late", "1Z1");

        assertThat(new Seed(7).chance("lost", "1Z1")).isEqualTo(first);
        assertThat(new Seed(8).chance("lost", "1Z1")).isNotEqualTo(first);
        assertThat(seed.chance("late", "1Z1")).isNotEqualTo(first);
        assertThat(seed.chance("lost", "1Z2")).isNotEqualTo(first);
    }

    @Test
    void happensAsOftenAsItsProbabilitySays() {
        Seed seed = new Seed(7);

        long hits = IntStream.range(0, 100_000)
                .filter(i -> seed.happens(0.03, "refused", "tok_" + i))
                .count();

        assertThat(hits).isBetween(2_800L, 3_200L);
    }
}
