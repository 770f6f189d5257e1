package io.crossdock.channels.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderReference;
import io.crossdock.orders.OrderRequests.CancelCause;
import io.crossdock.orders.OrderRequests.CancelRequest;
import io.crossdock.orders.OrderState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a channel counts, against what is here. The order has a line, {@code L}, of three units at first. */
class UpdateRuleTest {

    private static final Instant DAY = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void unitsThatTheChannelTookOffAreCanceled() {
        var change = decide(said("L", 3, 3), said("L", 1, 1), line(0, 0, 0), 0);

        assertThat(change.units().canceled()).containsExactly(new LineChange(7, 1, 2));
        assertThat(change.news()).isEmpty();
    }

    @Test
    void unitsThatAreToBeCanceledAlreadyAreNotTakenOffAgain() {
        assertThat(decide(said("L", 3, 3), said("L", 2, 2), line(0, 0, 0), 1)
                        .units()
                        .canceled())
                .isEmpty();
        assertThat(decide(said("L", 3, 3), said("L", 1, 1), line(0, 0, 0), 1)
                        .units()
                        .canceled())
                .containsExactly(new LineChange(7, 1, 1));
        assertThat(decide(said("L", 3, 3), said("L", 2, 2), line(1, 0, 0), 0)
                        .units()
                        .canceled())
                .as("canceled since")
                .isEmpty();
    }

    @Test
    void noMoreIsCanceledThanIsOpenHere() {
        var change = decide(said("L", 3, 3), said("L", 0, 0), line(0, 2, 0), 0);

        assertThat(change.units().canceled()).containsExactly(new LineChange(7, 1, 1));
        assertThat(change.news())
                .containsExactly("the channel took back 2 units of line 1 that can't be canceled here");
    }

    @Test
    void aRefundOfALostUnitOnlyRepeatsTheLoss() {
        assertThat(decide(said("L", 3, 0), said("L", 2, 0), line(0, 3, 1), 0).news())
                .isEmpty();
        assertThat(decide(said("L", 3, 0), said("L", 2, 0), line(0, 3, 0), 0).news())
                .hasSize(1);
    }

    @Test
    void unitsThatSomebodyElseSentAreToldAndNotCanceled() {
        var change = decide(said("L", 3, 3), said("L", 3, 1), line(0, 0, 0), 0);

        assertThat(change.units().canceled()).isEmpty();
        assertThat(change.news()).singleElement().asString().contains("2 units of line 1 as fulfilled");
    }

    @Test
    void aLineThatTheMessageNoLongerHasIsTold() {
        var change = decide(said("L", 3, 3), said("M", 1, 1), line(0, 0, 0), 0);

        assertThat(change.units().canceled()).isEmpty();
        assertThat(change.news())
                .containsExactly(
                        "the channel has a further line, M, of 1 units, and what they cost can't be told",
                        "the channel no longer has its line L, of which 3 units were still to be sent");
    }

    @Test
    void countsThatCannotBeComparedWithTheLastOnesAreToldWhereTheyDiffer() {
        assertThat(decide(null, said("L", 1, 1), line(0, 0, 0), 0).news())
                .containsExactly("the channel counts 1 units of line 1 as still to be sent, and here they are 3");
        assertThat(decide(null, said("L", 3, 3), line(0, 0, 0), 0).news()).isEmpty();
    }

    @Test
    void moreUnitsOfALineAreALineOfTheirOwnWithWhatTheyCostMore() {
        var added = decide(said("L", 3, 3), priced(5, 101, 52, 0), line(0, 0, 0), 0)
                .units()
                .added();

        assertThat(added).containsExactly(new NewLine(2, "L", "mug", "Mug", 2, 1_000, 101, 52, null, null));
    }

    @Test
    void moreUnitsWaitUntilTheChannelHasTheirMoney() {
        var waiting = decide(said("L", 3, 3), priced(5, 0, 0, 2_000), line(0, 0, 0), 0);
        var settled = decide(priced(5, 0, 0, 2_000), priced(5, 0, 0, 0), line(0, 0, 0), 0);
        var again = decide(priced(5, 0, 0, 0), priced(5, 0, 0, 0), line(0, 0, 0), 0);

        assertThat(waiting.units().added()).isEmpty();
        assertThat(waiting.news()).singleElement().asString().contains("has not collected");
        assertThat(settled.units().added()).hasSize(1);
        assertThat(again.units().added()).isEmpty();
    }

    /** The line L with units at 10.00 each, and what is outstanding. */
    private static ChannelStatement priced(int units, long discountMinor, long taxMinor, long outstandingMinor) {
        var order = EngineJson.MAPPER.createObjectNode();
        order.putArray("lines")
                .addObject()
                .put("reference", "L")
                .put("sku", "mug")
                .put("title", "Mug")
                .put("quantity", units)
                .put("unitPriceMinor", 1_000)
                .put("discountMinor", discountMinor)
                .put("taxMinor", taxMinor);
        return new ChannelStatement(
                "R",
                order,
                "",
                DAY,
                new ChannelWish(null, null, true),
                new ChannelStatement.Counts(
                        List.of(new ChannelStatement.Line("L", units, units)), 0, outstandingMinor, List.of()),
                List.of());
    }

    @Test
    void countsWhatTheChannelHasPaidBackSinceItsLastWord() {
        var before = paidBack(500);

        assertThat(decide(before, paidBack(2_000), line(0, 0, 0), 0).paidBack().minor())
                .isEqualTo(1_500);
        assertThat(decide(before, paidBack(500), line(0, 0, 0), 0).paidBack().minor())
                .isZero();
        var less = decide(before, paidBack(0), line(0, 0, 0), 0);
        assertThat(less.paidBack().minor()).isZero();
        assertThat(less.news()).singleElement().asString().contains("said 5.00 USD before");
        var unknown = decide(null, paidBack(2_000), line(0, 0, 0), 0);
        assertThat(unknown.paidBack().minor()).isZero();
        assertThat(unknown.news()).anySatisfy(news -> assertThat(news).contains("can't be told"));
    }

    private static ChannelStatement paidBack(long minor) {
        return new ChannelStatement(
                "R",
                null,
                "",
                DAY,
                new ChannelWish(null, null, true),
                new ChannelStatement.Counts(List.of(new ChannelStatement.Line("L", 3, 3)), minor, 0, List.of()),
                List.of());
    }

    private static UpdateRule.Change decide(
            @Nullable ChannelStatement before, ChannelStatement now, OrderLine line, long asked) {
        var known = new KnownOrder(
                new OrderReference("shop", "R"), 7L, DAY, new ChannelWish(null, null, true), "", "order:R");
        var requests = asked == 0
                ? List.<CancelRequest>of()
                : List.of(new CancelRequest(7, 1, asked, "by phone", CancelCause.ASKED));
        return UpdateRule.decide(known, before, now, order(line), requests);
    }

    private static ChannelStatement said(String reference, long wanted, long open) {
        return new ChannelStatement(
                "R",
                null,
                "",
                DAY,
                new ChannelWish(null, null, true),
                new ChannelStatement.Counts(
                        List.of(new ChannelStatement.Line(reference, wanted, open)), 0, 0, List.of()),
                List.of());
    }

    private static OrderLine line(long canceled, long shipped, long lost) {
        return new OrderLine(1, "L", "mug", "Mug", 3, 1_000, 0, 0, canceled, shipped, 0, 0, lost, null, null);
    }

    private static Order order(OrderLine line) {
        return new Order(
                new OrderId(7),
                "shop",
                "R",
                DAY,
                DAY,
                "USD",
                new Customer("Ines Prova", "", null),
                new Address("Ines Prova", "1 Test Way", null, "Memphis", null, "38103", "US", null, null),
                "standard",
                List.of(line),
                0,
                0,
                3_000,
                OrderState.OPEN,
                null,
                null,
                DeliveryMethod.SHIPPED,
                List.of(),
                null,
                List.of());
    }
}
