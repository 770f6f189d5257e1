package io.crossdock.allocation.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.inventory.ChannelView;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.sourcing.Decision;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An order of which one part can't be served keeps nothing from the orders after it, in no round. */
class DemandGroupsTest {

    private static final AllocationRound LAST = new AllocationRound(
            ReservationOwner.Kind.ORDER,
            AllocationRound.ROUNDS,
            AllocationRound.Figures.LOCKED,
            new ChannelView(null, Set.of("web")),
            List.of());

    @Test
    void whoWentWithoutIsDecidedAgainAlsoAfterTheLastRound() {
        var groups = DemandGroups.of(LAST, List.of(plan(1), none(1), none(2)));

        assertThat(groups.plans()).isEmpty();
        assertThat(groups.shorts()).containsOnlyKeys(1L);
        assertThat(groups.lost()).containsExactly(2L);
        assertThat(LAST.next(groups.lost(), Set.of()).last()).isTrue();
    }

    @Test
    void whoIsShortAloneIsShort() {
        var groups = DemandGroups.of(LAST, List.of(plan(3), none(2)));

        assertThat(groups.plans()).hasSize(1);
        assertThat(groups.shorts()).containsOnlyKeys(2L);
        assertThat(groups.lost()).isEmpty();
    }

    private static Decision.Sourced plan(long order) {
        return new Decision.Sourced(order, List.of(), List.of(), null, 0, null);
    }

    private static Decision.Unfillable none(long order) {
        return new Decision.Unfillable(order, List.of(), null);
    }
}
