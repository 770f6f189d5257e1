package io.crossdock.orders.hold;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.orders.deadline.DeadlineKind;
import io.crossdock.orders.deadline.NewDeadline;
import io.crossdock.orders.deadline.OrderDeadlines;
import io.crossdock.orders.deadline.PassedDeadline;
import io.crossdock.platform.change.ChangeTrail;
import io.crossdock.shared.ListIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Holds of orders and of lines of orders, in sets. An order has one active hold of a type and reason code for the same
 * lines: the same hold twice is one. Each has a case of its type's owner, and a deadline.
 *
 * <p>The caller has locked the orders, so a stage that asks {@link #blocked} and a person who places a hold see each
 * other.
 */
@Component
public final class OrderHolds {

    /** Event; data is {@link HoldFact.Placed}. */
    public static final EventType<HoldFact.Placed> PLACED = new EventType<>("hold-placed", HoldFact.Placed.class);

    /** Event; data is {@link HoldFact.Ended}: somebody released a hold. */
    public static final EventType<HoldFact.Ended> RELEASED = new EventType<>("hold-released", HoldFact.Ended.class);

    /** Event; data is {@link HoldFact.Ended}: a hold's order has ended. */
    public static final EventType<HoldFact.Ended> ENDED = new EventType<>("hold-ended", HoldFact.Ended.class);

    /** Signal to an order's process: a step that holds blocked is free again. */
    public static final String RELEASED_SIGNAL = "hold-released";

    /** Signal to an order's process while nodes work on it: there are units that may be released now. */
    private static final String UNITS_SIGNAL = "fulfillment-changed";

    /** Kinds of cases about holds begin with it; the code of the type follows. */
    public static final String CASE_PREFIX = HoldCaseKinds.ORDER_HELD.name() + "-";

    /** Kind of the records of types in the trail of changes. */
    private static final String TYPE_RECORDS = "hold-type";

    private static final String SOURCE = "hold";
    private static final String ESCALATED_TO = "operations";

    private final OrderDeadlines deadlines;

    public OrderHolds(OrderDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** All types by code. */
    public List<HoldType> types(Tx tx) {
        return HoldTypeStore.all(tx);
    }

    /** Adds or replaces types. Holds that are placed stay as they are. */
    public void putTypes(Tx tx, List<HoldType> types) {
        var codes = new HashSet<>(types.stream().map(HoldType::code).toList());
        var before =
                types(tx).stream().filter(type -> codes.contains(type.code())).toList();
        HoldTypeStore.put(tx, types);
        ChangeTrail.tell(tx, TYPE_RECORDS, before, types, HoldType::code);
    }

    /** A hold that was asked for. @param fresh whether it was placed, or was there already */
    public record Placing(OrderHold hold, boolean fresh) {}

    /** Places holds of known types. @return one per element */
    public List<Placing> place(Tx tx, List<NewHold> holds) {
        if (holds.isEmpty()) {
            return List.of();
        }
        var numbered = holds.stream()
                .map(hold -> new HoldStore.Numbered(tx.nextId(), hold))
                .toList();
        var placed = HoldStore.insert(tx, numbered);
        var active = HoldStore.active(
                tx, holds.stream().map(h -> h.order().value()).distinct().toList());
        tellPlaced(
                tx, active.stream().filter(h -> placed.contains(h.id().value())).toList());
        var byKey = ListIndex.by(active, HoldKey::of);
        return numbered.stream()
                .map(n -> new Placing(ListIndex.known(byKey, HoldKey.of(n.hold())), placed.contains(n.id())))
                .toList();
    }

    /** What makes two holds the same. */
    private record HoldKey(long order, String type, String reasonCode, List<Integer> lines) {

        static HoldKey of(OrderHold hold) {
            return new HoldKey(
                    hold.order().value(),
                    hold.terms().type(),
                    hold.terms().reasonCode(),
                    hold.terms().lines());
        }

        static HoldKey of(NewHold hold) {
            return new HoldKey(
                    hold.order().value(),
                    hold.terms().type(),
                    hold.terms().reasonCode(),
                    hold.terms().lines());
        }
    }

    private void tellPlaced(Tx tx, List<OrderHold> placed) {
        if (placed.isEmpty()) {
            return;
        }
        var types = ListIndex.by(types(tx), HoldType::code);
        var watched = new ArrayList<NewDeadline>();
        for (var hold : placed) {
            var terms = hold.terms();
            var type = ListIndex.known(types, terms.type());
            long order = hold.order().value();
            tx.emit(
                    order,
                    PLACED,
                    new HoldFact.Placed(
                            hold.id().toString(),
                            terms,
                            hold.placed().by(),
                            hold.placed().note()));
            tx.raise(HoldCaseKinds.of(type.code(), type.owner())
                    .problem(order, detail(hold, type), Duration.between(tx.at(), terms.releaseBy())));
            watched.add(new NewDeadline(
                    order, DeadlineKind.HOLD_RELEASE, hold.id().value(), terms.releaseBy(), SOURCE, type.owner()));
        }
        deadlines.watch(tx, watched);
    }

    private static String detail(OrderHold hold, HoldType type) {
        var lines = hold.terms().lines();
        var what = lines.isEmpty()
                ? ""
                : " of line " + lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
        var said = type.name() + what + ": " + hold.terms().reasonCode() + ", placed by "
                + hold.placed().by() + " as " + hold.id() + ", to be released by "
                + hold.terms().releaseBy();
        return hold.placed().note().isEmpty()
                ? said
                : said + ". " + hold.placed().note();
    }

    /**
     * Releases active holds, whoever placed them, in the name of {@link Tx#actor()}. Orders of which a step is free now
     * go on.
     *
     * @return what was released
     */
    public List<OrderHold> release(Tx tx, List<HoldRelease> releases) {
        var released = HoldStore.release(tx, releases);
        if (!released.isEmpty()) {
            var left = left(tx, released);
            tellEnded(tx, RELEASED, released, left);
            released.stream()
                    .filter(hold -> !hold.terms().lines().isEmpty())
                    .map(hold -> hold.order().value())
                    .distinct()
                    .forEach(order -> tx.signal(new Tx.Signal(order, UNITS_SIGNAL, Map.of())));
            met(tx, released);
            freed(released, left)
                    .forEach((order, steps) ->
                            tx.signal(new Tx.Signal(order, RELEASED_SIGNAL, Map.of("steps", List.copyOf(steps)))));
        }
        return released;
    }

    private static Map<Long, List<OrderHold>> left(Tx tx, List<OrderHold> released) {
        var left = new HashMap<Long, List<OrderHold>>();
        HoldStore.active(
                        tx,
                        released.stream().map(h -> h.order().value()).distinct().toList())
                .forEach(hold -> left.computeIfAbsent(hold.order().value(), _ -> new ArrayList<>())
                        .add(hold));
        return left;
    }

    /** Steps by order that were blocked and are not any more; only orders that have some. */
    private static Map<Long, Set<HoldStep>> freed(List<OrderHold> released, Map<Long, List<OrderHold>> left) {
        var freed = new HashMap<Long, Set<HoldStep>>();
        released.forEach(hold -> freed.computeIfAbsent(hold.order().value(), _ -> EnumSet.noneOf(HoldStep.class))
                .addAll(hold.terms().blocks()));
        left.forEach((order, holds) -> holds.stream()
                .filter(hold -> hold.terms().lines().isEmpty())
                .forEach(hold ->
                        ListIndex.known(freed, order).removeAll(hold.terms().blocks())));
        freed.values().removeIf(Set::isEmpty);
        return freed;
    }

    /** The case of a type is settled with the last hold of it. */
    private static void tellEnded(
            Tx tx, EventType<HoldFact.Ended> event, List<OrderHold> ended, Map<Long, List<OrderHold>> left) {
        for (var hold : ended) {
            long order = hold.order().value();
            var type = hold.terms().type();
            var word = hold.ended();
            var note = word == null ? "" : word.note();
            tx.emit(
                    order,
                    event,
                    new HoldFact.Ended(
                            hold.id().toString(),
                            type,
                            hold.terms().reasonCode(),
                            hold.placed().by(),
                            note,
                            hold.terms().lines()));
            boolean last = left.getOrDefault(order, List.of()).stream()
                    .noneMatch(other -> other.terms().type().equals(type));
            if (last) {
                tx.settle(HoldCaseKinds.of(type, HoldCaseKinds.ORDER_HELD.owner())
                        .settled(order, note.isEmpty() ? event.name() : note));
            }
        }
    }

    /** The orders have ended: their holds hold nothing any more. */
    public void end(Tx tx, Collection<Long> orders) {
        tellEnded(tx, ENDED, HoldStore.end(tx, orders, "the order has ended"), Map.of());
    }

    /** All holds of orders, the oldest first. */
    public List<OrderHold> of(Tx tx, Collection<Long> orders) {
        return HoldStore.of(tx, orders);
    }

    /** Active holds of orders, the oldest first. */
    public List<OrderHold> active(Tx tx, Collection<Long> orders) {
        return HoldStore.active(tx, orders);
    }

    /** Lines of these orders that may not be released to nodes now; only orders that have some. */
    public Map<Long, Set<Integer>> heldLines(Tx tx, Collection<Long> orders) {
        var held = new HashMap<Long, Set<Integer>>();
        HoldStore.active(tx, orders).stream()
                .filter(hold -> !hold.terms().lines().isEmpty())
                .forEach(hold -> held.computeIfAbsent(hold.order().value(), _ -> new HashSet<>())
                        .addAll(hold.terms().lines()));
        return held;
    }

    /** Ends holds of lines of which nothing is to be sent any more: they are canceled, or have left. */
    public void endIdle(Tx tx, Collection<Long> orders) {
        var ended = HoldStore.endIdle(tx, orders, "nothing of its lines is to be sent any more");
        if (!ended.isEmpty()) {
            tellEnded(tx, ENDED, ended, left(tx, ended));
            met(tx, ended);
        }
    }

    private void met(Tx tx, List<OrderHold> over) {
        deadlines.met(
                tx,
                DeadlineKind.HOLD_RELEASE,
                over.stream().map(h -> h.order().value()).toList(),
                over.stream().map(h -> h.id().value()).toList());
    }

    /** Those of these orders that as a whole may not pass a step now. */
    public Set<Long> blocked(Tx tx, Collection<Long> orders, HoldStep step) {
        var blocked = new HashSet<Long>();
        HoldStore.active(tx, orders).stream()
                .filter(hold ->
                        hold.terms().lines().isEmpty() && hold.terms().blocks().contains(step))
                .forEach(hold -> blocked.add(hold.order().value()));
        return blocked;
    }

    /** The time of holds has passed: they are escalated once, or released where their type says so. */
    public void passed(Tx tx, List<PassedDeadline> passed) {
        var over = passed.stream()
                .filter(one -> one.kind() == DeadlineKind.HOLD_RELEASE)
                .toList();
        if (over.isEmpty()) {
            return;
        }
        var refs = new HashSet<>(over.stream().map(PassedDeadline::ref).toList());
        var types = ListIndex.by(types(tx), HoldType::code);
        var releases = new ArrayList<HoldRelease>();
        for (var hold :
                HoldStore.active(tx, over.stream().map(PassedDeadline::order).toList())) {
            if (!refs.contains(hold.id().value())) {
                continue;
            }
            var type = ListIndex.known(types, hold.terms().type());
            switch (type.onBreach()) {
                case RELEASE ->
                    releases.add(new HoldRelease(
                            hold.order(), hold.id().value(), null, "its time is over, and its type releases it then"));
                case ESCALATE ->
                    tx.escalate(new Tx.Escalated(
                            hold.order().value(),
                            HoldCaseKinds.of(type.code(), type.owner()).name(),
                            ESCALATED_TO,
                            hold.id() + " is not released: overdue since "
                                    + hold.terms().releaseBy()));
            }
        }
        if (!releases.isEmpty()) {
            release(tx, releases);
        }
    }
}
