package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.backorder.Preorders;
import io.crossdock.allocation.backorder.Waitlist;
import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.allocation.reallocation.UnreleasedReservations;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.Inventory;
import io.crossdock.orchestration.stage.StageCaseKinds;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderClose;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.Orders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** The local stages of an order that are neither sourcing nor handing over. */
public final class CancelStage {

    /**
     * Fact on an order whose customer asked to stop after its release: what comes back from nodes is not sent again.
     */
    public static final String RECALLED = "recalled";

    /** Fact on an order of which a node gave work back: that node is not chosen for it again. */
    public static final String GIVEN_BACK = "givenBack";

    /** Fact on an order of kits that was released: parts of it may be under way when it is canceled. */
    private static final String KITS = "kits";

    private CancelStage() {}

    private static void settle(Tx tx, List<Long> orders, String resolution) {
        orders.forEach(o -> tx.settle(new Tx.Settled(o, StageCaseKinds.PAID_NOT_ALLOCATED, resolution)));
    }

    private static long sum(Order order, ToLongFunction<OrderLine> part) {
        return order.lines().stream().mapToLong(part).sum();
    }

    /** {@code inventory.await-stock}: puts orders on the waiting list; preorders until all of it is on sale. */
    @Component
    static final class AwaitStock implements Capability.Local {

        private final OpenDemand unfilled;
        private final Waitlist waiting;
        private final Preorders preorders;

        AwaitStock(OpenDemand unfilled, Waitlist waiting, Preorders preorders) {
            this.unfilled = unfilled;
            this.waiting = waiting;
            this.preorders = preorders;
        }

        @Override
        public String name() {
            return "inventory.await-stock";
        }

        @Override
        public Set<String> outcomes() {
            return Set.of("waiting");
        }

        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            var needs = unfilled.of(tx, Work.subjects(batch));
            var early = preorders.await(tx, needs);
            waiting.join(
                    tx,
                    batch,
                    needs.stream()
                            .filter(n -> !early.contains(n.order().id().value()))
                            .toList());
            return Outcome.all(batch, "waiting");
        }
    }

    /** {@code inventory.release}: gives back everything that orders hold. Undoes sourcing. */
    @Component
    public static final class ReleaseStock implements Capability.Local {

        private final Inventory inventory;
        private final CandidateNodes sites;

        ReleaseStock(Inventory inventory, CandidateNodes sites) {
            this.inventory = inventory;
            this.sites = sites;
        }

        @Override
        public String name() {
            return "inventory.release";
        }

        @Override
        public Set<String> outcomes() {
            return Set.of("released");
        }

        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            sites.giveBackOrders(tx, Work.subjects(batch));
            inventory.releaseOrders(tx, Work.subjects(batch));
            return Outcome.all(batch, "released");
        }
    }

    /**
     * {@code order.progress}: what an order needs next, from its lines and fulfillments as they stand. Units that it
     * holds and nobody works on count as short, too: what follows finds that nothing lacks and releases them.
     */
    @Component
    public static final class Progress implements Capability.Local {

        private final OpenDemand unfilled;
        private final UnreleasedReservations unworked;
        private final Fulfillments fulfillments;

        Progress(OpenDemand unfilled, UnreleasedReservations unworked, Fulfillments fulfillments) {
            this.unfilled = unfilled;
            this.unworked = unworked;
            this.fulfillments = fulfillments;
        }

        @Override
        public String name() {
            return "order.progress";
        }

        @Override
        public Set<String> outcomes() {
            return Set.of("open", "short", "recalled", "finished");
        }

        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            var open = new HashSet<Long>();
            fulfillments.byOrder(tx, Work.subjects(batch)).stream()
                    .filter(f -> f.state().open())
                    .map(Fulfillment::order)
                    .forEach(open::add);
            var stopped = new HashSet<Long>();
            batch.stream()
                    .filter(w -> Boolean.TRUE.equals(w.facts().values().get(RECALLED)))
                    .forEach(w -> stopped.add(w.subject()));
            var needs = unfilled.of(tx, Work.subjects(batch));
            var unreleased = unworked.settle(
                    tx, needs.stream().map(n -> n.parts().asParts()).toList(), stopped);
            var outcomes = new java.util.ArrayList<Outcome>(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                long order = batch.get(i).subject();
                var next = unreleased.contains(order)
                        ? "short"
                        : next(needs.get(i), stopped.contains(order), open.contains(order));
                var outcome = next.equals("short") ? Outcome.of(next).with(GIVEN_BACK, true) : Outcome.of(next);
                outcomes.add(needs.get(i).parts().any() ? outcome.with(KITS, true) : outcome);
            }
            return outcomes;
        }

        private static String next(OpenDemand.Need need, boolean recalled, boolean open) {
            if (!recalled && !need.lines().isEmpty()) {
                return "short";
            }
            if (open) {
                return "open";
            }
            return recalled && sum(need.order(), OrderLine::shipped) == 0 ? "recalled" : "finished";
        }
    }

    /** {@code order.drop-unfilled}: cancels what no node has, and lets the order look at itself again. */
    @Component
    public static final class DropUnfilled implements Capability.Local {

        private final OpenDemand unfilled;
        private final Orders orders;
        private final OrderKits kits;

        DropUnfilled(OpenDemand unfilled, Orders orders, OrderKits kits) {
            this.kits = kits;
            this.unfilled = unfilled;
            this.orders = orders;
        }

        @Override
        public String name() {
            return "order.drop-unfilled";
        }

        @Override
        public Set<String> outcomes() {
            return Set.of("dropped");
        }

        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            drop(tx, unfilled, orders, kits, Work.subjects(batch));
            Work.subjects(batch).forEach(o -> tx.signal(new Tx.Signal(o, "fulfillment-changed", Map.of())));
            settle(tx, Work.subjects(batch), "the units were canceled");
            return Outcome.all(batch, "dropped");
        }
    }

    /** Cancels what no node has, in whole kits; parts of such kits are kept back where that is possible. */
    private static void drop(Tx tx, OpenDemand unfilled, Orders orders, OrderKits kits, List<Long> ids) {
        var needs = unfilled.of(tx, ids);
        var changes = needs.stream().flatMap(n -> dropped(n).stream()).toList();
        if (!changes.isEmpty()) {
            orders.dropUnfilled(tx, changes);
        }
        kits.clear(
                tx,
                needs.stream()
                        .map(OpenDemand.Need::parts)
                        .filter(KitExplosion::any)
                        .map(p -> p.order().id().value())
                        .toList());
    }

    private static List<LineChange> dropped(OpenDemand.Need need) {
        long order = need.order().id().value();
        var changes = new ArrayList<LineChange>();
        var lacking = new HashMap<Integer, Long>();
        for (var l : need.lines()) {
            if (KitExplosion.isPart(l.line().line())) {
                lacking.put(l.line().line(), l.quantity());
            } else {
                changes.add(new LineChange(order, l.line().line(), l.quantity()));
            }
        }
        need.parts().unmade(lacking).forEach((line, quantity) -> changes.add(new LineChange(order, line, quantity)));
        return changes;
    }

    /** {@code order.complete}: closes orders by what arrived. */
    @Component
    static final class Complete implements Capability.Local {

        private final OpenDemand unfilled;
        private final Orders orders;
        private final OrderKits kits;

        Complete(OpenDemand unfilled, Orders orders, OrderKits kits) {
            this.kits = kits;
            this.unfilled = unfilled;
            this.orders = orders;
        }

        @Override
        public String name() {
            return "order.complete";
        }

        @Override
        public Set<String> outcomes() {
            return Set.of("delivered", "partly", "nothing");
        }

        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            drop(tx, unfilled, orders, kits, Work.subjects(batch));
            var loaded = orders.load(tx, Work.subjects(batch));
            close(tx, loaded, o -> arrived(o).equals("delivered"), "delivered");
            close(tx, loaded, o -> arrived(o).equals("partly"), "partly-delivered");
            return loaded.stream().map(o -> Outcome.of(arrived(o))).toList();
        }

        private void close(Tx tx, List<Order> loaded, Predicate<Order> which, String state) {
            var closes = loaded.stream()
                    .filter(which)
                    .map(o -> new OrderClose(o.id().value(), state))
                    .toList();
            if (!closes.isEmpty()) {
                orders.close(tx, closes);
            }
        }

        private static String arrived(Order order) {
            long delivered = sum(order, OrderLine::delivered);
            if (delivered == 0) {
                return "nothing";
            }
            return delivered == sum(order, OrderLine::ordered) ? "delivered" : "partly";
        }
    }

    /** {@code order.cancel}: closes orders of which nothing will be delivered. */
    @Component
    public static final class Cancel implements Capability.Local {

        private final Orders orders;
        private final OrderKits kits;

        Cancel(Orders orders, OrderKits kits) {
            this.kits = kits;
            this.orders = orders;
        }

        @Override
        public String name() {
            return "order.cancel";
        }

        @Override
        public Set<String> outcomes() {
            return Set.of("canceled");
        }

        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            orders.close(
                    tx,
                    Work.subjects(batch).stream()
                            .map(o -> new OrderClose(o, "canceled"))
                            .toList());
            kits.clear(
                    tx,
                    batch.stream()
                            .filter(w -> Boolean.TRUE.equals(w.facts().values().get(KITS)))
                            .map(Work::subject)
                            .toList());
            settle(tx, Work.subjects(batch), "the order was canceled");
            return Outcome.all(batch, "canceled");
        }
    }
}
