package io.crossdock.orchestration.change;

import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderRequests.CancelRequest;
import io.crossdock.orders.agreement.OrderVersion;
import io.crossdock.orders.change.ChangeAction;
import io.crossdock.orders.change.ChangeWish;
import io.crossdock.orders.change.OrderChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change of an order is decided by.
 *
 * @param agreed the agreement as it is; null for orders without one
 * @param standing where its process stands; null where it has none
 * @param events the events of changes and cancellations that its stage takes
 * @param work what nodes have of it and have not shipped, with the stages of that work
 * @param asked units that are to be canceled already
 * @param kits SKUs of its lines that are kits
 * @param flags what else holds
 */
record ChangeGround(
        Order order,
        @Nullable OrderVersion agreed,
        @Nullable Standing standing,
        Set<String> events,
        List<AtNode> work,
        Said said,
        Flags flags) {

    /** Work at a node, and where it stands. */
    record AtNode(Fulfillment fulfillment, String stage) {

        /** Stages at which a node has not accepted the work. */
        private static final Set<String> BEFORE = Set.of("sending", "node-down", "looking-elsewhere");

        boolean accepted() {
            return !BEFORE.contains(stage);
        }
    }

    /**
     * What was asked for before, and what else is agreed.
     *
     * @param elsewhere units of other delivery groups that are still to be sent, by line
     */
    record Said(List<OrderChange> open, List<CancelRequest> units, Set<String> kits, Map<Integer, Long> elsewhere) {

        Said(List<OrderChange> open, List<CancelRequest> units, Set<String> kits) {
            this(open, units, kits, Map.of());
        }
    }

    /**
     * What holds of the order.
     *
     * @param unpaid the channel has the order and not its money
     * @param recalled its nodes were asked to stop for good
     */
    record Flags(boolean unpaid, boolean recalled) {}

    /** The same for one delivery group: the order as that group, with its work and the changes of it. */
    ChangeGround of(Order part) {
        var id = part.deliveryGroups().getFirst().id();
        return new ChangeGround(
                part,
                agreed,
                standing,
                events,
                work.stream()
                        .filter(w -> w.fulfillment().group() == part.number())
                        .toList(),
                new Said(
                        said.open.stream()
                                .filter(c -> c.parts().stream()
                                        .anyMatch(p -> p.deliveryGroup().equals(id)))
                                .toList(),
                        said.units,
                        said.kits,
                        elsewhere(part)),
                flags);
    }

    private Map<Integer, Long> elsewhere(Order part) {
        var others = open();
        part.everyLine().forEach(line -> others.remove(line.line()));
        return others;
    }

    /** Ids of the work that nodes have. */
    List<Long> workIds() {
        return work.stream().map(at -> at.fulfillment().id().value()).toList();
    }

    /** Goods can't be added to an order that has none: it is charged and ends without a node. */
    boolean takes(String event) {
        return events.contains(event) && (hasGoods() || !event.equals(ChangeRule.LINES_ADDED));
    }

    /** Where it stands, for people. */
    String stage() {
        return standing == null ? "no stage" : standing.stage();
    }

    /** Units that are still to be sent and that nobody wants to cancel, by line. */
    Map<Integer, Long> open() {
        var open = new HashMap<Integer, Long>();
        order.everyLine().forEach(line -> open.put(line.line(), order.closedAt() == null ? line.open() : 0L));
        said.units().forEach(r -> open.computeIfPresent(r.line(), (_, n) -> Math.max(0, n - r.quantity())));
        return open;
    }

    /** The same of the whole order, which is charged as one. */
    Map<Integer, Long> openOfAll() {
        var open = open();
        open.putAll(said.elsewhere());
        return open;
    }

    /** Units that are still to be sent; of an order without goods, of its services. */
    long openUnits() {
        var open = open();
        return counted().stream()
                .mapToLong(line -> open.getOrDefault(line.line(), 0L))
                .sum();
    }

    /** Whether an order of which nothing but this line is left goes on. */
    private boolean counts(int number) {
        return counted().stream().anyMatch(line -> line.line() == number);
    }

    /** Units of lines that keep the order going which a wish takes off. */
    long fewer(ChangeWish wish) {
        return wish.actions().stream()
                .mapToLong(a -> a instanceof ChangeAction.FewerUnits f && counts(f.line()) ? f.quantity() : 0)
                .sum();
    }

    boolean hasGoods() {
        return !order.lines().isEmpty();
    }

    private List<OrderLine> counted() {
        return hasGoods() ? order.lines() : order.services();
    }
}
