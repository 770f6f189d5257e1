package io.crossdock;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.cases.Cases;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.buffer.Buffers;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.inventory.count.Adjustments;
import io.crossdock.inventory.count.CountTasks;
import io.crossdock.inventory.feed.Feeds;
import io.crossdock.inventory.supply.Supplies;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.inventory.verification.StockVerification;
import io.crossdock.masterdata.Assortment;
import io.crossdock.masterdata.Closures;
import io.crossdock.orders.Orders;
import io.crossdock.payments.Payments;
import io.crossdock.policy.Policies;
import io.crossdock.returns.Returns;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every fact that a module's interface names is in the reference. */
class EventReferenceTest {

    @Test
    void theReferenceHasEveryFact() throws IOException {
        var text = Files.readString(Repository.root().resolve("docs/reference/events.md"));

        var facts = Stream.of(
                        Orders.class,
                        Inventory.class,
                        CartHolds.class,
                        SupplyClaims.class,
                        Supplies.class,
                        Payments.class,
                        Fulfillments.class,
                        Returns.class,
                        Cases.class,
                        Closures.class,
                        Assortment.class,
                        Policies.class,
                        Feeds.class,
                        Adjustments.class,
                        CountTasks.class,
                        Buffers.class,
                        StockVerification.class)
                .flatMap(type -> Arrays.stream(type.getFields()))
                .filter(field -> field.getType() == String.class)
                .map(EventReferenceTest::value)
                .toList();

        assertThat(facts)
                .hasSizeGreaterThan(25)
                .allSatisfy(fact -> assertThat(text).contains("`" + fact + "`"));
    }

    private static String value(java.lang.reflect.Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
