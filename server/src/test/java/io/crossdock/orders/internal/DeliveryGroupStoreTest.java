package io.crossdock.orders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderPayment;
import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.agreement.OrderAmounts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that go to several places, on a real database. */
class DeliveryGroupStoreTest {

    private static final Address ADA =
            new Address("Ada", "1 Main St", null, "Springfield", "IL", "62701", "US", null, null);
    private static final Address BOB =
            new Address("Bob", "2 Main St", null, "Springfield", "IL", "62701", "US", null, null);

    @Test
    void readsBackWhatGoesWhere() {
        var groups = List.of(
                new Order.Group(1, "home", DeliveryMethod.SHIPPED, "standard", ADA, List.of(1)),
                new Order.Group(2, "shop", new DeliveryMethod("pickup", "S1"), "express", BOB, List.of(2)));
        var orders = OrdersDatabase.orders();
        try (var database = new OrdersDatabase()) {
            database.transact(tx -> orders.capture(tx, List.of(order(groups))));

            var found = database.read(tx -> orders.load(tx, List.of(102L))).getFirst();
            assertThat(found.deliveryGroups()).isEqualTo(groups);
            assertThat(found.groupOf(2)).isEqualTo(2);
            assertThat(found.parts()).hasSize(2);
            var second = found.part(2);
            assertThat(second.number()).isEqualTo(2);
            assertThat(second.shipTo()).isEqualTo(BOB);
            assertThat(second.fulfillment().node()).isEqualTo("S1");
            assertThat(second.lines()).extracting(OrderLine::line).containsExactly(2);
            List<Long> open = database.read(tx -> orders.withGroups(tx, 10));
            assertThat(open).containsExactly(102L);
        }
    }

    private static NewOrder order(List<Order.Group> groups) {
        return new NewOrder(
                new OrderId(102),
                "web",
                "W-102",
                Instant.parse("2026-11-23T10:15:30Z"),
                "USD",
                new Customer("Ada", "ada@example.com", null),
                ADA,
                "standard",
                List.of(
                        new NewLine(1, "L1", "MUG", "Mug", 1, 1000, 0, 0, null, null),
                        new NewLine(2, null, "TEE", "Tee", 1, 2500, 0, 0, null, null)),
                new OrderAmounts(0, 0, 0, 3500),
                new OrderPayment("card", "tok_1", null),
                DeliveryMethod.SHIPPED,
                null,
                null,
                Agreement.of(EngineJson.tree("{\"reference\":\"W-102\"}")),
                groups);
    }
}
