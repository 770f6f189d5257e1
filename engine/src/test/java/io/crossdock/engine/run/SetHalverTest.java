package io.crossdock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which elements of a set are done, and which are told to have failed. */
class SetHalverTest {

    private static final IllegalStateException AWAY = new IllegalStateException("away");

    private final List<Integer> done = new ArrayList<>();
    private final List<List<Integer>> failed = new ArrayList<>();

    private int negativesFailAndZeroIsAnOutage(List<Integer> set) {
        if (set.contains(0)) {
            throw AWAY;
        }
        if (set.stream().anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("negative");
        }
        done.addAll(set);
        return set.size();
    }

    private SetHalver<Integer> halving() {
        return new SetHalver<>(this::negativesFailAndZeroIsAnOutage, e -> e == AWAY, (set, e) -> failed.add(set));
    }

    @Test
    void theElementAtFaultStandsAloneAndTheOthersAreDone() {
        assertThat(halving().run(List.of(1, 2, -3, 4, 5))).isEqualTo(4);

        assertThat(done).containsExactly(1, 2, 4, 5);
        assertThat(failed).containsExactly(List.of(-3));
    }

    @Test
    void aSetIsNotHalvedInAnOutage() {
        assertThat(halving().run(List.of(1, 0, 2))).isZero();

        assertThat(done).isEmpty();
        assertThat(failed).containsExactly(List.of(1, 0, 2));
    }

    @Test
    void aHalfThatMeetsAnOutageLeavesTheOtherToBeTried() {
        assertThat(halving().failed(List.of(0, 1, 2, 3), new IllegalArgumentException("before")))
                .isEqualTo(2);

        assertThat(done).containsExactly(2, 3);
        assertThat(failed).containsExactly(List.of(0, 1));
    }

    @Test
    void nothingIsHandedOnAsItFailed() {
        assertThat(halving().failed(List.of(), AWAY)).isZero();

        assertThat(failed).containsExactly(List.of());
    }
}
