package io.crossdock.inventory.reservation;

import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveOutcome.Reserved;
import io.crossdock.inventory.ReserveOutcome.Short;
import io.crossdock.inventory.ReserveOutcome.ShortClaim;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.sharing.internal.AtpPool;
import io.crossdock.inventory.sharing.internal.ChannelNodes;
import io.crossdock.inventory.stock.InputBounds;
import io.crossdock.inventory.stock.StockKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decides claims against the figures at hand: owners in turn, each all or nothing. An owner's claims on one row are
 * summed before they are compared, so that two lines of one SKU can't each fit and together not.
 */
public final class ReservationRule {

    private final Map<StockKey, AtpPool> left;
    private final UnaryOperator<@Nullable String> group;
    private final ChannelNodes scopes;
    private final TreeMap<StockKey, Long> granted = new TreeMap<>();
    private final List<ReservedUnits> reservations = new ArrayList<>();

    /**
     * @param left pools of the rows; changed as owners are decided
     * @param group maps a channel to its group
     */
    ReservationRule(Map<StockKey, AtpPool> left, UnaryOperator<@Nullable String> group, ChannelNodes scopes) {
        this.left = left;
        this.group = group;
        this.scopes = scopes;
    }

    ReserveOutcome decide(ReserveRequest order) {
        var sums = sums(order);
        for (var sum : sums.entrySet()) {
            if (sum.getValue() > available(order, sum.getKey())) {
                return new Short(order.owner(), shorts(order, sums));
            }
        }
        sums.forEach((key, quantity) -> grant(order, key, quantity));
        order.claims().forEach(claim -> reservations.add(goods(order.owner(), claim)));
        return new Reserved(order.owner());
    }

    /** Units granted so far, by row. */
    SequencedMap<StockKey, Long> granted() {
        return granted;
    }

    /** Reservations to add, each line and node once. */
    List<ReservedUnits> reservations() {
        return summed(reservations);
    }

    private long available(ReserveRequest order, StockKey key) {
        var pool = left.get(key);
        return pool == null || !scopes.serves(order.channel(), key.node())
                ? 0
                : pool.available(group.apply(order.channel()));
    }

    private void grant(ReserveRequest order, StockKey key, long quantity) {
        left.computeIfPresent(key, (_, pool) -> pool.take(group.apply(order.channel()), quantity));
        granted.merge(key, quantity, Long::sum);
    }

    private static Map<StockKey, Long> sums(ReserveRequest order) {
        var sums = new HashMap<StockKey, Long>();
        for (var claim : order.claims()) {
            sums.merge(new StockKey(claim.sku(), claim.node()), InputBounds.positive(claim.quantity()), Math::addExact);
        }
        return sums;
    }

    private List<ShortClaim> shorts(ReserveRequest order, Map<StockKey, Long> sums) {
        var shorts = new ArrayList<ShortClaim>();
        for (var claim : order.claims()) {
            var key = new StockKey(claim.sku(), claim.node());
            var available = available(order, key);
            if (sums.getOrDefault(key, 0L) > available) {
                shorts.add(new ShortClaim(claim.line(), claim.sku(), claim.node(), available));
            }
        }
        return shorts;
    }

    private static ReservedUnits goods(ReservationOwner owner, Claim claim) {
        return new ReservedUnits(owner, claim.line(), claim.sku(), claim.node(), claim.quantity());
    }

    /** Sums goods so that each line and node stands once. */
    public static List<ReservedUnits> summed(List<ReservedUnits> goods) {
        var sums = new LinkedHashMap<ReservedUnits.Place, ReservedUnits>();
        for (var g : goods) {
            sums.merge(g.place(), g, ReservationRule::sum);
        }
        return sums.size() == goods.size() ? goods : List.copyOf(sums.values());
    }

    private static ReservedUnits sum(ReservedUnits a, ReservedUnits b) {
        if (!a.sku().equals(b.sku())) {
            throw new IllegalArgumentException(
                    "line %2$s of %1$s has two SKUs: %3$s, %4$s".formatted(a.owner(), a.line(), a.sku(), b.sku()));
        }
        return new ReservedUnits(a.owner(), a.line(), a.sku(), a.node(), Math.addExact(a.quantity(), b.quantity()));
    }
}
