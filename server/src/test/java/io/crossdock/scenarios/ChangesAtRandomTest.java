package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random changes of orders that are authorized, picked, shipped, held and canceled meanwhile, with partners that
 * refuse, are silent, or say everything twice; all books stay right, and totals equal the agreement. More steps:
 * {@code -Dchanges.steps=10000}; another draw: {@code -Dchanges.seed=3}.
 */
@Tag("slow")
class ChangesAtRandomTest {

    private static final int STEPS = Integer.getInteger("changes.steps", 300);
    private static final int CHECK_EVERY = Math.max(75, STEPS / 50);

    @ParameterizedTest
    @ValueSource(longs = {7, 11})
    void booksStayRightWhateverIsChanged(long drawn) {
        long seed = Long.getLong("changes.seed", 0) + drawn;
        try (var world = new RandomOrders(new Random(seed))) {
            for (int step = 1; step <= STEPS / 2; step++) {
                world.step("seed %d, step %d".formatted(seed, step));
                if (step % CHECK_EVERY == 0) {
                    world.check("seed %d, step %d".formatted(seed, step));
                    System.out.println("seed " + seed + ", step " + step + ": " + world.figures());
                }
            }

            world.calm();
            world.check("seed %d, at the end".formatted(seed));
            System.out.println("seed " + seed + ", at the end: " + world.figures());
            assertThat(world.taken()).as("seed %d: %s", seed, world.figures()).isGreaterThan(STEPS / 20);
            assertThat(world.refused()).as("seed %d: %s", seed, world.figures()).isGreaterThan(STEPS / 40);
        }
    }
}
