package io.crossdock.notifications.internal;

import io.crossdock.engine.EngineEvents;
import io.crossdock.engine.Event;
import io.crossdock.engine.EventType;
import io.crossdock.fulfillment.FulfillmentFact;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.PickupFact;
import io.crossdock.notifications.internal.ToldContent.ToldLine;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderRequests.CancelCause;
import io.crossdock.orders.OrderRequests.CancelRequest;
import io.crossdock.orders.OrderState;
import io.crossdock.orders.Orders;
import io.crossdock.orders.change.ChangeFact;
import io.crossdock.orders.change.OrderChanges;
import io.crossdock.orders.consent.SilenceTerm;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.orders.service.ServiceFact;
import io.crossdock.payments.MoneyMoved;
import io.crossdock.payments.Payments;
import io.crossdock.promises.PromiseEvents;
import io.crossdock.shared.GroupRef;
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
 * @param group number of the order's delivery group that it is about
 */
record MessageTrigger(String template, long order, String key, ToldContent content, int group) {

    /** The stage of the order process at which a customer waits for stock. */
    private static final String BACKORDERED = "backordered";

    /** Messages that say that an order waits, and until when. */
    private static final Set<String> OF_WAIT = Set.of("order-backordered", "order-delayed", "promise-withdrawn");

    private static final String CONFIRMED = "order-confirmed";
    private static final String CANCELED = "order-canceled";
    private static final String CHANGED = "order-changed";
    private static final String LINES_CANCELED = "lines-canceled";
    private static final String READY = "pickup-ready";
    private static final String REMINDER = "pickup-reminder";
    private static final String DELIVERED = "parcel-delivered";
    private static final String REFUNDED = "refunded";

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
            reader(Payments.AUTHORIZED, (e, _) -> once(e, CONFIRMED, ToldContent.NONE)),
            reader(OrderChanges.APPLIED, MessageTrigger::changed),
            reader(
                    ServiceFact.CANCELED,
                    (e, canceled) -> each(
                            e,
                            LINES_CANCELED,
                            ToldContent.of(canceled.lines().stream()
                                    .map(l -> new ToldLine(l.line(), "", l.quantity(), null))
                                    .toList()))),
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
                                    LINES_CANCELED,
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
                    (e, parcel) ->
                            parcel(e, delivered(parcel), parcel).filter(_ -> !parcel.pickup() && !parcel.toStore())),
            reader(Fulfillments.READY, (e, waits) -> pickup(e, READY, waits)),
            reader(Fulfillments.REMINDED, (e, waits) -> pickup(e, REMINDER, waits)),
            reader(Fulfillments.GIVEN_UP, (e, waits) -> pickup(e, GIVEN_UP, waits)),
            reader(Fulfillments.WITHDRAWN, (e, waits) -> pickup(e, WITHDRAWN, waits)),
            reader(Fulfillments.LOST, (e, parcel) -> parcel(e, "parcel-lost", carried(parcel))),
            reader(Fulfillments.CAME_BACK, (e, parcel) -> parcel(e, "parcel-came-back", carried(parcel))),
            reader(Fulfillments.SHELVED, (e, parcel) -> parcel(e, "parcel-shelved", parcel)),
            reader(
                    Payments.OWED,
                    (e, money) -> child(e, "refund-owed", money.order(), ToldContent.amount(money.amountMinor()))
                            .filter(owed -> owed.order != e.subject())),
            reader(
                    Payments.REFUNDED,
                    (e, money) -> child(e, refunded(money), money.order(), ToldContent.amount(money.amountMinor()))
                            .map(told -> told.again(e.seq()))
                            .filter(_ -> money.amountMinor() > 0)));

    /** Types of the events that may be told. */
    static final Set<String> TYPES =
            READERS.stream().map(reader -> reader.type().name()).collect(Collectors.toUnmodifiableSet());

    /** Messages that say something of money that the retailer's provider moves; channels' money is theirs to tell. */
    private static final Set<String> OF_MONEY = Set.of(
            LINES_CANCELED,
            "lines-dropped",
            GIVEN_UP,
            WITHDRAWN,
            "parcel-lost",
            "parcel-came-back",
            "parcel-shelved",
            REFUNDED);

    /** Messages that promise money back for goods that have left; where none was ever charged, there is none. */
    private static final Set<String> OF_GONE = Set.of("parcel-lost", "parcel-came-back", "parcel-shelved");

    /** Messages that say of units that they are not charged; where the order is charged already, it goes back. */
    private static final Set<String> OF_CHARGE = Set.of(LINES_CANCELED, "lines-dropped", GIVEN_UP, WITHDRAWN);

    /** Messages about a part of an order, which say nothing more once all of it is canceled. */
    private static final Set<String> OF_A_PART = Set.of(LINES_CANCELED, "lines-dropped");

    /**
     * Whether its order, as it is now, makes it needless: one of which nothing is left ends as canceled, which is told,
     * and is not confirmed before; one is confirmed when all of it is authorized, with the last of its tenders; and a
     * channel that has the money tells what it costs.
     */
    boolean needless(ToldOrder known) {
        boolean over = known.order().state() == OrderState.CANCELED;
        boolean ended = over || nothingLeft(known.order(), List.of());
        return OF_A_PART.contains(template) && ended
                || template.equals(CONFIRMED) && (ended || !known.isAuthorized())
                || template.equals(CHANGED) && (over || known.isElsewhere());
    }

    /** Whether it says of units of an order that they are canceled. */
    boolean ofPart() {
        return OF_A_PART.contains(template);
    }

    /** The same event with what another one of it says. */
    MessageTrigger with(MessageTrigger other) {
        return new MessageTrigger(template, order, key, content.with(other.content), group);
    }

    /** Whether it is the change of an order, of which each action is an event. */
    boolean ofChange() {
        return template.equals(CHANGED);
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
                ? new MessageTrigger(template + "-last", order, CANCELED + "-" + order, content, group)
                : this;
    }

    private static boolean nothingLeft(Order known, List<CancelRequest> requests) {
        var lines = known.lines().isEmpty() ? known.services() : known.lines();
        long open = lines.stream().mapToLong(OrderLine::open).sum();
        long unwanted = requests.stream().mapToLong(CancelRequest::quantity).sum();
        return open <= unwanted && lines.stream().allMatch(line -> line.shipped() == 0);
    }

    /** The same event, in words for the one who has the order's money, and for when it is charged. */
    MessageTrigger ofMoney(ToldOrder known) {
        if (known.isElsewhere()) {
            return OF_MONEY.contains(template) ? as("-collected") : this;
        } else if (known.isChargedAhead()) {
            return OF_CHARGE.contains(template) ? as("-charged") : this;
        }
        return known.isUncharged() && OF_GONE.contains(template) ? as("-uncharged") : this;
    }

    /** The same event, in words for the way in which the order, or its group, reaches its customer. */
    MessageTrigger byWay(Order known) {
        if (template.equals(READY) || template.equals(REMINDER)) {
            return known.part(group).fulfillment().kind().equals(DeliveryMethod.CURBSIDE) ? as("-curbside") : this;
        }
        return template.equals(CONFIRMED) ? as(confirmed(known)) : this;
    }

    private static String confirmed(Order known) {
        if (known.lines().isEmpty()) {
            return "-services";
        } else if (!known.deliveryGroups().isEmpty()) {
            return "-groups";
        }
        return switch (known.fulfillment().kind()) {
            case DeliveryMethod.DIGITAL -> "-digital";
            case DeliveryMethod.PICKUP -> "-pickup";
            case DeliveryMethod.CURBSIDE -> "-curbside";
            case DeliveryMethod.SHIP_TO_STORE -> "-to-store";
            case DeliveryMethod.SAME_DAY -> "-same-day";
            case String other -> "";
        };
    }

    private MessageTrigger as(String words) {
        return new MessageTrigger(template + words, order, key, content, group);
    }

    /** What customers hear of a change of their order, once per change: what it is now, and costs. */
    private static Optional<MessageTrigger> changed(Event event, ChangeFact change) {
        boolean costs = change.moneyMinor() != 0 || change.kind().equals("line");
        return Optional.of(new MessageTrigger(
                        CHANGED,
                        event.subject(),
                        CHANGED + "-" + event.subject() + "-" + change.change(),
                        ToldContent.amount(change.moneyMinor()),
                        GroupRef.FIRST))
                .filter(_ -> costs && !change.kind().equals("units"));
    }

    private static String delivered(FulfillmentFact parcel) {
        if (parcel.sameDay()) {
            return DELIVERED + "-same-day";
        }
        return parcel.digital() ? "digital-delivered" : DELIVERED;
    }

    /** The same with somebody who carries it: who it is may never have been said. */
    private static FulfillmentFact carried(FulfillmentFact parcel) {
        boolean known = parcel.carrier() != null && !parcel.carrier().isEmpty() && !parcel.sameDay();
        return known
                ? parcel
                : new FulfillmentFact(
                        parcel.fulfillment(),
                        parcel.order(),
                        parcel.node(),
                        parcel.lines(),
                        parcel.sameDay() ? "the courier" : "the carrier",
                        parcel.tracking(),
                        parcel.purpose());
    }

    private static String shipped(FulfillmentFact parcel) {
        if (parcel.sameDay()) {
            return "parcel-shipped-same-day";
        }
        return parcel.toStore() ? "parcel-shipped-to-store" : "parcel-shipped";
    }

    /** Whose word it is that money was paid back, and to what: a bank shows only what a provider has sent to it. */
    private static String refunded(MoneyMoved money) {
        if (money.source().equals("person")) {
            return "refund-settled";
        }
        return switch (String.valueOf(money.tender())) {
            case "gift-card" -> REFUNDED + "-gift-card";
            case "store-credit" -> REFUNDED + "-store-credit";
            case String other -> REFUNDED;
        };
    }

    /** The same message again about the same subject, for another event. */
    private MessageTrigger again(long seq) {
        return new MessageTrigger(template, order, key + "-" + seq, content, group);
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
        return Optional.of(new MessageTrigger(
                template, event.subject(), template + "-" + event.subject(), content, GroupRef.FIRST));
    }

    private static Optional<MessageTrigger> each(Event event, String template, ToldContent content) {
        return Optional.of(new MessageTrigger(
                template,
                event.subject(),
                template + "-" + event.subject() + "-" + event.seq(),
                content,
                GroupRef.FIRST));
    }

    /** A trigger from an event of a fulfillment or a return; its data names the order. */
    private static Optional<MessageTrigger> child(Event event, String template, String order, ToldContent content) {
        return OrderId.parse(order)
                .map(id -> new MessageTrigger(
                        template, id.value(), template + "-" + event.subject(), content, GroupRef.FIRST));
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
                                null))
                .map(told -> new MessageTrigger(
                        told.template,
                        told.order,
                        told.key,
                        told.content,
                        waits.ref(told.order).group()));
    }

    private static List<ToldLine> lines(List<FulfillmentFact.Line> lines) {
        return lines.stream()
                .map(l -> new ToldLine(named(l.line()), l.sku(), l.quantity(), null))
                .toList();
    }
}
