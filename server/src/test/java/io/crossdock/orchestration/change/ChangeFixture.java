package io.crossdock.orchestration.change;

import io.crossdock.allocation.promise.Quotes;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderRequests.CancelCause;
import io.crossdock.orders.OrderRequests.CancelRequest;
import io.crossdock.orders.OrderState;
import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.agreement.OrderVersion;
import io.crossdock.payments.PriceReduction;
import io.crossdock.payments.ReductionPlan;
import io.crossdock.payments.extension.ExtensionTerms;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders, and what a change of one is decided by. */
final class ChangeFixture {

    static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    static final Address MEMPHIS =
            new Address("Ines Prova", "1 Test Way", null, "Memphis", "TN", "38103", "US", null, null);
    static final Address DENVER =
            new Address("Ines Prova", "2 Hill Road", null, "Denver", "CO", "80202", "US", null, null);

    /** What nodes could do: they have everything, and nothing was asked of them. */
    static final ChangeOutlook POSSIBLE = new FixedOutlook(
            new MethodOffer(null, new Quotes.Option("standard", true, AT, AT, List.of("A"), 500, null)),
            new ReductionPlan(900, 300, 0, false, 0),
            "");

    /** An outlook that is the same whatever is asked. */
    record FixedOutlook(MethodOffer offer, ReductionPlan plan, String noMore, ExtensionTerms.Answer answer)
            implements ChangeOutlook {

        FixedOutlook(MethodOffer offer, ReductionPlan plan, String noMore) {
            this(offer, plan, noMore, ExtensionTerms.Answer.ASKED);
        }

        @Override
        public ReductionPlan money(PriceReduction wish) {
            return plan;
        }

        @Override
        public String more(NewLine line) {
            return noMore;
        }

        @Override
        public ExtensionTerms further() {
            return new ExtensionTerms(answer, "card");
        }

        @Override
        public MethodOffer offer(Order wanted) {
            return offer;
        }
    }

    private ChangeFixture() {}

    /** An open order of three mugs and one tray, as a parcel to Memphis. */
    static Order order() {
        return order(DeliveryMethod.SHIPPED, null, line(1, "mug", 3, 0), line(2, "tray", 1, 0));
    }

    static Order order(DeliveryMethod way, @Nullable Instant closedAt, OrderLine... lines) {
        return new Order(
                new OrderId(7),
                "shop",
                "R",
                AT,
                AT,
                "USD",
                new Customer("Ines Prova", "", null),
                MEMPHIS,
                "standard",
                List.of(lines),
                0,
                0,
                4_000,
                closedAt == null ? OrderState.OPEN : OrderState.COMPLETED,
                closedAt == null ? null : "delivered",
                closedAt,
                way,
                List.of(),
                null,
                List.of());
    }

    /** The same order in two delivery groups: {@code home} with line 1, {@code office} with line 2. */
    static Order grouped() {
        var order = order();
        return new Order(
                order.id(),
                order.channel(),
                order.reference(),
                AT,
                AT,
                "USD",
                order.customer(),
                MEMPHIS,
                "standard",
                order.lines(),
                0,
                0,
                4_000,
                OrderState.OPEN,
                null,
                null,
                DeliveryMethod.SHIPPED,
                List.of(
                        new Order.Group(1, "home", DeliveryMethod.SHIPPED, "standard", MEMPHIS, List.of(1)),
                        new Order.Group(2, "office", DeliveryMethod.SHIPPED, "standard", DENVER, List.of(2))),
                null,
                List.of());
    }

    static OrderLine line(int number, String sku, long ordered, long shipped) {
        return new OrderLine(number, null, sku, sku, ordered, 1_000, 0, 0, 0, shipped, 0, 0, 0, null, null);
    }

    /** An order at a stage that takes these events. */
    static ChangeGround ground(Order order, String stage, String... events) {
        return new ChangeGround(
                order,
                new OrderVersion(7, 1, "captured", "", AT, "shop", Agreement.of(EngineJson.MAPPER.readTree("""
                        {"totalMinor": 4000, "delivery": {"giftMessage": "Enjoy"}}"""))),
                new Standing(7, 0, "order", 9, stage, "waiting", AT, null, 0),
                Set.of(events),
                List.of(),
                new ChangeGround.Said(List.of(), List.of(), Set.of()),
                new ChangeGround.Flags(false, false));
    }

    static ChangeGround with(ChangeGround ground, ChangeGround.AtNode... work) {
        return new ChangeGround(
                ground.order(),
                ground.agreed(),
                ground.standing(),
                ground.events(),
                List.of(work),
                ground.said(),
                ground.flags());
    }

    static ChangeGround with(ChangeGround ground, ChangeGround.Flags flags) {
        return new ChangeGround(
                ground.order(),
                ground.agreed(),
                ground.standing(),
                ground.events(),
                ground.work(),
                ground.said(),
                flags);
    }

    static ChangeGround with(ChangeGround ground, ChangeGround.Said said) {
        return new ChangeGround(
                ground.order(),
                ground.agreed(),
                ground.standing(),
                ground.events(),
                ground.work(),
                said,
                ground.flags());
    }

    static CancelRequest canceled(int line, long quantity) {
        return new CancelRequest(7, line, quantity, "", CancelCause.ASKED);
    }

    /** Work of node A at a stage of its process. */
    static ChangeGround.AtNode work(long id, String stage) {
        return new ChangeGround.AtNode(
                new Fulfillment(
                        new FulfillmentId(id),
                        new FulfillmentId(id),
                        7,
                        "nodes",
                        "A",
                        Fulfillment.State.RELEASED,
                        null,
                        null,
                        AT,
                        null,
                        null,
                        List.of(new Fulfillment.Line(UnitLine.ordered(1), "mug", 1, 0)),
                        null,
                        null,
                        Fulfillment.Way.PARCEL,
                        1,
                        null),
                stage);
    }
}
