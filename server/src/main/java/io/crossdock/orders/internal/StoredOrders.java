package io.crossdock.orders.internal;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.ImpossibleChange;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.LineSubstitution;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderClose;
import io.crossdock.orders.OrderCounts;
import io.crossdock.orders.OrderFact;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderQuery;
import io.crossdock.orders.OrderReference;
import io.crossdock.orders.OrderRequests.CancelCause;
import io.crossdock.orders.OrderRequests.CancelRequest;
import io.crossdock.orders.OrderState;
import io.crossdock.orders.Orders;
import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.agreement.OrderVersion;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.orders.deadline.OrderDeadlines;
import io.crossdock.orders.hold.OrderHolds;
import io.crossdock.orders.internal.LineStore.Delta;
import io.crossdock.orders.internal.LineStore.End;
import io.crossdock.orders.internal.LineStore.Units;
import io.crossdock.orders.seller.OrderSellers;
import io.crossdock.orders.seller.SaidSeller;
import io.crossdock.orders.seller.SoldBy;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.ListIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The verbs over the stores, with their events. */
@Component
final class StoredOrders implements Orders {

    private static final String CANCELED = "canceled";
    private static final int FAULTS_MAX = 100;

    private final OrderStore orders = new OrderStore();
    private final LineStore lines = new LineStore();
    private final OrderListStore list = new OrderListStore();
    private final ChangedUnits changed = new ChangedUnits(this);
    private final ServiceUnits services = new ServiceUnits(this, lines);
    private final OrderDeadlines deadlines;
    private final OrderHolds holds;
    private final WaitConsents consents;
    private final OrderSellers sellers;

    StoredOrders(OrderDeadlines deadlines, OrderHolds holds, WaitConsents consents, OrderSellers sellers) {
        this.sellers = sellers;
        this.deadlines = deadlines;
        this.holds = holds;
        this.consents = consents;
    }

    @Override
    public List<Order> capture(Tx tx, List<NewOrder> captured) {
        if (captured.isEmpty()) {
            return List.of();
        }
        checkSize(captured);
        var said = captured.stream()
                .map(o -> SaidSeller.of(o.id().value(), o.channel(), o.agreement()))
                .toList();
        var sold = sellers.resolve(tx, said);
        orders.insertOrders(tx, captured, sold);
        orders.insertLines(tx, captured);
        ServiceLineStore.insert(tx, captured);
        DeliveryGroupStore.insert(tx, captured);
        VersionStore.insert(tx, captured.stream().map(o -> first(tx, o)).toList());
        deadlines.watch(
                tx,
                captured.stream()
                        .flatMap(o -> AgreedDates.of(o.id().value(), o.agreement()).stream())
                        .toList());
        ExternalIdStore.add(
                tx,
                captured.stream()
                        .flatMap(o -> ExternalIdStore.of(o.id().value(), o.agreement()).stream())
                        .toList());
        sellers.remember(tx, said, sold);
        var stored = new ArrayList<Order>(captured.size());
        for (var order : captured) {
            var seller = sold.get(stored.size());
            tx.emit(order.id().value(), ORDER_CAPTURED, fact(tx, order, seller));
            stored.add(order.captured(tx.at(), seller));
        }
        return List.copyOf(stored);
    }

    private static OrderVersion first(Tx tx, NewOrder order) {
        return new OrderVersion(order.id().value(), 1, "captured", "", tx.at(), tx.actor(), order.agreement());
    }

    @Override
    public List<OrderVersion> versions(Tx tx, OrderId order) {
        return VersionStore.of(tx, order.value());
    }

    @Override
    public void agree(Tx tx, OrderId order, String change, String reason, Agreement agreement) {
        var newest = VersionStore.newest(tx, List.of(order.value())).get(order.value());
        int version = newest == null ? 1 : newest.version() + 1;
        VersionStore.insert(
                tx, List.of(new OrderVersion(order.value(), version, change, reason, tx.at(), tx.actor(), agreement)));
        deadlines.watch(tx, AgreedDates.of(order.value(), agreement));
        ExternalIdStore.add(tx, ExternalIdStore.of(order.value(), agreement));
        tx.emit(
                order.value(),
                AGREEMENT_CHANGED,
                new OrderFact.Agreed(version, change, reason, dimensions(tx, order, agreement)));
    }

    private OrderFact.Dimensions dimensions(Tx tx, OrderId order, Agreement agreement) {
        var seller = sellers.of(tx, List.of(order.value())).getOrDefault(order.value(), SoldBy.NOBODY);
        var document = agreement.tree();
        var head = agreement.head(GroupRef.FIRST);
        int groups = document.path("deliveryGroups").size();
        return new OrderFact.Dimensions(
                head.path("shipTo").path("country").asString(""),
                head.path("fulfillment").asString(DeliveryMethod.SHIP),
                document.path("payment").path("method").asString(""),
                groups > 1 ? groups : null,
                told(tx, seller),
                ServiceUnits.types(document.path("lines")));
    }

    private OrderFact.Seller told(Tx tx, SoldBy seller) {
        return new OrderFact.Seller(seller.brand(), seller.legalEntity(), sellers.country(tx, seller.legalEntity()));
    }

    @Override
    public Map<Long, OrderVersion> agreements(Tx tx, Collection<Long> ids) {
        return VersionStore.newest(tx, ids);
    }

    private OrderFact.Captured fact(Tx tx, NewOrder order, SoldBy seller) {
        var items = order.goods().stream()
                .map(l -> new OrderFact.Item(l.line(), l.sku(), l.quantity()))
                .toList();
        return new OrderFact.Captured(
                order.channel(),
                order.reference(),
                order.currency(),
                order.amounts().totalMinor(),
                order.service(),
                items,
                new OrderFact.Dimensions(
                        order.shipTo().country(),
                        order.fulfillment().kind(),
                        order.payment().method(),
                        order.groups().isEmpty() ? null : order.groups().size(),
                        told(tx, seller),
                        ServiceUnits.types(order)));
    }

    @Override
    public List<Order> load(Tx tx, List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = orders.load(tx, new HashSet<>(ids));
        var result = new ArrayList<Order>(ids.size());
        for (var id : ids) {
            var order = found.get(id);
            if (order == null) {
                throw new IllegalArgumentException("there is no order O" + id);
            }
            result.add(order);
        }
        return result;
    }

    @Override
    public Map<OrderReference, OrderId> byReference(Tx tx, Collection<OrderReference> references) {
        return references.isEmpty() ? Map.of() : orders.byReference(tx, references);
    }

    @Override
    public List<Order> list(Tx tx, OrderQuery query) {
        return load(tx, list.ids(tx, query));
    }

    @Override
    public List<Long> withGroups(Tx tx, int most) {
        return DeliveryGroupStore.open(tx, most);
    }

    @Override
    public List<String> channels(Tx tx) {
        return orders.channels(tx);
    }

    @Override
    public OrderCounts counts(Tx tx) {
        return orders.counts(tx);
    }

    @Override
    public List<LineChange> shipped(Tx tx, List<LineChange> changes) {
        var following =
                change(tx, LINES_SHIPPED, changes, c -> new Delta(c.order(), c.line(), 0, c.quantity(), 0, 0, 0));
        follow(tx, changes);
        return services.due(tx, following);
    }

    @Override
    public void delivered(Tx tx, List<LineChange> changes) {
        change(tx, LINES_DELIVERED, changes, c -> new Delta(c.order(), c.line(), 0, 0, c.quantity(), 0, 0));
        follow(tx, changes);
    }

    @Override
    public void returned(Tx tx, List<LineChange> changes) {
        change(tx, LINES_RETURNED, changes, c -> new Delta(c.order(), c.line(), 0, 0, 0, c.quantity(), 0));
    }

    @Override
    public void lost(Tx tx, List<LineChange> changes) {
        change(tx, LINES_LOST, changes, c -> new Delta(c.order(), c.line(), 0, 0, 0, 0, c.quantity()));
    }

    @Override
    public void dropUnfilled(Tx tx, List<LineChange> changes) {
        var following =
                change(tx, LINES_DROPPED, changes, c -> new Delta(c.order(), c.line(), c.quantity(), 0, 0, 0, 0));
        follow(tx, changes);
        services.cancel(tx, following, "their goods can't be had");
        if (!changes.isEmpty()) {
            holds.endIdle(tx, changes.stream().map(LineChange::order).distinct().toList());
        }
    }

    private void follow(Tx tx, List<LineChange> changes) {
        if (!changes.isEmpty()) {
            deadlines.follow(
                    tx, changes.stream().map(LineChange::order).distinct().toList());
        }
    }

    @Override
    public void requestCancel(Tx tx, List<LineChange> changes, String reason, CancelCause cause) {
        if (!changes.isEmpty()) {
            checkSize(changes);
            CancelRequestStore.add(tx, changes, reason, cause);
        }
    }

    @Override
    public List<CancelRequest> cancelRequests(Tx tx, Collection<Long> orders) {
        return orders.isEmpty() ? List.of() : CancelRequestStore.of(tx, orders);
    }

    @Override
    public void cancelUnits(Tx tx, List<CancelRequest> canceled) {
        if (canceled.isEmpty()) {
            return;
        }
        take(tx, canceled);
        var following = lines.add(
                tx,
                canceled.stream()
                        .map(c -> new Delta(c.order(), c.line(), c.quantity(), 0, 0, 0, 0))
                        .toList());
        deadlines.follow(
                tx, canceled.stream().map(CancelRequest::order).distinct().toList());
        record Told(long order, String reason, CancelCause cause) {}
        var perReason = new LinkedHashMap<Told, List<OrderFact.Units>>();
        for (var c : canceled) {
            perReason
                    .computeIfAbsent(new Told(c.order(), c.reason(), c.cause()), _ -> new ArrayList<>())
                    .add(new OrderFact.Units(c.line(), c.quantity()));
        }
        perReason.forEach((told, units) ->
                tx.emit(told.order(), LINES_CANCELED, new OrderFact.LinesCanceled(told.reason(), told.cause(), units)));
        services.cancel(tx, following, "their goods are canceled");
        holds.endIdle(tx, canceled.stream().map(CancelRequest::order).distinct().toList());
        changed.canceled(tx, new ArrayList<>(canceled));
    }

    @Override
    public void forgetCancel(Tx tx, List<CancelRequest> requests) {
        if (!requests.isEmpty()) {
            take(tx, requests);
            changed.gone(tx, new ArrayList<>(requests));
        }
    }

    private static void take(Tx tx, List<CancelRequest> requests) {
        checkSize(requests);
        if (CancelRequestStore.take(tx, requests) != requests.size()) {
            throw new ImpossibleChange("nobody asked to cancel these units: " + requests);
        }
    }

    @Override
    public void substitute(Tx tx, List<LineSubstitution> substitutions) {
        if (substitutions.isEmpty()) {
            return;
        }
        checkSize(substitutions);
        var perOrder = new LinkedHashMap<Long, List<OrderFact.Instead>>();
        var known = ListIndex.by(
                load(
                        tx,
                        substitutions.stream()
                                .map(LineSubstitution::order)
                                .distinct()
                                .toList()),
                o -> o.id().value());
        for (var s : substitutions) {
            var line = line(ListIndex.known(known, s.order()), s);
            perOrder.computeIfAbsent(s.order(), _ -> new ArrayList<>())
                    .add(new OrderFact.Instead(
                            s.line(), line.sku(), s.sku(), s.title(), s.quantity(), s.unitPriceMinor(), s.reason()));
        }
        SubstitutionStore.put(tx, substitutions);
        perOrder.forEach((order, lines) -> tx.emit(order, LINES_SUBSTITUTED, new OrderFact.Substituted(lines)));
    }

    private static OrderLine line(Order order, LineSubstitution s) {
        var line = order.lines().stream().filter(l -> l.line() == s.line()).findFirst();
        if (line.isEmpty()
                || s.quantity() < 1
                || s.quantity() > line.get().open()
                || s.unitPriceMinor() > line.get().unitPriceMinor()) {
            throw new ImpossibleChange(
                    "no such line, more than its open units, or a price above the line's: " + s + " for " + line);
        }
        return line.get();
    }

    @Override
    public List<LineSubstitution> substitutions(Tx tx, Collection<Long> orders) {
        return orders.isEmpty() ? List.of() : SubstitutionStore.of(tx, orders);
    }

    private Set<Long> change(
            Tx tx,
            EventType<OrderFact.LinesChanged> fact,
            List<LineChange> changes,
            Function<LineChange, Delta> delta) {
        if (changes.isEmpty()) {
            return Set.of();
        }
        checkSize(changes);
        for (var change : changes) {
            if (change.quantity() <= 0) {
                throw new ImpossibleChange("quantity must be above zero: " + change);
            }
        }
        var following = lines.add(tx, changes.stream().map(delta).toList());
        emit(
                tx,
                fact,
                changes.stream()
                        .map(c -> new Units(c.order(), c.line(), c.quantity()))
                        .toList());
        return following;
    }

    private static void emit(Tx tx, EventType<OrderFact.LinesChanged> fact, List<Units> units) {
        var perOrder = new LinkedHashMap<Long, List<OrderFact.Units>>();
        for (var u : units) {
            perOrder.computeIfAbsent(u.order(), id -> new ArrayList<>())
                    .add(new OrderFact.Units(u.line(), u.quantity()));
        }
        perOrder.forEach((order, changed) -> tx.emit(order, fact, new OrderFact.LinesChanged(changed)));
    }

    @Override
    public void close(Tx tx, List<OrderClose> closes) {
        if (closes.isEmpty()) {
            return;
        }
        checkSize(closes);
        var ends = closes.stream().distinct().map(StoredOrders::end).toList();
        var canceled = ends.stream()
                .filter(e -> e.endState().equals(CANCELED))
                .map(End::order)
                .toList();
        if (!canceled.isEmpty()) {
            emit(tx, LINES_DROPPED, lines.cancelOpen(tx, canceled));
            services.drop(tx, canceled);
        }
        var closed = new HashSet<>(lines.close(tx, ends));
        if (closed.size() < ends.size()
                && services.drop(tx, ends.stream().map(End::order).toList())) {
            closed.addAll(lines.close(tx, ends));
        }
        if (closed.size() < ends.size()) {
            refuseOthers(
                    tx, ends.stream().filter(e -> !closed.contains(e.order())).toList());
        }
        if (!closed.isEmpty()) {
            holds.end(tx, closed);
            consents.end(tx, closed);
            deadlines.drop(tx, closed);
        }
        ClosedCountStore.add(
                tx,
                ends.stream()
                        .filter(e -> closed.contains(e.order()))
                        .map(End::state)
                        .toList());
        changed.ended(tx, ends.stream().filter(e -> closed.contains(e.order())).toList());
        for (var end : ends) {
            if (closed.contains(end.order())) {
                tx.emit(end.order(), ORDER_CLOSED, new OrderFact.Closed(OrderState.of(end.state()), end.endState()));
            }
        }
    }

    /** Throws unless the orders that did not close are closed in the same state already. */
    private void refuseOthers(Tx tx, List<End> rest) {
        var broken = lines.notClosedAs(tx, rest);
        if (!broken.isEmpty()) {
            throw new ImpossibleChange(
                    "orders that don't exist, have open units, or ended otherwise: " + broken + "; asked: " + rest);
        }
    }

    private static End end(OrderClose close) {
        var state = close.state().equals(CANCELED) ? OrderState.CANCELED : OrderState.COMPLETED;
        return new End(close.order(), state.text(), close.state());
    }

    @Override
    public List<LineChange> servicesDue(Tx tx, Collection<Long> orders) {
        return services.due(tx, orders);
    }

    @Override
    public void creditServices(Tx tx, Map<Long, Long> subjects) {
        services.credit(tx, subjects);
    }

    @Override
    public Map<Long, List<LineChange>> creditedServices(Tx tx, Collection<Long> subjects) {
        return ServiceLineStore.credited(tx, subjects);
    }

    @Override
    public List<String> verify(Tx tx) {
        return lines.verify(tx, FAULTS_MAX);
    }

    private static void checkSize(List<?> elements) {
        if (elements.size() > BATCH_MAX) {
            throw new IllegalArgumentException(elements.size() + " elements; at most " + BATCH_MAX);
        }
    }
}
