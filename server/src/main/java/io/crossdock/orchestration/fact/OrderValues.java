package io.crossdock.orchestration.fact;

import static java.util.Map.entry;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderState;
import io.crossdock.orders.SalesChannels;
import io.crossdock.orders.consent.WaitQuestion;
import io.crossdock.orders.service.ServiceTerms;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.PaymentView;
import io.crossdock.promises.BackorderDates.ToldDate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts of orders, by the source that has them. */
final class OrderValues {

    private static final long MINUTES_OF_A_DAY = 1_440;

    private OrderValues() {}

    /** An order with the time of the question, and what is agreed with its channel. */
    record AskedOrder(Order order, Instant at, SalesChannels channels) {

        private long sum(ToLongFunction<OrderLine> units) {
            return order.lines().stream().mapToLong(units).sum();
        }

        private List<String> lineTypes() {
            return order.everyLine().stream()
                    .map(OrderLine::service)
                    .map(service -> service == null ? ServiceTerms.GOODS : service.type())
                    .distinct()
                    .toList();
        }
    }

    /** An order with the SKUs of its lines, as master data has them. */
    record OrderedGoods(Order order, Map<String, Sku> skus) {

        private Stream<Sku> known() {
            return order.lines().stream().map(line -> skus.get(line.sku())).flatMap(Stream::ofNullable);
        }

        private boolean preorder() {
            var placed = order.placedAt().atZone(ZoneOffset.UTC).toLocalDate();
            return known().map(Sku::preorderDate).anyMatch(day -> day != null && placed.isBefore(day));
        }

        private long weight() {
            return order.lines().stream()
                    .mapToLong(line -> {
                        var sku = skus.get(line.sku());
                        return sku == null ? 0 : sku.weightGrams() * line.ordered();
                    })
                    .sum();
        }
    }

    /** The work of an order, and the nodes of master data. */
    record OrderWork(List<Fulfillment> fulfillments, Map<String, Node> nodes) {

        private Stream<String> codes() {
            return fulfillments.stream().map(Fulfillment::node);
        }
    }

    /**
     * The wait of an order.
     *
     * @param told the date that its customer was told last; null: none
     * @param last its newest question; null: it has none
     */
    record OrderWait(
            Instant at, @Nullable ToldDate told, @Nullable WaitQuestion last) {

        /** A day begun counts. */
        private @Nullable Long days() {
            var by = told == null ? null : told.deliverBy();
            return by == null
                    ? null
                    : Math.max(0, Math.ceilDiv(Duration.between(at, by).toMinutes(), MINUTES_OF_A_DAY));
        }
    }

    static final FactReader<Instant> CLOCK = new FactReader<>(Map.ofEntries(
            fact("date", at -> at.atZone(ZoneOffset.UTC).toLocalDate().toString()),
            fact("hour", at -> (long) at.atZone(ZoneOffset.UTC).getHour()),
            fact(
                    "weekday",
                    at -> at.atZone(ZoneOffset.UTC)
                            .getDayOfWeek()
                            .getDisplayName(TextStyle.FULL, Locale.ROOT)
                            .toLowerCase(Locale.ROOT))));

    static final FactReader<AskedOrder> ORDER = new FactReader<>(Map.ofEntries(
            fact("channel", o -> o.order.channel()),
            fact("totalMinor", o -> o.order.totalMinor()),
            fact("currency", o -> o.order.currency()),
            fact("lines", o -> (long) o.order.everyLine().size()),
            fact("servicesOnly", o -> o.order.lines().isEmpty()),
            fact(
                    "sameDay",
                    o -> o.order.parts().stream()
                            .anyMatch(p -> p.fulfillment().kind().equals(DeliveryMethod.SAME_DAY))),
            fact("groups", o -> (long) o.order.parts().size()),
            fact(
                    "methods",
                    o -> o.order.parts().stream()
                            .map(p -> p.fulfillment().kind())
                            .distinct()
                            .toList()),
            fact("country", o -> o.order.shipTo().country()),
            fact("region", o -> o.order.shipTo().region()),
            fact("method", o -> o.order.fulfillment().kind()),
            fact("service", o -> o.order.service()),
            fact("pickupNode", o -> o.order.fulfillment().node()),
            fact("tier", o -> o.order.customer().tier()),
            fact("skus", o -> o.order.lines().stream().map(OrderLine::sku).toList()),
            fact("lineTypes", AskedOrder::lineTypes),
            fact("units", o -> o.sum(OrderLine::ordered)),
            fact("openUnits", o -> o.sum(OrderLine::open)),
            fact("canceledUnits", o -> o.sum(OrderLine::canceled)),
            fact("shippedUnits", o -> o.sum(OrderLine::shipped)),
            fact("deliveredUnits", o -> o.sum(OrderLine::delivered)),
            fact("returnedUnits", o -> o.sum(OrderLine::returned)),
            fact("lostUnits", o -> o.sum(OrderLine::lost)),
            fact(
                    "highestPriceMinor",
                    o -> o.order.lines().stream()
                            .mapToLong(OrderLine::unitPriceMinor)
                            .max()
                            .orElse(0)),
            fact("shippingMinor", o -> o.order.shippingMinor()),
            fact("mayMessageCustomer", o -> o.channels.mayMessageCustomer(o.order.channel())),
            fact("open", o -> o.order.state() == OrderState.OPEN),
            fact(
                    "ageHours",
                    o -> Math.max(0, Duration.between(o.order.placedAt(), o.at).toHours()))));

    static final FactReader<OrderedGoods> GOODS = new FactReader<>(Map.ofEntries(
            fact("traits", g -> g.known().flatMap(sku -> sku.traits().stream()).toList()),
            fact("preorder", g -> g.preorder()),
            fact("weightGrams", g -> g.weight())));

    static final FactReader<PaymentView> MONEY = new FactReader<>(Map.ofEntries(
            fact("collected", p -> p.method().equals(NewPayment.COLLECTED)),
            fact("payment", PaymentView::method),
            fact("capturedMinor", PaymentView::capturedMinor),
            fact("refundedMinor", PaymentView::refundedMinor),
            fact("owedMinor", PaymentView::owedMinor)));

    static final FactReader<OrderWork> WORK = new FactReader<>(Map.ofEntries(
            fact("nodes", w -> w.codes().toList()),
            fact(
                    "nodeKinds",
                    w -> w.codes()
                            .map(w.nodes::get)
                            .flatMap(Stream::ofNullable)
                            .map(node -> node.kind().name().toLowerCase(Locale.ROOT))
                            .toList()),
            fact(
                    "nodeEntities",
                    w -> w.codes()
                            .map(w.nodes::get)
                            .flatMap(Stream::ofNullable)
                            .map(Node::legalEntity)
                            .flatMap(Stream::ofNullable)
                            .toList())));

    static final FactReader<OrderWait> WAIT = new FactReader<>(Map.ofEntries(
            fact("waitDays", OrderWait::days), fact("delays", w -> w.last == null ? 0L : (long) w.last.question())));

    private static <S> Map.Entry<String, Function<S, @Nullable Object>> fact(
            String name, Function<S, @Nullable Object> value) {
        return entry(name, value);
    }
}
