package io.crossdock.inventory.sharing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.inventory.sharing.RingFence.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AtpPoolTest {

    private static final long SEED = Long.getLong("seed", 20261126L);

    @Test
    void aHardFenceKeepsItsUnitsFromOthers() {
        var pool = new AtpPool(10, List.of(hard("amazon", 4, 0)));

        assertThat(pool.available("amazon")).isEqualTo(10);
        assertThat(pool.available("web")).isEqualTo(6);
        assertThat(pool.available(null)).isEqualTo(6);
    }

    @Test
    void whatTheGroupHoldsCountsAgainstItsFenceFirst() {
        var pool = new AtpPool(10, List.of(hard("amazon", 4, 0))).take("amazon", 3);

        assertThat(pool.available("web")).isEqualTo(6);
        assertThat(pool.available("amazon")).isEqualTo(7);
    }

    @Test
    void aCapLimitsItsGroupAndNobodyElse() {
        var pool = new AtpPool(10, List.of(new Fence("web", Kind.UP_TO, 4, 1, 1)));

        assertThat(pool.available("web")).isEqualTo(2);
        assertThat(pool.available("amazon")).isEqualTo(10);
        assertThat(pool.available(null)).isEqualTo(10);
    }

    @Test
    void fencesThatWantMoreThanThereIsAreFilledInTurnSoThatNoUnitIsLost() {
        var pool = new AtpPool(5, List.of(hard("amazon", 4, 0), hard("web", 4, 0)));

        assertThat(pool.available("amazon")).isEqualTo(4);
        assertThat(pool.available("web")).isEqualTo(1);
        assertThat(pool.available("store")).isZero();
    }

    @Test
    void aClaimNeverTakesFromAnotherGroupsShare() {
        var random = new Random(SEED);
        for (int run = 0; run < 2_000; run++) {
            var pool = random(random);
            for (int claim = 0; claim < 10; claim++) {
                var group = "g" + random.nextInt(4);
                var max = pool.available(group);
                var after = pool.take(group, max == 0 ? 0 : random.nextLong(max + 1));
                for (var fence : pool.fences()) {
                    var kept = Math.min(fence.room(), share(pool, fence));
                    assertThat(fence.group().equals(group) || after.available(fence.group()) >= kept)
                            .as("replay with -Dseed=%d: %s took of %s", SEED, group, pool)
                            .isTrue();
                }
                assertThat(after.available(group))
                        .as("replay with -Dseed=" + SEED)
                        .isNotNegative();
                pool = after;
            }
        }
    }

    /** Units of a fence that exist: what the fences before it leave. */
    private static long share(AtpPool pool, Fence fence) {
        long left = pool.free();
        for (var f : pool.fences()) {
            if (f.group().equals(fence.group())) {
                return Math.min(left, f.unused());
            }
            left -= Math.min(left, f.unused());
        }
        throw new AssertionError();
    }

    private static AtpPool random(Random random) {
        var fences = new ArrayList<Fence>();
        for (int group = 0; group < 3; group++) {
            if (random.nextBoolean()) {
                fences.add(new Fence(
                        "g" + group,
                        random.nextBoolean() ? Kind.HARD : Kind.UP_TO,
                        random.nextInt(10),
                        random.nextInt(5),
                        random.nextInt(3)));
            }
        }
        return new AtpPool(random.nextInt(25), fences);
    }

    private static Fence hard(String group, long units, long held) {
        return new Fence(group, Kind.HARD, units, held, 0);
    }
}
