package io.crossdock.orchestration.change;

import io.crossdock.engine.SubjectLockStore;
import io.crossdock.engine.Tx;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.Orders;
import io.crossdock.orders.change.AgreementEdit;
import io.crossdock.orders.change.ChangePart;
import io.crossdock.orders.change.ChangeState;
import io.crossdock.orders.change.OrderChange;
import io.crossdock.orders.change.OrderChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Follows changes that cost more than was authorized: makes them when the money is there, refuses them when it is not.
 */
@Component
public final class ChangeExtensions {

    private final Orders orders;
    private final OrderChanges changes;
    private final ChangeStandings standings;
    private final MethodChanges methods;
    private final FurtherLines further;

    ChangeExtensions(
            Orders orders,
            OrderChanges changes,
            ChangeStandings standings,
            MethodChanges methods,
            FurtherLines further) {
        this.orders = orders;
        this.changes = changes;
        this.standings = standings;
        this.methods = methods;
        this.further = further;
    }

    /** What became of a change when its money was there. */
    public enum Result {
        APPLIED,
        /** Nodes were asked for work that they have of it. */
        ASKED,
        /** The order is where its process takes no such change; it will not stay there. */
        LATER,
        REFUSED
    }

    /** The change that an extension asks the money of, with the parts that it is about. */
    private record Asked(OrderChange change, List<ChangePart> parts) {

        private boolean every(ChangeState state) {
            return parts.stream().allMatch(part -> part.state() == state);
        }
    }

    /** Whether the change that an extension is for is still to be decided. Locks the order. */
    public boolean isRequested(Tx tx, long order, long extension) {
        SubjectLockStore.take(tx, List.of(order));
        return asked(tx, order, extension)
                .filter(a -> a.every(ChangeState.REQUESTED))
                .isPresent();
    }

    private Optional<Asked> asked(Tx tx, long order, long extension) {
        return changes.of(tx, new OrderId(order)).stream()
                .map(change -> new Asked(
                        change,
                        change.parts().stream()
                                .filter(part -> part.asked().extension() == extension)
                                .toList()))
                .filter(asked -> !asked.parts.isEmpty())
                .findFirst();
    }

    /** Refuses a change for which no money is to be had, and gives its units back. */
    public void refuse(Tx tx, long order, long extension) {
        SubjectLockStore.take(tx, List.of(order));
        asked(tx, order, extension).ifPresent(asked -> refuse(tx, asked, further.refusal(tx, order, extension)));
        giveBack(tx, order, extension);
    }

    private void refuse(Tx tx, Asked asked, String why) {
        asked.parts.stream()
                .filter(part -> part.state() == ChangeState.REQUESTED)
                .forEach(part -> changes.decide(tx, asked.change, part.decided(ChangeState.REFUSED, why, tx.at())));
    }

    /** Gives back the units that were kept for a change. */
    public void giveBack(Tx tx, long order, long extension) {
        further.giveBack(tx, orders.load(tx, List.of(order)).getFirst(), extension);
    }

    /** Makes a change whose money is authorized, or asks the nodes for the work that it touches. Locks the order. */
    public Result apply(Tx tx, long order, long extension) {
        SubjectLockStore.take(tx, List.of(order));
        var asked = asked(tx, order, extension).orElse(null);
        if (asked == null || asked.every(ChangeState.REFUSED)) {
            return Result.REFUSED;
        }
        if (asked.every(ChangeState.APPLIED)) {
            return Result.APPLIED;
        }
        var ground = standings.of(tx, new OrderId(order));
        if (ground.flags().recalled()) {
            refuse(tx, asked, "the order is being canceled");
            return Result.REFUSED;
        }
        var part = asked.parts.getFirst();
        return part.kind().equals(ChangePart.METHOD)
                ? method(tx, part(ground, part), asked.change, part)
                : lines(tx, ground, asked, extension);
    }

    private static ChangeGround part(ChangeGround ground, ChangePart part) {
        var group = ground.order().part(part.deliveryGroup());
        return group == ground.order() ? ground : ground.of(group);
    }

    private Result method(Tx tx, ChangeGround ground, OrderChange change, ChangePart part) {
        if (!part.awaited().isEmpty()) {
            return Result.ASKED;
        }
        if (!ground.takes(MethodRule.event(ground))) {
            return Result.LATER;
        }
        long order = change.order();
        tx.signal(new Tx.Signal(order, MethodRule.event(ground), Map.of()));
        if (ground.work().isEmpty()) {
            return methods.atOnce(tx, change, part) ? Result.APPLIED : Result.REFUSED;
        }
        changes.decide(tx, change, part.awaiting(ground.workIds()));
        return Result.ASKED;
    }

    private Result lines(Tx tx, ChangeGround ground, Asked asked, long extension) {
        if (!ground.takes(ChangeRule.LINES_ADDED)) {
            return Result.LATER;
        }
        var order = ground.order();
        var lines = new ArrayList<NewLine>();
        asked.parts.forEach(part -> lines.add(FurtherRule.line(part, order.nextLine() + lines.size())));
        var missing = further.take(tx, order, lines, extension);
        if (!missing.isEmpty()) {
            refuse(tx, asked, "nobody has the further units any more: " + missing);
            return Result.REFUSED;
        }
        var edit = AgreementEdit.of(Objects.requireNonNull(ground.agreed()).agreement());
        lines.forEach(edit::add);
        orders.agree(tx, order.id(), ChangePart.LINE, asked.change.wish().reasonCode(), edit.made());
        asked.parts.forEach(part -> changes.decide(
                tx,
                asked.change,
                part.decided(ChangeState.APPLIED, "its money is authorized; reserved; work of its own", tx.at())));
        tx.signal(new Tx.Signal(order.id().value(), ChangeRule.LINES_ADDED, Map.of()));
        return Result.APPLIED;
    }
}
