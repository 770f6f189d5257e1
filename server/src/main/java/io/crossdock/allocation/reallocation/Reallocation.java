package io.crossdock.allocation.reallocation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.allocation.core.OrderAllocation;
import io.crossdock.allocation.demand.SourcingRequest;
import io.crossdock.allocation.promise.PromiseWriter;
import io.crossdock.allocation.reallocation.ReallocationCase.State;
import io.crossdock.engine.SubjectLockStore;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.inventory.ReleaseRequest;
import io.crossdock.masterdata.Closure.Kind;
import io.crossdock.orders.OrderId;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.Words;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.Sourcing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves orders' units from a node to others, because the node closed, has an outage, or its units are needed elsewhere;
 * or moves orders away from a carrier service that is down.
 *
 * <p>The new units are reserved first, in the same transaction. Units that no node works on are released at once.
 * Released work is recalled, and its units are released when the node confirms that it stops. Until then the order
 * holds both; whatever the node answers, one of them is shipped and {@link UnreleasedReservations} gives the other
 * back. An order that nothing else can serve keeps its units.
 *
 * <p>Units that would leave by a service that is down stay at their node if another service takes them from there.
 * Nothing is reserved then, and released work is recalled, so that the same node gets it again for the other service.
 * Only units that no service takes there go elsewhere.
 */
@Component
public final class Reallocation {

    /** Most orders of one call. */
    public static final int ORDERS_MAX = 500;

    /** Result for an order. */
    public enum Result {
        /** Its units are at other nodes now, or leave by another service. */
        MOVED,
        /** The same, and nodes were asked to stop its work. */
        RECALLED,
        /** Nothing else can serve it, so it keeps its units. */
        KEPT,
        /** The node has reported that it shipped: the parcel has its label. */
        TOO_LATE,
        /** An earlier call moved it, and the node has not yet confirmed that it stops. */
        UNDER_WAY;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /** Carrier service by which a node's part leaves. */
    public record Leaving(String node, String service) {}

    /**
     * An order and its result.
     *
     * @param result {@code recalled}: moved, and nodes were asked to stop its work; {@code kept}: nothing else can
     *     serve it; {@code too-late}: it has shipped; {@code under-way}: an earlier call moved it
     * @param units units that it holds at the node, or for the service
     * @param placements new placements; empty where it stays
     * @param leaving carrier services of the new placements
     * @param extraMinor extra cost; null where the current placements could not be decided for now
     * @param why reason why it stays; null where it moves
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Moved(
            OrderId order,
            Result result,
            List<UnitsToMove> units,
            List<Decision.Placement> placements,
            List<Leaving> leaving,
            @Nullable Long extraMinor,
            @Nullable String why) {}

    /** Units that an order holds at a node. */
    public record UnitsToMove(OrderId order, @JsonUnwrapped UnitLine line, String sku, String node, long quantity) {

        static List<UnitsToMove> of(ReallocationCase c) {
            return c.units().stream()
                    .map(g -> new UnitsToMove(new OrderId(g.order()), g.line(), g.sku(), g.node(), g.quantity()))
                    .toList();
        }
    }

    /**
     * New decision for an order.
     *
     * @param inPlace whether it uses the units that the order holds
     */
    private record Again(Decision decision, boolean inPlace) {

        Decision.@Nullable Sourced plan() {
            return decision instanceof Decision.Sourced plan ? plan : null;
        }
    }

    private final ReallocationScope affected;
    private final ReallocationCases relocations;
    private final OrderAllocation allocation;
    private final Sourcing sourcing;
    private final Fulfillments fulfillments;
    private final PromiseWriter promising;
    private final ReallocationEffects effects;

    Reallocation(
            ReallocationScope affected,
            ReallocationCases relocations,
            OrderAllocation allocation,
            Sourcing sourcing,
            Fulfillments fulfillments,
            PromiseWriter promising,
            ReallocationEffects effects) {
        this.affected = affected;
        this.relocations = relocations;
        this.allocation = allocation;
        this.sourcing = sourcing;
        this.fulfillments = fulfillments;
        this.promising = promising;
        this.effects = effects;
    }

    /**
     * Returns what {@link #run} would do now; changes nothing.
     *
     * @param tx one snapshot: no order is locked, so a node's answer would be visible to some statements only
     */
    public List<Moved> preview(Tx tx, ReallocationRequest asked) {
        var cases = relocations.of(tx, asked, affected.find(tx, asked), List.of());
        var again = inPlace(tx, asked, cases);
        allocation.decide(tx, elsewhere(cases, again)).forEach(d -> again.put(d.ref(), new Again(d, false)));
        return moved(tx, cases, again);
    }

    /** Moves the orders that can be moved. */
    public List<Moved> run(Tx tx, ReallocationRequest asked) {
        return run(tx, asked, List.copyOf(affected.find(tx, asked).keySet()));
    }

    /** The same for these orders alone. */
    public List<Moved> run(Tx tx, ReallocationRequest asked, List<Long> ids) {
        // Changes to an order's stock need the order's lock; its reservations are read again under it.
        SubjectLockStore.take(tx, new TreeSet<>(ids));
        var work = fulfillments.byOrder(tx, ids).stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED)
                .map(f -> f.id().value())
                .toList();
        var cases = relocations.of(tx, asked, affected.again(tx, asked, ids), fulfillments.reportedShipped(tx, work));
        var again = inPlace(tx, asked, cases);
        sourcing.record(tx, again.values().stream().map(Again::decision).toList());
        allocation
                .allocateEach(tx, elsewhere(cases, again))
                .forEach((group, result) -> again.put(
                        group,
                        new Again(
                                switch (result) {
                                    case OrderAllocation.Result.Allocated won -> won.plan();
                                    case OrderAllocation.Result.Short none -> none.why();
                                },
                                false)));
        promise(tx, cases, again);
        var moved = moved(tx, cases, again);
        effects.tell(tx, asked, cases, moved);
        effects.giveBack(tx, free(cases, again));
        return moved;
    }

    /** Decisions for orders whose units another service takes from their nodes. */
    private Map<GroupRef, Again> inPlace(Tx tx, ReallocationRequest asked, List<ReallocationCase> cases) {
        var again = new HashMap<GroupRef, Again>();
        if (asked.kind() == Kind.SERVICE) {
            var open = cases.stream().filter(c -> c.state() == State.OPEN).toList();
            allocation
                    .ifThere(tx, open.stream().map(ReallocationCase::inPlace).toList(), ReallocationCase.units(open))
                    .stream()
                    .filter(Decision.Sourced.class::isInstance)
                    .forEach(d -> again.put(d.ref(), new Again(d, true)));
        }
        return again;
    }

    private static List<Demand> elsewhere(List<ReallocationCase> cases, Map<GroupRef, Again> again) {
        return cases.stream()
                .filter(c -> c.state() == State.OPEN && !again.containsKey(c.ref()))
                .map(ReallocationCase::elsewhere)
                .toList();
    }

    private void promise(Tx tx, List<ReallocationCase> cases, Map<GroupRef, Again> again) {
        var wishes = new HashMap<GroupRef, SourcingRequest>();
        cases.forEach(c -> wishes.put(c.ref(), SourcingRequest.of(c.order())));
        promising.promise(
                tx,
                cases.stream()
                        .map(c -> again.get(c.ref()))
                        .filter(Objects::nonNull)
                        .map(Again::plan)
                        .filter(Objects::nonNull)
                        .toList(),
                wishes);
    }

    private List<Moved> moved(Tx tx, List<ReallocationCase> cases, Map<GroupRef, Again> again) {
        var open = cases.stream().filter(c -> c.state() == State.OPEN).toList();
        var now = ListIndex.by(
                allocation.ifThere(
                        tx, open.stream().map(ReallocationCase::asItIs).toList(), ReallocationCase.units(open)),
                Decision::ref);
        return cases.stream()
                .map(c -> moved(c, again.get(c.ref()), now.get(c.ref())))
                .toList();
    }

    private static Moved moved(ReallocationCase c, @Nullable Again again, @Nullable Decision now) {
        if (again == null) {
            return c.state() == State.UNDER_WAY
                    ? stays(c, Result.UNDER_WAY, "the node was already asked to stop")
                    : stays(c, Result.TOO_LATE, "the node has said that it shipped");
        }
        return switch (again.decision()) {
            case Decision.Unfillable none -> stays(c, Result.KEPT, none.reason().words());
            case Decision.Sourced plan ->
                new Moved(
                        c.order().id(),
                        c.work().isEmpty() ? Result.MOVED : Result.RECALLED,
                        UnitsToMove.of(c),
                        again.inPlace() ? c.placements() : plan.placements(),
                        plan.parts().stream()
                                .map(p -> new Leaving(p.node(), p.service()))
                                .toList(),
                        now instanceof Decision.Sourced was
                                ? Long.valueOf(
                                        plan.cost().totalMinor() - was.cost().totalMinor())
                                : null,
                        null);
        };
    }

    private static Moved stays(ReallocationCase c, Result result, String why) {
        return new Moved(c.order().id(), result, UnitsToMove.of(c), List.of(), List.of(), null, why);
    }

    /** Units that no node works on, of orders that have other units now. */
    private static List<ReleaseRequest> free(List<ReallocationCase> cases, Map<GroupRef, Again> again) {
        var free = new ArrayList<ReleaseRequest>();
        for (var c : cases) {
            var decided = again.get(c.ref());
            if (decided != null && decided.plan() != null && !decided.inPlace()) {
                free.addAll(c.idle());
            }
        }
        return free;
    }
}
