package io.crossdock.orders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderState;
import io.crossdock.orders.service.ServiceTerms;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ServiceRuleTest {

    private static final ServiceTerms WRAP = new ServiceTerms(ServiceTerms.SERVICE, 1, null, true);
    private static final ServiceTerms MADE = new ServiceTerms(ServiceTerms.SERVICE, 1, null, false);
    private static final ServiceTerms FEE = new ServiceTerms(ServiceTerms.FEE, null, null, true);
    private static final ServiceTerms DONATION = new ServiceTerms(ServiceTerms.DONATION, null, null, false);

    @Test
    void isDueWithItsGoodsAndTheFirstOfThemTakesTheOddUnit() {
        assertThat(due(goods(2, 0, 1, 0, 0), line(WRAP, 3, 0, 0, 0))).isEqualTo(2);
        assertThat(due(goods(2, 0, 2, 0, 0), line(WRAP, 3, 0, 2, 0))).isEqualTo(1);
        assertThat(due(goods(2, 0, 1, 0, 0), line(WRAP, 1, 0, 0, 0))).isEqualTo(1);
        assertThat(due(goods(2, 0, 0, 0, 0), line(WRAP, 2, 0, 0, 0))).isZero();
    }

    @Test
    void isDueWithTheFirstParcelWhereItFollowsNothing() {
        assertThat(due(goods(5, 0, 0, 0, 0), line(FEE, 2, 0, 0, 0))).isZero();
        assertThat(due(goods(5, 0, 1, 0, 0), line(FEE, 2, 0, 0, 0))).isEqualTo(2);
    }

    @Test
    void isDueAtOnceWhereTheOrderHasNoGoods() {
        var line = line(DONATION, 3, 1, 0, 0);

        assertThat(ServiceRule.due(order(List.of(), line), line)).isEqualTo(2);
    }

    @Test
    void isCanceledWithItsGoodsButNotTwice() {
        assertThat(canceled(goods(2, 1, 0, 0, 0), line(WRAP, 3, 0, 0, 0))).isEqualTo(1);
        assertThat(canceled(goods(2, 2, 0, 0, 0), line(WRAP, 3, 1, 0, 0))).isEqualTo(2);
        assertThat(canceled(goods(2, 1, 0, 0, 0), line(WRAP, 2, 1, 0, 0))).isZero();
        assertThat(canceled(goods(2, 1, 1, 0, 0), line(FEE, 2, 0, 2, 0))).isZero();
    }

    @Test
    void isCreditedWithGoodsThatComeBackWhereItIsRefundable() {
        assertThat(credited(goods(2, 0, 2, 1, 0), line(WRAP, 2, 0, 2, 0))).isEqualTo(1);
        assertThat(credited(goods(2, 0, 2, 2, 0), line(WRAP, 2, 0, 2, 1))).isEqualTo(1);
        assertThat(credited(goods(2, 0, 2, 2, 0), line(MADE, 2, 0, 2, 0))).isZero();
    }

    @Test
    void isCreditedWithLostGoodsInAnyCase() {
        assertThat(credited(goods(2, 0, 2, 0, 1), line(MADE, 2, 0, 2, 0))).isEqualTo(1);
    }

    @Test
    void isCreditedWhereItFollowsNothingOnlyIfAllGoodsAreLost() {
        assertThat(credited(goods(2, 0, 2, 0, 1), line(FEE, 1, 0, 1, 0))).isZero();
        assertThat(credited(goods(2, 0, 2, 0, 2), line(FEE, 1, 0, 1, 0))).isEqualTo(1);
        assertThat(credited(goods(2, 0, 2, 0, 2), line(DONATION, 1, 0, 1, 0))).isZero();
    }

    @Test
    void leavesNoUnitOpenOnceItsGoodsAreSentOrCanceled() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            long ordered = 1 + random.nextInt(9);
            var line = line(WRAP, 1 + random.nextInt(9), 0, 0, 0);
            long gone = 0;
            long sent = 0;
            while (gone + sent < ordered) {
                boolean ships = random.nextBoolean();
                long units = 1 + random.nextInt((int) (ordered - gone - sent));
                gone += ships ? 0 : units;
                sent += ships ? units : 0;
                var goods = goods(ordered, gone, sent, 0, 0);
                line = line(WRAP, line.ordered(), line.canceled(), line.shipped() + due(goods, line), 0);
                line = line(WRAP, line.ordered(), line.canceled() + canceled(goods, line), line.shipped(), 0);
                if (line.open() > 0 && random.nextInt(4) == 0) {
                    line = line(WRAP, line.ordered(), line.canceled() + 1, line.shipped(), 0); // it is canceled alone
                }
            }
            assertThat(line.open()).as("seed " + seed).isZero();
        }
    }

    private static long due(OrderLine goods, OrderLine line) {
        return ServiceRule.due(order(List.of(goods), line), line);
    }

    private static long canceled(OrderLine goods, OrderLine line) {
        return ServiceRule.canceled(order(List.of(goods), line), line);
    }

    private static long credited(OrderLine goods, OrderLine line) {
        return ServiceRule.credited(order(List.of(goods), line), line);
    }

    private static OrderLine goods(long ordered, long canceled, long shipped, long returned, long lost) {
        return new OrderLine(
                1,
                null,
                "mug",
                "Mug",
                ordered,
                100,
                0,
                0,
                canceled,
                shipped,
                shipped - lost,
                returned,
                lost,
                null,
                null);
    }

    private static OrderLine line(ServiceTerms terms, long ordered, long canceled, long due, long credited) {
        return new OrderLine(2, null, "", "Wrap", ordered, 100, 0, 0, canceled, due, due, credited, 0, null, terms);
    }

    private static Order order(List<OrderLine> goods, OrderLine line) {
        return new Order(
                new OrderId(1),
                "shop",
                "R1",
                Instant.EPOCH,
                Instant.EPOCH,
                "USD",
                new Customer("Robin", "", null, null),
                new Address("Robin", "12 Harbor Street", null, "Columbus", null, "43004", "US", null, null),
                "standard",
                goods,
                0,
                0,
                0,
                OrderState.OPEN,
                null,
                null,
                DeliveryMethod.SHIPPED,
                List.of(),
                null,
                List.of(line));
    }
}
