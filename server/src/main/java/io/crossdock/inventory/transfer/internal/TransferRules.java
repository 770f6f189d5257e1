package io.crossdock.inventory.transfer.internal;

import io.crossdock.inventory.stock.InputBounds;
import io.crossdock.inventory.transfer.Transfer;
import io.crossdock.inventory.transfer.Transfer.State;
import io.crossdock.inventory.transfer.TransferShipment;
import io.crossdock.inventory.transfer.TransferUnits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The effect of each command on a transfer. */
final class TransferRules {

    private TransferRules() {}

    /** Arrived units of a line, split into shipped ones and excess. */
    record Came(long sellable, long damaged, long excessSellable, long excessDamaged) {

        static Came of(Transfer.Line line, long sellable, long damaged) {
            long expected = Math.min(sellable, line.inTransit());
            long expectedDamaged = Math.min(damaged, line.inTransit() - expected);
            return new Came(expected, expectedDamaged, sellable - expected, damaged - expectedDamaged);
        }

        long expected() {
            return sellable + damaged;
        }

        long excess() {
            return excessSellable + excessDamaged;
        }
    }

    /** Reason that forbids to ship a transfer like this; null: none. */
    static @Nullable String refusal(Transfer t, TransferShipment s) {
        if (t.state() != State.REQUESTED) {
            return "it is " + word(t);
        }
        var lines = new HashMap<Integer, Long>();
        t.lines().forEach(l -> lines.put(l.line(), l.requested()));
        long units = 0;
        for (var left : s.lines()) {
            var requested = lines.remove(left.line());
            if (requested == null) {
                return "line " + left.line() + " is not one of its lines, or named twice";
            }
            if (InputBounds.notNegative(left.units()) > requested) {
                return "line " + left.line() + " has " + requested + " units, not " + left.units();
            }
            units += left.units();
        }
        return units == 0 ? "nothing shipped; cancel it" : null;
    }

    static Transfer ship(Transfer t, TransferShipment s) {
        Map<Integer, Long> left = new HashMap<>();
        s.lines().forEach(l -> left.put(l.line(), l.units()));
        var shipped = lines(t, l -> line(l, left.getOrDefault(l.line(), 0L), 0, 0, 0, 0));
        return new Transfer(
                t.id(), t.reference(), t.from(), t.to(), State.SHIPPED, t.requestedAt(), s.expectedAt(), shipped);
    }

    static Transfer receive(Transfer t, int number, Came came) {
        return with(
                t,
                lines(
                        t,
                        l -> l.line() != number
                                ? l
                                : line(
                                        l,
                                        l.shipped(),
                                        l.received() + came.sellable + came.excessSellable,
                                        l.damaged() + came.damaged + came.excessDamaged,
                                        l.excess() + came.excess(),
                                        l.lost())),
                t.state());
    }

    static Transfer close(Transfer t) {
        return with(
                t,
                lines(t, l -> line(l, l.shipped(), l.received(), l.damaged(), l.excess(), l.lost() + l.inTransit())),
                State.CLOSED);
    }

    static Transfer cancel(Transfer t) {
        return with(t, t.lines(), State.CANCELED);
    }

    static boolean arrived(Transfer t) {
        return t.state() == State.SHIPPED && t.lines().stream().allMatch(l -> l.inTransit() == 0);
    }

    static String word(Transfer t) {
        return switch (t.state()) {
            case REQUESTED -> "not shipped yet";
            case SHIPPED -> "on its way";
            case CLOSED -> "closed";
            case CANCELED -> "canceled";
        };
    }

    static Transfer.@Nullable Line line(Transfer t, int number) {
        return t.lines().stream().filter(l -> l.line() == number).findFirst().orElse(null);
    }

    static List<TransferUnits> stayed(Transfer t) {
        var stayed = new ArrayList<TransferUnits>();
        t.lines().stream()
                .filter(l -> l.requested() > l.shipped())
                .forEach(l -> stayed.add(new TransferUnits(l.line(), l.requested() - l.shipped())));
        return stayed;
    }

    private static Transfer with(Transfer t, List<Transfer.Line> lines, State state) {
        return new Transfer(t.id(), t.reference(), t.from(), t.to(), state, t.requestedAt(), t.expectedAt(), lines);
    }

    private static List<Transfer.Line> lines(Transfer t, UnaryOperator<Transfer.Line> rule) {
        return t.lines().stream().map(rule).toList();
    }

    private static Transfer.Line line(
            Transfer.Line l, long shipped, long received, long damaged, long excess, long lost) {
        return new Transfer.Line(l.line(), l.sku(), l.requested(), shipped, received, damaged, excess, lost);
    }
}
