package io.crossdock.inventory.internal;

import io.crossdock.inventory.Goods;
import io.crossdock.inventory.Reserve;
import io.crossdock.inventory.Reserve.Claim;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveOutcome.Reserved;
import io.crossdock.inventory.ReserveOutcome.Short;
import io.crossdock.inventory.ReserveOutcome.ShortClaim;
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
 * Who gets what: decides orders in turn against the figures at hand, all or nothing per order. An order's claims on one row are summed
 * before they are compared, so two lines of one SKU can't pass one by one.
 */
final class Claims {

    private final Map<Key, Pool> left;
    private final UnaryOperator<@Nullable String> group;
    private final Scopes scopes;
    private final TreeMap<Key, Long> granted = new TreeMap<>();
    private final List<Goods> reservations = new ArrayList<>();

    /**
     * @param left what may be promised per row; changed as orders are decided
     * @param group of a channel
     */
    Claims(Map<Key, Pool> left, UnaryOperator<@Nullable String> group, Scopes scopes) {
        this.left = left;
        this.group = group;
        this.scopes = scopes;
    }

    ReserveOutcome decide(Reserve order) {
        var sums = sums(order);
        for (var sum : sums.entrySet()) {
            if (sum.getValue() > available(order, sum.getKey())) {
                return new Short(order.order(), shorts(order, sums));
            }
        }
        sums.forEach((key, quantity) -> grant(order, key, quantity));
        order.claims().forEach(claim -> reservations.add(goods(order.order(), claim)));
        return new Reserved(order.order());
    }

    /** Units granted so far, per row, by key. */
    SequencedMap<Key, Long> granted() {
        return granted;
    }

    /** Reservations to add, each line and node once. */
    List<Goods> reservations() {
        return summed(reservations);
    }

    private long available(Reserve order, Key key) {
        var pool = left.get(key);
        return pool == null || !scopes.serves(order.channel(), key.node()) ? 0 : pool.available(group.apply(order.channel()));
    }

    private void grant(Reserve order, Key key, long quantity) {
        left.computeIfPresent(key, (_, pool) -> pool.take(group.apply(order.channel()), quantity));
        granted.merge(key, quantity, Long::sum);
    }

    private static Map<Key, Long> sums(Reserve order) {
        var sums = new HashMap<Key, Long>();
        for (var claim : order.claims()) {
            sums.merge(new Key(claim.sku(), claim.node()), InputBounds.positive(claim.quantity()), Math::addExact);
        }
        return sums;
    }

    private List<ShortClaim> shorts(Reserve order, Map<Key, Long> sums) {
        var shorts = new ArrayList<ShortClaim>();
        for (var claim : order.claims()) {
            var key = new Key(claim.sku(), claim.node());
            var available = available(order, key);
            if (sums.getOrDefault(key, 0L) > available) {
                shorts.add(new ShortClaim(claim.line(), claim.sku(), claim.node(), available));
            }
        }
        return shorts;
    }

    private static Goods goods(long order, Claim claim) {
        return new Goods(order, claim.line(), claim.sku(), claim.node(), claim.quantity());
    }

    /** The same goods with each line and node once. */
    static List<Goods> summed(List<Goods> goods) {
        record Place(long order, int line, String node) {}
        var sums = new LinkedHashMap<Place, Goods>();
        for (var g : goods) {
            sums.merge(new Place(g.order(), g.line(), g.node()), g, Claims::sum);
        }
        return sums.size() == goods.size() ? goods : List.copyOf(sums.values());
    }

    private static Goods sum(Goods a, Goods b) {
        if (!a.sku().equals(b.sku())) {
            throw new IllegalArgumentException("order %d line %d has two SKUs: %s, %s".formatted(a.order(), a.line(), a.sku(), b.sku()));
        }
        return new Goods(a.order(), a.line(), a.sku(), a.node(), Math.addExact(a.quantity(), b.quantity()));
    }
}
