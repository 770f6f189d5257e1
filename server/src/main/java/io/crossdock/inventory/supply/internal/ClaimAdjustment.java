package io.crossdock.inventory.supply.internal;

import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.supply.internal.SupplyClaimStore.Held;
import java.util.ArrayList;
import java.util.List;

/**
 * Effect of a supply line's change on its claims, which are in the order of the queue: the first get the units that
 * arrived, the last lose those that will not come.
 *
 * @param handed claims, or parts of claims, whose units arrived
 * @param left changed claims with their remaining units; zero: none remain
 * @param lost orders that lost units
 * @param moved orders whose units come at another time
 * @param promised promised units of the line after the change
 */
record ClaimAdjustment(List<Held> handed, List<Held> left, List<Long> lost, List<Long> moved, long promised) {

    /** @param arrived units that went on hand */
    static ClaimAdjustment of(SupplyLine was, SupplyLine now, long arrived, List<Held> claims) {
        var handed = new ArrayList<Held>();
        var left = new ArrayList<Held>();
        var lost = new ArrayList<Long>();
        var moved = new ArrayList<Long>();
        long came = arrived;
        long open = now.open();
        long kept = 0;
        boolean redated = !was.expectedAt().equals(now.expectedAt());
        for (var claim : claims) {
            long given = Math.min(came, claim.quantity());
            came -= given;
            long stays = Math.min(open - kept, claim.quantity() - given);
            kept += stays;
            if (given > 0) {
                handed.add(claim.with(given));
            }
            if (given + stays < claim.quantity()) {
                lost.add(claim.order());
            } else if (redated && stays > 0) {
                moved.add(claim.order());
            }
            if (stays < claim.quantity()) {
                left.add(claim.with(stays));
            }
        }
        long others = was.promised() - claims.stream().mapToLong(Held::quantity).sum();
        return new ClaimAdjustment(handed, left, lost, moved, Math.min(open, kept + Math.max(0, others)));
    }
}
