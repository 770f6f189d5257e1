package io.crossdock.returns.internal;

import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.NodeSystems;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.Orders;
import io.crossdock.policy.DecisionTables;
import io.crossdock.returns.Return;
import io.crossdock.returns.ReturnArrival;
import io.crossdock.returns.ReturnId;
import io.crossdock.returns.ReturnRequest;
import io.crossdock.returns.Returns;
import io.crossdock.returns.UnannouncedArrival;
import io.crossdock.returns.UnannouncedGoods;
import io.crossdock.shared.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the orders of goods that nobody announced, and makes returns of them. */
@Component
final class StoredUnannouncedGoods implements UnannouncedGoods {

    private static final String REASON = "came back unannounced";

    private final Orders orders;
    private final Fulfillments fulfillments;
    private final Returns returns;
    private final NodeSystems nodes;
    private final Masterdata masterdata;
    private final DecisionTables tables;

    StoredUnannouncedGoods(
            Orders orders,
            Fulfillments fulfillments,
            Returns returns,
            NodeSystems nodes,
            Masterdata masterdata,
            DecisionTables tables) {
        this.tables = tables;
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.returns = returns;
        this.nodes = nodes;
        this.masterdata = masterdata;
    }

    @Override
    public Set<Long> ordersOf(Tx tx, List<UnannouncedArrival> arrivals) {
        var found = new HashSet<Long>();
        arrivals.forEach(a -> order(tx, a).ifPresent(found::add));
        return found;
    }

    /** The order by the work, else by its number, else by the parcel's; a number that was used twice tells nothing. */
    private OptionalLong order(Tx tx, UnannouncedArrival said) {
        if (said.fulfillment() != null) {
            var work = fulfillments.load(tx, List.of(said.fulfillment().value()));
            return work.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(work.getFirst().order());
        }
        var named = OrderId.parse(said.order());
        if (named.isPresent()) {
            return orders.load(tx, List.of(named.get().value())).isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(named.get().value());
        }
        var sent = said.tracking().isEmpty()
                ? List.<Long>of()
                : fulfillments.byTracking(tx, said.tracking()).stream()
                        .map(Fulfillment::order)
                        .distinct()
                        .toList();
        return sent.size() == 1 ? OptionalLong.of(sent.getFirst()) : OptionalLong.empty();
    }

    @Override
    public void report(Tx tx, String system, List<UnannouncedArrival> arrivals) {
        for (var said : arrivals) {
            if (UnannouncedStore.remember(tx, system, said.notice())) {
                take(tx, said);
            }
        }
    }

    private void take(Tx tx, UnannouncedArrival said) {
        var id = order(tx, said);
        if (id.isEmpty()) {
            stray(tx, tx.nextId(), said, Map.of(), "no order is known by what " + said.node() + " says");
            return;
        }
        var ids = List.of(id.getAsLong());
        var order = orders.load(tx, ids).getFirst();
        var work = fulfillments.byOrder(tx, ids);
        var all = returns.byOrder(tx, ids);
        var goods = new GoodsMatch(order, work, said);
        if (!goods.comingBack().isEmpty()) {
            comesBack(tx, said, goods.comingBack());
            return;
        }
        var expected = goods.expected(all);
        if (expected.isPresent()) {
            arrived(tx, expected.get(), goods.arrival(expected.get().whole(), said));
            return;
        }
        var rules = new ReturnRules(
                order, work, all, ReturnWindow.of(tables, tx, order.id().value()));
        var request = goods.request(REASON, said.node());
        var violations = request.map(
                        r -> rules.check(r, masterdata.nodesByCode().keySet(), tx.at()))
                .orElse(List.of());
        if (request.isEmpty() || !violations.isEmpty()) {
            var why = request.isEmpty()
                    ? "the order never sent these goods"
                    : violations.stream().map(Violation::message).collect(Collectors.joining("; "));
            tx.emit(
                    order.id().value(),
                    DecisionTables.DECISION_MADE,
                    rules.window().made(null));
            stray(tx, order.id().value(), said, goods.skus(), why);
            return;
        }
        make(tx, order, rules, request.get(), goods, said);
    }

    private void make(
            Tx tx, Order order, ReturnRules rules, ReturnRequest request, GoodsMatch goods, UnannouncedArrival said) {
        var made = rules.accept(new ReturnId(tx.nextId()), request, nodes::of).of(Return.Kind.UNANNOUNCED);
        tx.emit(made.id().value(), DecisionTables.DECISION_MADE, rules.window().made(null));
        ReturnDesk.begin(tx, returns, made, order.channel());
        arrived(tx, returns.load(tx, List.of(made.id().value())).getFirst(), goods.arrival(made.id(), said));
        tx.raise(ReturnCaseKinds.RETURN_UNANNOUNCED.problem(
                made.id().value(),
                said.node() + " has got goods of " + order.id() + " that nobody announced: " + said.words()
                        + ". They are " + made.id() + ", which refunds them"));
    }

    private void arrived(Tx tx, Return of, ReturnArrival arrival) {
        returns.reportReceived(tx, of.system(), List.of(arrival));
    }

    /** Parcels that no carrier has delivered, and that are at a node again. */
    private static void comesBack(Tx tx, UnannouncedArrival said, List<Fulfillment> parcels) {
        for (var parcel : parcels) {
            tx.signal(new Tx.Signal(
                    parcel.id().value(), "tracking-returning", Map.of("word", said.node() + " has got it back")));
            tx.raise(ReturnCaseKinds.PARCEL_BACK_UNDELIVERED.problem(
                    parcel.id().value(),
                    said.node() + " has got " + parcel.id() + " back, which nobody had delivered: " + said.words()
                            + ". Say at its hold in which condition it is; nothing is booked before"));
        }
    }

    private void stray(Tx tx, long subject, UnannouncedArrival said, Map<Integer, String> skus, String why) {
        var units = new HashMap<String, Long>();
        for (int i = 0; i < said.lines().size(); i++) {
            var line = said.lines().get(i);
            var sku = line.sku().isEmpty() ? skus.getOrDefault(i, "") : line.sku();
            units.merge(sku, line.units(), Long::sum);
        }
        var known = masterdata.skus(tx, units.keySet()).keySet();
        var kept = units.entrySet().stream()
                .filter(e -> known.contains(e.getKey()) && e.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new Units(e.getKey(), e.getValue()))
                .toList();
        boolean all = kept.size() == units.size();
        tx.emit(subject, STRAY, new Stray(said.node(), kept, why));
        tx.raise(ReturnCaseKinds.GOODS_UNIDENTIFIED.problem(
                subject,
                said.node() + " has got goods that are no return, since " + why + ": " + said.words()
                        + Optional.of(said.tracking())
                                .filter(t -> !t.isEmpty())
                                .map(t -> ", in parcel " + t)
                                .orElse("")
                        + (all ? ". They are in quarantine" : ". What has a known SKU is in quarantine")));
    }
}
