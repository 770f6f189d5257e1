package io.crossdock.notifications.internal;

import io.crossdock.engine.Event;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.NodeSite;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderRequests.CancelRequest;
import io.crossdock.orders.Orders;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.orders.service.ServiceFact;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.PaymentView;
import io.crossdock.payments.Payments;
import io.crossdock.policy.DecisionTables;
import io.crossdock.policy.DecisionTables.Decided;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.UnitLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the log and makes messages of events that customers are told. */
@Component
final class NotificationSubscriber implements Subscriber {

    private static final String ORDER_PROCESS = "order";

    private final Orders orders;
    private final Payments payments;
    private final MessageOwner owner;
    private final WaitConsents consents;
    private final Masterdata masterdata;

    NotificationSubscriber(
            Orders orders, Payments payments, MessageOwner owner, WaitConsents consents, Masterdata masterdata) {
        this.masterdata = masterdata;
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
        var unwanted = unwanted(tx, told);
        var known = known(tx, told, unwanted);
        var sayable = new ArrayList<MessageTrigger>();
        for (var one : told) {
            var order = known.get(one.order());
            if (order != null && !one.needless(order)) {
                sayable.add(one.ofLast(order.order(), unwanted.getOrDefault(one.order(), List.of()))
                        .byWay(order.order())
                        .ofMoney(order));
            }
        }
        var tells = owner.tells(
                tx,
                sayable.stream()
                        .map(one -> new MessageOwner.PossibleMessage(
                                one.order(),
                                ListIndex.known(known, one.order()).order().channel(),
                                one.template()))
                        .toList());
        var messages = new ArrayList<CustomerMessage>();
        var why = new HashMap<Long, Decided>();
        for (int i = 0; i < sayable.size(); i++) {
            if (MessageOwner.sends(tells.get(i))) {
                var message = message(tx, sayable.get(i), known);
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

    /** The orders whose customers have a mailbox, as they are. */
    private Map<Long, ToldOrder> known(Tx tx, List<MessageTrigger> told, Map<Long, List<CancelRequest>> unwanted) {
        var reachable = orders.load(tx, orders(tx, told)).stream()
                .filter(order -> !order.customer().email().isEmpty())
                .toList();
        var ids = reachable.stream().map(order -> order.id().value()).toList();
        Map<Long, PaymentView> money = ListIndex.by(payments.of(tx, ids), PaymentView::order);
        var open = new HashMap<Long, List<PaymentRequest.Units>>();
        reachable.stream()
                .filter(order -> money.containsKey(order.id().value()))
                .forEach(order -> open.put(
                        order.id().value(),
                        open(order, unwanted.getOrDefault(order.id().value(), List.of()))));
        var totals = payments.standing(tx, open);
        return ListIndex.by(
                reachable.stream()
                        .map(order -> new ToldOrder(
                                order,
                                money.get(order.id().value()),
                                totals.getOrDefault(order.id().value(), order.totalMinor()),
                                places(order)))
                        .toList(),
                one -> one.order().id().value());
    }

    /** Units that may still be sent; those that are about to be canceled may not. */
    private static List<PaymentRequest.Units> open(Order order, List<CancelRequest> unwanted) {
        var gone = unwanted.stream()
                .collect(Collectors.groupingBy(CancelRequest::line, Collectors.summingLong(CancelRequest::quantity)));
        return order.everyLine().stream()
                .map(line -> new PaymentRequest.Units(
                        UnitLine.ordered(line.line()), line.open() - gone.getOrDefault(line.line(), 0L)))
                .filter(units -> units.quantity() > 0)
                .toList();
    }

    /** The stores where an order is collected, for people. */
    private Map<String, String> places(Order order) {
        var places = new HashMap<String, String>();
        for (var part : order.parts()) {
            var code = part.fulfillment().node();
            var node = code == null ? null : masterdata.nodesByCode().get(code);
            if (node != null) {
                places.put(
                        node.code(),
                        NodeSite.text(node, masterdata.sitesByCode().get(node.code())));
            }
        }
        return places;
    }

    /** What a moment of an order is known by. */
    private record Moment(long order, Instant at) {}

    /** What is to be told: where the customer is asked whether to wait, the question says that the order waits. */
    private List<MessageTrigger> told(Tx tx, List<Event> events) {
        var told = new ArrayList<MessageTrigger>();
        var parts = new HashMap<Moment, Integer>();
        var changes = new HashMap<String, Integer>();
        var waits = new ArrayList<MessageTrigger>();
        var moments = new ArrayList<Moment>();
        for (var event : events) {
            MessageTrigger.of(event).ifPresent(one -> {
                var moment = new Moment(one.order(), event.at());
                var goods = parts.get(moment);
                if (goods != null && ServiceFact.CANCELED.of(event).isPresent()) {
                    told.set(goods, told.get(goods).with(one)); // service lines follow their goods: one message
                    return;
                } else if (one.ofPart()) {
                    parts.put(moment, told.size());
                }
                var change = one.ofChange() ? changes.putIfAbsent(one.key(), told.size()) : null;
                if (change != null) {
                    told.set(change, told.get(change).with(one)); // the actions of a change are one message
                    return;
                }
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

    /** Units that are to be canceled of the orders of which something was given up at a store. */
    private Map<Long, List<CancelRequest>> unwanted(Tx tx, List<MessageTrigger> told) {
        var given = told.stream()
                .filter(MessageTrigger::ofPickupEnd)
                .map(MessageTrigger::order)
                .distinct()
                .toList();
        return orders.cancelRequests(tx, given).stream().collect(Collectors.groupingBy(CancelRequest::order));
    }

    private static CustomerMessage message(Tx tx, MessageTrigger said, Map<Long, ToldOrder> known) {
        var order = ListIndex.known(known, said.order());
        return new CustomerMessage(
                tx.nextId(),
                said.key(),
                said.order(),
                said.template(),
                order.order().customer().email(),
                MessageWording.words(said, order));
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
