package io.crossdock.notifications.internal;

import io.crossdock.engine.EngineEvents;
import io.crossdock.engine.Event;
import io.crossdock.engine.EventType;
import io.crossdock.fulfillment.FulfillmentFact;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.PickupFact;
import io.crossdock.notifications.internal.ToldContent.ToldLine;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderRequests.CancelCause;
import io.crossdock.orders.OrderRequests.CancelRequest;
import io.crossdock.orders.OrderState;
import io.crossdock.orders.Orders;
import io.crossdock.orders.consent.SilenceTerm;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.payments.Payments;
import io.crossdock.promises.PromiseEvents;
import io.crossdock.shared.UnitLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * An event that a customer is told.
 *
 * @param key identifies the event; it is told once
 */
record MessageTrigger(String template, long order, String key, ToldContent content) {

    /** The stage of the order process at which a customer waits for stock. */
    private static final String BACKORDERED = "backordered";

    /** Messages that say that an order waits, and until when. */
    private static final Set<String> OF_WAIT = Set.of("order-backordered", "order-delayed", "promise-withdrawn");

    private static final String CONFIRMED = "order-confirmed";
    private static final String CANCELED = "order-canceled";

    /** Goods were not collected; it says that their units are canceled. */
    private static final String GIVEN_UP = "pickup-given-up";

    /** The store can't hand over what was ready; it says that these units are canceled. */
    private static final String WITHDRAWN = "pickup-withdrawn";

    /** Messages that say of goods at a store that they are canceled. */
    private static final Set<String> OF_PICKUP = Set.of(GIVEN_UP, WITHDRAWN);

    /** Causes of which these messages have told. */
    private static final Set<CancelCause> TOLD = Set.of(CancelCause.NOT_COLLECTED, CancelCause.WITHDRAWN);

    /** Readers of the events that customers are told; most events are not. */
    private static final List<Reader<?>> READERS = List.of(
            reader(Payments.AUTHORIZED, (e, money) -> once(e, CONFIRMED, ToldContent.amount(money.amountMinor()))),
            reader(
                    Orders.LINES_SUBSTITUTED,
                    (e, sent) -> each(
                            e,
                            "lines-substituted",
                            ToldContent.of(sent.lines().stream()
                                    .map(l -> new ToldLine(l.line(), l.sku(), l.quantity(), l.title()))
                                    .toList()))),
            reader(
                    Orders.LINES_DROPPED,
                    (e, dropped) -> each(
                            e,
                            "lines-dropped",
                            ToldContent.of(dropped.lines().stream()
                                    .map(l -> new ToldLine(l.line(), "", l.quantity(), null))
                                    .toList()))),
            reader(
                    Orders.LINES_CANCELED,
                    (e, canceled) -> each(
                                    e,
                                    "lines-canceled",
                                    ToldContent.of(canceled.lines().stream()
                                            .map(l -> new ToldLine(l.line(), "", l.quantity(), null))
                                            .toList()))
                            .filter(_ -> !TOLD.contains(canceled.cause()))),
            reader(
                    Orders.ORDER_CLOSED,
                    (e, closed) ->
                            once(e, CANCELED, ToldContent.NONE).filter(_ -> closed.state() == OrderState.CANCELED)),
            reader(
                    EngineEvents.MOVED,
                    (e, moved) -> once(e, "order-backordered", ToldContent.NONE)
                            .filter(_ -> moved.to().equals(BACKORDERED))),
            reader(
                    PromiseEvents.BACKORDER_PROMISED,
                    (e, promised) -> each(
                            e, "order-backordered", ToldContent.date(promised.deliverBy(), promised.deliverDay()))),
            reader(
                    PromiseEvents.PROMISE_MOVED,
                    (e, moved) -> each(e, "order-delayed", ToldContent.date(moved.deliverBy(), moved.deliverDay()))
                            .filter(_ -> moved.later())),
            reader(PromiseEvents.PROMISE_WITHDRAWN, (e, _) -> each(e, "promise-withdrawn", ToldContent.NONE)),
            reader(
                    WaitConsents.ASKED,
                    (e, asked) -> each(
                            e,
                            asked.silence() == SilenceTerm.CANCEL ? "wait-asked-or-canceled" : "wait-asked",
                            ToldContent.question(asked.deliverDay(), asked.answerBy()))),
            reader(
                    Fulfillments.SHIPPED,
                    (e, parcel) ->
                            parcel(e, shipped(parcel), parcel).filter(_ -> !parcel.pickup() && !parcel.digital())),
            reader(
                    Fulfillments.DELIVERED,
                    (e, parcel) -> parcel(e, parcel.digital() ? "digital-delivered" : "parcel-delivered", parcel)
                            .filter(_ -> !parcel.pickup() && !parcel.toStore())),
            reader(Fulfillments.READY, (e, waits) -> pickup(e, "pickup-ready", waits)),
            reader(Fulfillments.REMINDED, (e, waits) -> pickup(e, "pickup-reminder", waits)),
            reader(Fulfillments.GIVEN_UP, (e, waits) -> pickup(e, GIVEN_UP, waits)),
            reader(Fulfillments.WITHDRAWN, (e, waits) -> pickup(e, WITHDRAWN, waits)),
            reader(Fulfillments.LOST, (e, parcel) -> parcel(e, "parcel-lost", parcel)),
            reader(Fulfillments.CAME_BACK, (e, parcel) -> parcel(e, "parcel-came-back", parcel)),
            reader(Fulfillments.SHELVED, (e, parcel) -> parcel(e, "parcel-shelved", parcel)),
            reader(
                    Payments.OWED,
                    (e, money) -> child(e, "refund-owed", money.order(), ToldContent.amount(money.amountMinor()))
                            .filter(owed -> owed.order != e.subject())),
            reader(
                    Payments.REFUNDED,
                    (e, money) -> child(
                                    e, refunded(money.source()), money.order(), ToldContent.amount(money.amountMinor()))
                            .map(told -> told.again(e.seq()))
                            .filter(_ -> money.amountMinor() > 0)));

    /** Types of the events that may be told. */
    static final Set<String> TYPES =
            READERS.stream().map(reader -> reader.type().name()).collect(Collectors.toUnmodifiableSet());

    /** Messages that say something of money that the retailer's provider moves; channels' money is theirs to tell. */
    private static final Set<String> OF_MONEY = Set.of(
            "lines-canceled",
            "lines-dropped",
            GIVEN_UP,
            WITHDRAWN,
            "parcel-lost",
            "parcel-came-back",
            "parcel-shelved",
            "refunded");

    /** Messages that say of units that they are not charged; where the order is charged already, it goes back. */
    private static final Set<String> OF_CHARGE = Set.of("lines-canceled", "lines-dropped", GIVEN_UP, WITHDRAWN);

    /** Messages about a part of an order, which say nothing more once all of it is canceled. */
    private static final Set<String> OF_A_PART = Set.of("lines-canceled", "lines-dropped");

    /**
     * Whether its order, as it is now, makes it needless: one of which nothing is left ends as canceled, which is told.
     */
    boolean needless(Order known) {
        return OF_A_PART.contains(template) && (known.state() == OrderState.CANCELED || nothingLeft(known, List.of()));
    }

    /** Whether it tells that goods have to wait, or longer; a question about the same says it, too. */
    boolean ofWait() {
        return OF_WAIT.contains(template);
    }

    /** Whether it tells that goods at a store are canceled. */
    boolean ofPickupEnd() {
        return OF_PICKUP.contains(template);
    }

    /**
     * The same event, in words for an order of which nothing is left with it; it takes the place of the message that
     * the order is canceled.
     *
     * @param requests units of the order that are to be canceled
     */
    MessageTrigger ofLast(Order known, List<CancelRequest> requests) {
        return ofPickupEnd() && nothingLeft(known, requests)
                ? new MessageTrigger(template + "-last", order, CANCELED + "-" + order, content)
                : this;
    }

    private static boolean nothingLeft(Order known, List<CancelRequest> requests) {
        long open = known.lines().stream().mapToLong(OrderLine::open).sum();
        long unwanted = requests.stream().mapToLong(CancelRequest::quantity).sum();
        return open <= unwanted
                && known.lines().stream().allMatch(line -> line.delivered() == 0 && line.onTheWay() == 0);
    }

    /** The same event, in words for an order whose money another has. */
    MessageTrigger ofChannelsMoney() {
        return OF_MONEY.contains(template) ? new MessageTrigger(template + "-collected", order, key, content) : this;
    }

    /** The same event, in words for an order that was charged before its goods left. */
    MessageTrigger ofChargedMoney() {
        return OF_CHARGE.contains(template) ? new MessageTrigger(template + "-charged", order, key, content) : this;
    }

    /** The same event, in words for an order that its customer collects. */
    MessageTrigger ofPickup() {
        return template.equals(CONFIRMED) ? new MessageTrigger(template + "-pickup", order, key, content) : this;
    }

    /** The same event, in words for an order whose goods nobody carries. */
    MessageTrigger ofDigital() {
        return template.equals(CONFIRMED) ? new MessageTrigger(template + "-digital", order, key, content) : this;
    }

    /** The same event, in words for an order that goes to several places or in several ways. */
    MessageTrigger ofGroups() {
        return template.equals(CONFIRMED) ? new MessageTrigger(template + "-groups", order, key, content) : this;
    }

    private static String shipped(FulfillmentFact parcel) {
        if (parcel.sameDay()) {
            return "parcel-shipped-same-day";
        }
        return parcel.toStore() ? "parcel-shipped-to-store" : "parcel-shipped";
    }

    /** Whose word it is that money was paid back: a bank shows only what a provider has sent. */
    private static String refunded(String source) {
        return source.equals("person") ? "refund-settled" : "refunded";
    }

    /** The same message again about the same subject, for another event. */
    private MessageTrigger again(long seq) {
        return new MessageTrigger(template, order, key + "-" + seq, content);
    }

    static Optional<MessageTrigger> of(Event event) {
        return READERS.stream().flatMap(reader -> reader.read(event).stream()).findFirst();
    }

    private static <T> Reader<T> reader(EventType<T> type, BiFunction<Event, T, Optional<MessageTrigger>> told) {
        return new Reader<>(type, told);
    }

    /** What the customer is told of events of one type. */
    private record Reader<T>(EventType<T> type, BiFunction<Event, T, Optional<MessageTrigger>> told) {

        Optional<MessageTrigger> read(Event event) {
            return type.of(event).flatMap(data -> told.apply(event, data));
        }
    }

    private static Optional<MessageTrigger> once(Event event, String template, ToldContent content) {
        return Optional.of(new MessageTrigger(template, event.subject(), template + "-" + event.subject(), content));
    }

    private static Optional<MessageTrigger> each(Event event, String template, ToldContent content) {
        return Optional.of(new MessageTrigger(
                template, event.subject(), template + "-" + event.subject() + "-" + event.seq(), content));
    }

    /** A trigger from an event of a fulfillment or a return; its data names the order. */
    private static Optional<MessageTrigger> child(Event event, String template, String order, ToldContent content) {
        return OrderId.parse(order)
                .map(id -> new MessageTrigger(template, id.value(), template + "-" + event.subject(), content));
    }

    /** Number of the order line if the units are its SKU; 0 for a kit component or a substitute. */
    private static int named(UnitLine units) {
        return units.equals(UnitLine.ordered(units.line())) ? units.line() : 0;
    }

    private static Optional<MessageTrigger> parcel(Event event, String template, FulfillmentFact parcel) {
        return child(
                event,
                template,
                parcel.order(),
                new ToldContent(lines(parcel.lines()), null, parcel.carrier(), parcel.tracking(), null, null, null));
    }

    private static Optional<MessageTrigger> pickup(Event event, String template, PickupFact waits) {
        return child(
                event,
                template,
                waits.order(),
                new ToldContent(
                        lines(waits.lines()),
                        null,
                        null,
                        null,
                        waits.term().collectDay(),
                        waits.place().directions(),
                        null));
    }

    private static List<ToldLine> lines(List<FulfillmentFact.Line> lines) {
        return lines.stream()
                .map(l -> new ToldLine(named(l.line()), l.sku(), l.quantity(), null))
                .toList();
    }
}
