package io.crossdock.channels.update;

import io.crossdock.engine.Tx;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderReference;
import io.crossdock.orders.OrderRequests;
import io.crossdock.orders.OrderRequests.Answer;
import io.crossdock.orders.Orders;
import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.change.ChangeRequests;
import io.crossdock.platform.JsonDifferences;
import io.crossdock.shared.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Remembers a channel's newest word about each order, and applies it: what the order's process takes is done; what it
 * can't take is a case; what is older or says only what is known changes nothing.
 */
public final class KnownOrders {

    /** Most differences that a case lists; the answer has more. */
    private static final int TOLD_MAX = 10;

    private static final String CHANNEL = "channel";

    private final Orders orders;
    private final OrderRequests requests;
    private final ChannelChanges changes;

    public KnownOrders(Orders orders, OrderRequests requests, ChangeRequests changes) {
        this.changes = new ChannelChanges(changes);
        this.orders = orders;
        this.requests = requests;
    }

    /**
     * What a message changed.
     *
     * @param order the order that it is about; null where there is none
     * @param older why it has no effect; empty where it has one
     * @param done what was asked of the order's process, in sentences
     * @param open sentences of the case that a person must decide
     */
    public record Effect(
            @Nullable OrderId order, String older, List<String> done, List<String> open, List<Violation> differences) {

        /** Of a message that names no order. */
        public static final Effect NONE = none(null, "");

        /** Whether it says only what is known. */
        public boolean nothing() {
            return done.isEmpty() && open.isEmpty();
        }

        static Effect none(@Nullable OrderId order, String older) {
            return new Effect(order, older, List.of(), List.of(), List.of());
        }
    }

    /**
     * Makes orders known, before they are captured.
     *
     * @return those that must not be made, with the newer word about them
     */
    public Map<OrderReference, KnownOrder> make(Tx tx, Collection<KnownOrder> fresh) {
        if (fresh.isEmpty()) {
            return Map.of();
        }
        var inserted = KnownOrderStore.insert(tx, fresh);
        var others = fresh.stream().filter(k -> !inserted.contains(k.name())).toList();
        if (others.isEmpty()) {
            return Map.of();
        }
        var known =
                KnownOrderStore.lock(tx, others.stream().map(KnownOrder::name).collect(Collectors.toSet()));
        var forbidden = new HashMap<OrderReference, KnownOrder>();
        var made = new ArrayList<KnownOrder>();
        for (var other : others) {
            var word = known.get(other.name());
            if (word != null && word.forbids(other.updatedAt())) {
                forbidden.put(other.name(), word);
            } else {
                made.add(other);
            }
        }
        if (!made.isEmpty()) {
            KnownOrderStore.update(tx, made);
        }
        return forbidden;
    }

    /** What the channel says beside what was agreed makes the agreement's next version. */
    private void keep(Tx tx, OrderId id, ChannelStatement said) {
        var now = said.order();
        var known = orders.agreements(tx, List.of(id.value())).get(id.value());
        if (now == null || known == null || !(known.agreement().tree() instanceof ObjectNode agreed)) {
            return;
        }
        var next = QuietFields.taken(agreed, now);
        if (!JsonDifferences.between(agreed, next).isEmpty()) {
            orders.agree(tx, id, "channel-update", "the channel says more of it", Agreement.of(next));
        }
    }

    /**
     * Applies a further message about an order, or remembers it for an order that is not known yet.
     *
     * @param message key under which it is stored
     * @param earlier reads what an earlier message said, by its key; null where it can't be read
     * @param raise tells a person, with the sentences of the case
     */
    public Effect apply(
            Tx tx,
            OrderReference name,
            ChannelStatement said,
            String message,
            Function<String, @Nullable ChannelStatement> earlier,
            CaseTeller raise) {
        var known = known(tx, name, said, message);
        if (known == null) {
            return Effect.none(null, "");
        }
        var id = known.order() == null ? null : new OrderId(known.order());
        var before = id == null ? null : earlier.apply(known.message());
        known = known.timedBy(before);
        if (known.outdates(said.updatedAt())) {
            return Effect.none(id, "older than what the channel has said of it");
        }
        if (id == null) {
            KnownOrderStore.update(tx, List.of(remembered(known, said, message)));
            return Effect.none(null, "");
        }
        var order = orders.load(tx, List.of(id.value())).getFirst();
        var change = UpdateRule.decide(known, before, said, order, orders.cancelRequests(tx, List.of(id.value())));
        KnownOrderStore.update(tx, List.of(known.after(said, message)));
        keep(tx, id, said);
        var done = new ArrayList<String>();
        var open = new ArrayList<>(change.news());
        ask(tx, id, said, message, change, done, open);
        var differences = change.differences().isEmpty()
                ? change.differences()
                : changes.apply(tx, id, before, said, change.differences(), new ChannelChanges.Told(done, open));
        if (!differences.isEmpty()) {
            open.add("the channel changed the order: " + words(differences));
        }
        if (!open.isEmpty()) {
            raise.tell(tx, id, String.join("; ", open));
        }
        return new Effect(id, "", List.copyOf(done), List.copyOf(open), differences);
    }

    /** Tells a person. */
    @FunctionalInterface
    public interface CaseTeller {
        void tell(Tx tx, OrderId order, String detail);
    }

    /** The newest word, locked; null where this message is the first one, and is it now. */
    private @Nullable KnownOrder known(Tx tx, OrderReference name, ChannelStatement said, String message) {
        var order = orders.byReference(tx, Set.of(name)).get(name);
        // An order from before known orders were kept: its first message is the newest word.
        var first = order == null
                ? KnownOrder.of(name, said, null, message)
                : new KnownOrder(
                        name, order.value(), null, new ChannelWish(null, null, true), "", "order:" + name.reference());
        boolean fresh = !KnownOrderStore.insert(tx, List.of(first)).isEmpty();
        return fresh && order == null
                ? null
                : KnownOrderStore.lock(tx, Set.of(name)).get(name);
    }

    private static KnownOrder remembered(KnownOrder known, ChannelStatement said, String message) {
        var next = KnownOrder.of(known.name(), said, null, message);
        return said.updatedAt() == null && known.canceled() ? known : next;
    }

    private void ask(
            Tx tx,
            OrderId id,
            ChannelStatement said,
            String message,
            UpdateRule.Change change,
            List<String> done,
            List<String> open) {
        if (change.cancel()) {
            answer(requests.cancel(tx, id, String.valueOf(said.wish().canceled())), "cancel the order", done, open);
        }
        if (change.askCancel()) {
            answer(
                    requests.askCancel(tx, id, String.valueOf(said.wish().cancelAsked())),
                    "hold the order, because the buyer asks to cancel it",
                    done,
                    open);
        }
        if (change.paid()) {
            answer(requests.paid(tx, id, "the channel says so"), "go on, because it is paid", done, open);
        }
        // First what comes, so that taking off all the rest is not the end of the order.
        change.units().added().forEach(line -> changes.add(tx, id, line, new ChannelChanges.Told(done, open)));
        if (!change.units().canceled().isEmpty()) {
            cancel(tx, id, change.units().canceled(), done, open);
        }
        if (change.paidBack().minor() > 0) {
            var answer = requests.paidBack(tx, id, change.paidBack().minor(), message, CHANNEL, message);
            answer(answer, "book " + change.paidBack().text() + " as paid back", done, open);
        }
    }

    /** All at once, or each line for itself: a kit, whose units can't be canceled, must not keep the others. */
    private void cancel(Tx tx, OrderId id, List<LineChange> units, List<String> done, List<String> open) {
        var answer = requests.cancelLines(tx, id, units, "the channel took them off the order");
        if (answer == Answer.KIT && units.size() > 1) {
            units.forEach(one -> cancel(tx, id, List.of(one), done, open));
        } else {
            answer(answer, "cancel " + units(units), done, open);
        }
    }

    private static void answer(Answer answer, String what, List<String> done, List<String> open) {
        switch (answer) {
            case TAKEN -> done.add(what);
            case ENDED -> open.add("asked to " + what + ": the order has ended");
            case NOTHING_OPEN -> open.add("asked to " + what + ": nothing is left to cancel");
            case NOT_TAKEN -> open.add("asked to " + what + ": the order's stage does not take it");
            case NOT_WAITING -> {}
            case NOT_COLLECTED -> open.add("asked to " + what + ": the channel has no money of the order here");
            case KIT -> open.add("asked to " + what + ": parts of a kit are not canceled by themselves");
        }
    }

    private static String units(List<LineChange> units) {
        return units.stream().map(u -> u.quantity() + " of line " + u.line()).collect(Collectors.joining(", "));
    }

    private static String words(List<Violation> differences) {
        var first = differences.stream().limit(TOLD_MAX).map(Violation::words).collect(Collectors.joining("; "));
        int more = differences.size() - TOLD_MAX;
        return more > 0 ? first + "; and " + more + " more" : first;
    }
}
