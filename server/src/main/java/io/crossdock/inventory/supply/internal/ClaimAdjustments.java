package io.crossdock.inventory.supply.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.reservation.StoredReservations;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.supply.internal.SupplyClaimStore.Held;
import io.crossdock.inventory.waitlist.WaitlistStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adjusts the claims on supply lines to the lines' changes, for {@link SupplyBook}. */
final class ClaimAdjustments {

    private final List<Held> handed = new ArrayList<>();
    private final LinkedHashSet<Long> lost = new LinkedHashSet<>();
    private final LinkedHashSet<Long> moved = new LinkedHashSet<>();

    /** A line before and after. @param arrived units that went on hand */
    record Change(SupplyLine was, SupplyLine now, long arrived) {

        /** Whether units to come or their date changed; promises given or taken back do not count. */
        boolean touchesClaims() {
            return was.promised() > 0
                    && (arrived > 0
                            || was.open() != now.open()
                            || !was.expectedAt().equals(now.expectedAt()));
        }
    }

    /** @return new promised units of each line that had claims */
    Map<Long, Long> settle(Tx tx, List<Change> changes) {
        var touched = changes.stream().filter(Change::touchesClaims).toList();
        var promised = new HashMap<Long, Long>();
        if (touched.isEmpty()) {
            return promised;
        }
        var claims = new HashMap<Long, List<Held>>();
        SupplyClaimStore.on(tx, touched.stream().map(c -> c.now().id()).toList())
                .forEach(claim -> claims.computeIfAbsent(claim.inbound(), _ -> new ArrayList<>())
                        .add(claim));
        var left = new ArrayList<Held>();
        for (var change : touched) {
            var own = claims.get(change.now().id());
            if (own == null) {
                continue;
            }
            var settled = ClaimAdjustment.of(change.was(), change.now(), change.arrived(), own);
            handed.addAll(settled.handed());
            left.addAll(settled.left());
            lost.addAll(settled.lost());
            moved.addAll(settled.moved());
            promised.put(change.now().id(), settled.promised());
        }
        if (!left.isEmpty()) {
            SupplyClaimStore.lower(tx, left);
        }
        return promised;
    }

    /** Reserves arrived units for the orders with claims. Call it once the goods are on hand. */
    void handOver(Tx tx) {
        var arrived = new LinkedHashSet<Long>();
        for (var outcome : handed.isEmpty() ? List.<ReserveOutcome>of() : StoredReservations.reserve(tx, reserves())) {
            switch (outcome) {
                case ReserveOutcome.Reserved won -> arrived.add(won.owner().id());
                // The units arrived and can't be promised: a count found others missing, or a fence keeps them.
                case ReserveOutcome.Short none -> lost.add(none.owner().id());
            }
        }
        if (!arrived.isEmpty()) {
            WaitlistStore.remove(tx, arrived);
        }
        lost.removeAll(arrived);
        moved.removeAll(arrived);
        moved.removeAll(lost);
        if (!arrived.isEmpty() || !lost.isEmpty() || !moved.isEmpty()) {
            tx.emit(
                    tx.nextId(),
                    SupplyClaims.BACKLOG_CHANGED,
                    new SupplyClaims.Changed(List.copyOf(arrived), List.copyOf(lost), List.copyOf(moved)));
        }
    }

    /** One request for each order, in the order of the queue. */
    private List<ReserveRequest> reserves() {
        var claims = new LinkedHashMap<Long, List<ReserveRequest.Claim>>();
        var channels = new HashMap<Long, @Nullable String>();
        for (var units : handed) {
            claims.computeIfAbsent(units.order(), _ -> new ArrayList<>())
                    .add(new ReserveRequest.Claim(units.line(), units.sku(), units.node(), units.quantity()));
            channels.put(units.order(), units.channel());
        }
        var reserves = new ArrayList<ReserveRequest>();
        claims.forEach((order, units) ->
                reserves.add(new ReserveRequest(ReservationOwner.order(order), units, channels.get(order))));
        return reserves;
    }
}
