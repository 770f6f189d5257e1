package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Reserve;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.internal.ClaimStore.Held;
import io.crossdock.inventory.supply.Backlog;
import io.crossdock.inventory.supply.Inbound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the claims on lines of supply in line with how the lines changed, for {@link SupplyBook}. */
final class Settlements {

    private final List<Held> handed = new ArrayList<>();
    private final LinkedHashSet<Long> lost = new LinkedHashSet<>();
    private final LinkedHashSet<Long> moved = new LinkedHashSet<>();

    /** A line as it was and is. @param arrived units that came to on hand */
    record Change(Inbound was, Inbound now, long arrived) {

        /** Giving and taking promises changes neither what is to come nor when. */
        boolean touchesClaims() {
            return was.promised() > 0
                    && (arrived > 0 || was.open() != now.open() || !was.expectedAt().equals(now.expectedAt()));
        }
    }

    /** @return per line that had claims what is promised on it from now on */
    Map<Long, Long> settle(Tx tx, List<Change> changes) {
        var touched = changes.stream().filter(Change::touchesClaims).toList();
        var promised = new HashMap<Long, Long>();
        if (touched.isEmpty()) {
            return promised;
        }
        var claims = new HashMap<Long, List<Held>>();
        ClaimStore.on(tx, touched.stream().map(c -> c.now().id()).toList())
                .forEach(claim -> claims.computeIfAbsent(claim.inbound(), _ -> new ArrayList<>()).add(claim));
        var left = new ArrayList<Held>();
        for (var change : touched) {
            var own = claims.get(change.now().id());
            if (own == null) {
                continue;
            }
            var settled = Settlement.of(change.was(), change.now(), change.arrived(), own);
            handed.addAll(settled.handed());
            left.addAll(settled.left());
            lost.addAll(settled.lost());
            moved.addAll(settled.moved());
            promised.put(change.now().id(), settled.promised());
        }
        if (!left.isEmpty()) {
            ClaimStore.lower(tx, left);
        }
        return promised;
    }

    /** Reserves what came for the orders that claimed it. To be called once the goods are on hand. */
    void handOver(Tx tx) {
        var arrived = new LinkedHashSet<Long>();
        for (var outcome : handed.isEmpty() ? List.<ReserveOutcome>of() : StoredReservations.reserve(tx, reserves())) {
            switch (outcome) {
                case ReserveOutcome.Reserved won -> arrived.add(won.order());
                // The units came and can't be promised: a count had missed others, or a fence keeps them.
                case ReserveOutcome.Short none -> lost.add(none.order());
            }
        }
        if (!arrived.isEmpty()) {
            Waiting.remove(tx, arrived);
        }
        lost.removeAll(arrived);
        moved.removeAll(arrived);
        moved.removeAll(lost);
        if (!arrived.isEmpty() || !lost.isEmpty() || !moved.isEmpty()) {
            tx.emit(tx.nextId(), Backlog.BACKLOG_CHANGED, new Backlog.Changed(List.copyOf(arrived), List.copyOf(lost), List.copyOf(moved)));
        }
    }

    /** One per order, by its place in the queue. */
    private List<Reserve> reserves() {
        var claims = new LinkedHashMap<Long, List<Reserve.Claim>>();
        var channels = new HashMap<Long, @Nullable String>();
        for (var units : handed) {
            claims.computeIfAbsent(units.order(), _ -> new ArrayList<>())
                    .add(new Reserve.Claim(units.line(), units.sku(), units.node(), units.quantity()));
            channels.put(units.order(), units.channel());
        }
        var reserves = new ArrayList<Reserve>();
        claims.forEach((order, units) -> reserves.add(new Reserve(order, units, channels.get(order))));
        return reserves;
    }
}
