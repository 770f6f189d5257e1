package io.crossdock.orchestration.change;

import static io.crossdock.orchestration.change.ChangeFixture.DENVER;
import static io.crossdock.orchestration.change.ChangeFixture.grouped;
import static io.crossdock.orchestration.change.ChangeFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.change.ChangeAction;
import io.crossdock.orders.change.ChangeAction.FewerUnits;
import io.crossdock.orders.change.ChangeAction.NewAddress;
import io.crossdock.orders.change.ChangeWish;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which delivery group a change is about. */
class GroupRuleTest {

    private static final ChangeAction ADDRESS = new NewAddress(DENVER);
    private static final ChangeAction UNITS = new FewerUnits(1, 1);

    @Test
    void anOrderWithOneGroupNamesNone() {
        assertThat(codes(order(), null, ADDRESS)).isEmpty();
        assertThat(codes(order(), "home", ADDRESS)).containsExactly("not-allowed");
    }

    @Test
    void anAddressNeedsTheGroupThatGoesThere() {
        assertThat(codes(grouped(), null, ADDRESS)).containsExactly("required");
        assertThat(codes(grouped(), "garden", ADDRESS)).containsExactly("unknown-group");
        assertThat(codes(grouped(), "office", ADDRESS)).isEmpty();
    }

    @Test
    void unitsAreOfTheOrder() {
        assertThat(codes(grouped(), null, UNITS)).isEmpty();
        assertThat(codes(grouped(), "office", UNITS)).containsExactly("not-allowed");
        assertThat(codes(grouped(), "office", ADDRESS, UNITS)).containsExactly("not-allowed");
    }

    @Test
    void theOrderIsDecidedAsItsGroup() {
        var part = GroupRule.part(grouped(), wish("office", ADDRESS)).orElseThrow();

        assertThat(part.shipTo()).isEqualTo(DENVER);
        assertThat(part.lines()).extracting(OrderLine::sku).containsExactly("tray");
        assertThat(GroupRule.part(order(), wish(null, ADDRESS))).isEmpty();
    }

    private static List<String> codes(Order order, @Nullable String group, ChangeAction... actions) {
        return GroupRule.violations(order, wish(group, actions)).stream()
                .map(v -> String.valueOf(v.code()))
                .toList();
    }

    private static ChangeWish wish(@Nullable String group, ChangeAction... actions) {
        return new ChangeWish("customer", "mind", "", List.of(actions), group);
    }
}
