package io.crossdock.inventory.carthold.internal;

import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.carthold.CartHolds.OrderedUnits;
import io.crossdock.inventory.reservation.ReservationRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Assigns a hold's units to an order's lines. Each line gets units of its SKU, the lower line first, from the lower
 * hold line and node first; the same hold and order always give the same assignment.
 *
 * @param passed units for the order, each line and node once
 * @param surplus units of the hold that no line wants
 */
record HoldConversion(List<ReservedUnits> passed, List<ReservedUnits> surplus) {

    static HoldConversion of(long order, List<ReservedUnits> held, List<OrderedUnits> ordered) {
        var left = new ArrayList<>(held);
        var passed = new ArrayList<ReservedUnits>();
        for (var wanted : ordered.stream()
                .sorted(Comparator.comparing(OrderedUnits::line))
                .toList()) {
            long open = wanted.quantity();
            for (int i = 0; i < left.size() && open > 0; i++) {
                var units = left.get(i);
                if (units.sku().equals(wanted.sku()) && units.quantity() > 0) {
                    long taken = Math.min(open, units.quantity());
                    passed.add(new ReservedUnits(
                            ReservationOwner.order(order), wanted.line(), wanted.sku(), units.node(), taken));
                    left.set(
                            i,
                            new ReservedUnits(
                                    units.owner(), units.line(), units.sku(), units.node(), units.quantity() - taken));
                    open -= taken;
                }
            }
        }
        return new HoldConversion(
                ReservationRule.summed(passed),
                left.stream().filter(units -> units.quantity() > 0).toList());
    }
}
