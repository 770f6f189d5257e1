package io.crossdock.inventory.buffer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossdock.inventory.buffer.Buffers.BufferPolicy;
import io.crossdock.inventory.buffer.internal.BufferRule.Evidence;
import io.crossdock.inventory.buffer.internal.BufferRule.Node;
import org.junit.jupiter.api.Test;

final class BufferRuleTest {

    private static final BufferPolicy POLICY = new BufferPolicy("", true, 5, 50, 10);
    private static final Evidence NONE = Evidence.NONE;

    @Test
    void nothingIsKeptBackBeforeAnybodyLooked() {
        var kept = BufferRule.keep(POLICY, seen(49, 20), NONE, 30, 30);

        assertThat(kept.units()).isZero();
        assertThat(kept.reason()).isEqualTo("fewer than 50 units were looked for at this node");
    }

    @Test
    void anAccurateNodeKeepsNothingBack() {
        assertThat(BufferRule.keep(POLICY, seen(10_000, 5), NONE, 30, 30).units())
                .isZero();
    }

    @Test
    void theShareIsShrunkTowardsTheAssumptionAndTheNode() {
        assertThat(BufferRule.rate(seen(0, 0), NONE)).isCloseTo(0.01, within(1e-12));
        // (100 * 0.01 + 30) / (100 + 200)
        assertThat(BufferRule.rate(seen(200, 30), NONE)).isCloseTo(31 / 300.0, within(1e-12));
        // (100 * 31/300 + 5) / (100 + 10)
        assertThat(BufferRule.rate(seen(200, 30), new Evidence(10, 5)))
                .isCloseTo((100 * 31 / 300.0 + 5) / 110, within(1e-12));
    }

    @Test
    void whatAFeedConfirmsProvesNothingAndWhatItTakesBackDoes() {
        assertThat(BufferRule.rate(new Node(new Evidence(200, 30), new Evidence(100_000, 0)), NONE))
                .isCloseTo(31 / 300.0, within(1e-12));
        assertThat(BufferRule.rate(new Node(new Evidence(200, 0), new Evidence(900, 99)), NONE))
                .isCloseTo(0.099, within(1e-12));
    }

    @Test
    void keepsTheLeastThatIsExceededNoMoreOftenThanTheRisk() {
        // Of 10 units that are each missing with 10 %: none 34.9 %, at most one 73.6 %, at most two 93.0 %, at most
        // three 98.7 %.
        assertThat(BufferRule.quantile(10, 0.1, 0.10, 10)).isEqualTo(2);
        assertThat(BufferRule.quantile(10, 0.1, 0.05, 10)).isEqualTo(3);
        assertThat(BufferRule.quantile(10, 0.1, 0.70, 10)).isZero();
        assertThat(BufferRule.quantile(0, 0.1, 0.10, 10)).isZero();
        assertThat(BufferRule.quantile(1_000_000, 0.1, 0.10, 5)).isEqualTo(5);
    }

    @Test
    void theMissingUnitsAreTheLastOnesToBeAskedFor() {
        // 5 % are missing. If 6 units came and 5 were picked, the last one is missing in 26 % of cases; a single one in
        // 5 %.
        var node = seen(900, 49);

        assertThat(BufferRule.keep(POLICY, node, NONE, 1, 6).units()).isEqualTo(1);
        assertThat(BufferRule.keep(new BufferPolicy("", true, 5, 100, 10), node, NONE, 1, 1)
                        .units())
                .isZero();
    }

    @Test
    void theCapsHoldAndTheSwitchSwitchesOff() {
        var bad = seen(1_000, 400);

        assertThat(BufferRule.keep(POLICY, bad, NONE, 40, 40).units()).isEqualTo(5);
        assertThat(BufferRule.keep(POLICY, bad, NONE, 6, 6).units()).isEqualTo(3);
        assertThat(BufferRule.keep(POLICY, bad, NONE, 1, 1).units()).isZero();
        assertThat(BufferRule.keep(POLICY, bad, NONE, 1, 6).units()).isEqualTo(1);
        assertThat(BufferRule.keep(new BufferPolicy("", true, 5, 100, 10), bad, NONE, 1, 1)
                        .units())
                .isEqualTo(1);
        assertThat(BufferRule.keep(new BufferPolicy("", false, 5, 50, 10), bad, NONE, 40, 40)
                        .units())
                .isZero();
    }

    private static Node seen(long looked, long missed) {
        return new Node(new Evidence(looked, missed), NONE);
    }
}
