package io.crossdock.notifications.internal;

import io.crossdock.engine.Event;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderRequests.CancelRequest;
import io.crossdock.orders.Orders;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.payments.PaymentView;
import io.crossdock.payments.Payments;
import io.crossdock.policy.DecisionTables;
import io.crossdock.policy.DecisionTables.Decided;
import io.crossdock.shared.ListIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the log and makes messages of events that customers are told. */
@Component
final class NotificationSubscriber implements Subscriber {

    private static final String ORDER_PROCESS = "order";

    private final Orders orders;
    private final Payments payments;
    private final MessageOwner owner;
    private final WaitConsents consents;

    NotificationSubscriber(Orders orders, Payments payments, MessageOwner owner, WaitConsents consents) {
        this.consents = consents;
        this.payments = payments;
        this.owner = owner;
        this.orders = orders;
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public Set<String> types() {
        return MessageTrigger.TYPES;
    }

    @Override
    public void on(Tx tx, List<Event> events) {
        var told = told(tx, events);
        if (told.isEmpty()) {
            return;
        }
        var known = ListIndex.by(orders.load(tx, orders(tx, told)), o -> o.id().value());
        Map<Long, PaymentView> money = ListIndex.by(payments.of(tx, known.keySet()), PaymentView::order);
        var unwanted = unwanted(tx, told, known);
        var sayable = new ArrayList<MessageTrigger>();
        for (var one : told) {
            var order = known.get(one.order());
            if (order != null && !order.customer().email().isEmpty() && !one.needless(order)) {
                var said = one.ofLast(order, unwanted.getOrDefault(one.order(), List.of()));
                sayable.add(ofMoney(byWay(said, order), money.get(one.order())));
            }
        }
        var tells = owner.tells(
                tx,
                sayable.stream()
                        .map(one -> new MessageOwner.PossibleMessage(
                                one.order(), ListIndex.known(known, one.order()).channel(), one.template()))
                        .toList());
        var messages = new ArrayList<CustomerMessage>();
        var why = new HashMap<Long, Decided>();
        for (int i = 0; i < sayable.size(); i++) {
            if (MessageOwner.sends(tells.get(i))) {
                var message = message(tx, sayable.get(i), known, money);
                why.put(message.id(), tells.get(i));
                messages.add(message);
            }
        }
        var fresh = CustomerMessageStore.insert(tx, messages);
        start(tx, fresh);
        // On the log of the message: the timeline of its order does not need it.
        fresh.forEach(m -> tx.emit(
                m.id(),
                DecisionTables.DECISION_MADE,
                ListIndex.known(why, m.id()).made(null)));
    }

    /** What a moment of an order is known by. */
    private record Moment(long order, Instant at) {}

    /** What is to be told: where the customer is asked whether to wait, the question says that the order waits. */
    private List<MessageTrigger> told(Tx tx, List<Event> events) {
        var told = new ArrayList<MessageTrigger>();
        var waits = new ArrayList<MessageTrigger>();
        var moments = new ArrayList<Moment>();
        for (var event : events) {
            MessageTrigger.of(event).ifPresent(one -> {
                told.add(one);
                if (one.ofWait()) {
                    waits.add(one);
                    moments.add(new Moment(event.subject(), event.at()));
                }
            });
        }
        var asked = consents.of(tx, moments.stream().map(Moment::order).toList()).stream()
                .filter(question -> question.terms() != null)
                .map(question -> new Moment(question.order(), question.askedAt()))
                .collect(Collectors.toSet());
        for (int i = 0; i < waits.size(); i++) {
            if (asked.contains(moments.get(i))) {
                told.remove(waits.get(i));
            }
        }
        return told;
    }

    private static MessageTrigger ofMoney(MessageTrigger said, @Nullable PaymentView money) {
        if (MessageWording.isElsewhere(money)) {
            return said.ofChannelsMoney();
        }
        return MessageWording.isChargedAhead(money) ? said.ofChargedMoney() : said;
    }

    private static MessageTrigger byWay(MessageTrigger said, Order order) {
        if (!order.deliveryGroups().isEmpty()) {
            return said.ofGroups();
        }
        var kind = order.fulfillment().kind();
        if (kind.equals(DeliveryMethod.DIGITAL)) {
            return said.ofDigital();
        }
        return DeliveryMethod.ofStore(kind) ? said.ofPickup() : said;
    }

    /** Units that are to be canceled of the orders of which something was given up at a store. */
    private Map<Long, List<CancelRequest>> unwanted(Tx tx, List<MessageTrigger> told, Map<Long, Order> known) {
        var given = told.stream()
                .filter(MessageTrigger::ofPickupEnd)
                .map(MessageTrigger::order)
                .filter(known::containsKey)
                .distinct()
                .toList();
        return orders.cancelRequests(tx, given).stream().collect(Collectors.groupingBy(CancelRequest::order));
    }

    private static CustomerMessage message(
            Tx tx, MessageTrigger said, Map<Long, Order> known, Map<Long, PaymentView> money) {
        var order = ListIndex.known(known, said.order());
        return new CustomerMessage(
                tx.nextId(),
                said.key(),
                said.order(),
                said.template(),
                order.customer().email(),
                MessageWording.words(said, order, money.get(said.order())));
    }

    /**
     * The orders among the subjects of events. Other subjects are not meant: a stage of their process may bear the name
     * of one of the order's.
     */
    private static List<Long> orders(Tx tx, List<MessageTrigger> told) {
        var subjects = told.stream().map(MessageTrigger::order).distinct().toList();
        return EngineQueries.standing(tx, subjects).stream()
                .filter(subject -> subject.process().equals(ORDER_PROCESS))
                .map(Standing::subject)
                .toList();
    }

    private static void start(Tx tx, List<CustomerMessage> messages) {
        tx.start(messages.stream()
                .map(m -> new Tx.Start(m.id(), m.order(), "message", Facts.of(MessageFacts.TEMPLATE, m.template())))
                .toList());
    }
}
