package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Goods;
import io.crossdock.inventory.Release;
import io.crossdock.inventory.Reserve;
import io.crossdock.inventory.ReserveOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The commands on reservations: each locks the stock rows named, changes rows, reservations and fences together, and writes them in sets. */
final class StoredReservations {

    private StoredReservations() {}

    static List<ReserveOutcome> reserve(Tx tx, List<Reserve> orders) {
        InputBounds.bounded(orders);
        var keys = new TreeSet<Key>();
        orders.forEach(order -> order.claims().forEach(claim -> keys.add(new Key(claim.sku(), claim.node()))));
        var locked = Stock.lock(tx, keys);
        var fences = Fences.of(tx, locked);
        var left = new HashMap<Key, Pool>();
        locked.forEach((key, level) -> left.put(key, fences.pool(key, level)));
        var channels = channels(orders);
        var claims = new Claims(left, fences::group, Scopes.of(tx, Set.copyOf(channels.values())));
        var outcomes = orders.stream().map(claims::decide).toList();
        if (!claims.granted().isEmpty()) {
            Stock.addReserved(tx, claims.granted());
            Reservations.add(tx, claims.reservations(), channels);
            var changed = new TreeMap<Key, Level>();
            claims.granted().forEach((key, units) -> changed.put(key, locked.get(key).reserve(units)));
            holdFenced(tx, claims.reservations(), channels, fences, changed);
            Changes.tell(tx, changed);
        }
        return outcomes;
    }

    private static Map<Long, String> channels(List<Reserve> orders) {
        var channels = new HashMap<Long, String>();
        for (var order : orders) {
            var channel = order.channel();
            if (channel != null) {
                channels.put(order.order(), channel);
            }
        }
        return channels;
    }

    /** What was granted on rows with fences counts for the fences of its groups. */
    private static void holdFenced(
            Tx tx, List<Goods> granted, Map<Long, String> channels, Fences fences, TreeMap<Key, Level> changed) {
        granted.forEach(g -> fences.change(key(g), channels.get(g.order()), fence -> fence.hold(g.quantity())));
        if (!fences.changed().isEmpty()) {
            fences.changed().forEach(key -> changed.computeIfPresent(key, (_, level) -> level.fence(fences.fenced(key))));
            fences.store(tx);
            Stock.store(tx, changed.subMap(fences.changed().first(), true, fences.changed().last(), true));
        }
    }

    /** Gives back what is still held of what is named. */
    static void release(Tx tx, List<Release> releases) {
        record Place(long order, int line, String node) {}
        var skus = new HashMap<Place, String>();
        for (var held : Reservations.of(tx, releases.stream().map(Release::order).distinct().toList())) {
            skus.put(new Place(held.order(), held.line(), held.node()), held.sku());
        }
        var goods = new ArrayList<Goods>();
        for (var release : releases) {
            var sku = skus.get(new Place(release.order(), release.line(), release.node()));
            if (sku != null) {
                goods.add(new Goods(release.order(), release.line(), sku, release.node(), release.quantity()));
            }
        }
        giveBack(tx, goods);
    }

    /** Lowers reservations, as far as they go, and what stands as reserved with them. */
    static void giveBack(Tx tx, List<Goods> goods) {
        var asked = checked(goods);
        if (asked.isEmpty()) {
            return;
        }
        var locked = Stock.lock(tx, Key.sorted(asked, StoredReservations::key));
        var fences = Fences.of(tx, locked);
        var changes = new Changes(locked);
        for (var held : Reservations.lower(tx, asked)) {
            var given = held.goods();
            changes.change(key(given), level -> level.release(given.quantity()));
            fences.change(key(given), held.channel(), fence -> fence.giveBack(given.quantity()));
        }
        fences.store(tx, changes);
        changes.store(tx);
    }

    /** Reserved goods leave. @param cause for the ledger */
    static void ship(Tx tx, List<Goods> goods, String cause) {
        leave(tx, goods, cause, StoredReservations::bookShipped, Fence::ship);
    }

    static void shortPick(Tx tx, List<Goods> goods) {
        leave(tx, goods, "short-picked", (changes, g, cause) ->
                changes.change(key(g), cause, g.order(), g.line(), level -> level.shortPick(g.quantity())), Fence::giveBack);
    }

    /** Where a count had written goods off that left all the same, they are found first. */
    private static void bookShipped(Changes changes, Goods g, String cause) {
        var found = g.quantity() - changes.level(key(g)).onHand();
        if (found > 0) {
            changes.find(key(g), g.order(), g.line(), found);
        }
        changes.change(key(g), cause, g.order(), g.line(), level -> level.ship(g.quantity()));
    }

    private static void leave(Tx tx, List<Goods> goods, String cause, Booking booking, FenceRule rule) {
        InputBounds.bounded(goods);
        var asked = checked(goods);
        if (asked.isEmpty()) {
            return;
        }
        var locked = Stock.lock(tx, Key.sorted(asked, StoredReservations::key));
        var fences = Fences.of(tx, locked);
        var changes = new Changes(locked);
        var unreserved = new LinkedHashSet<>(asked);
        for (var held : Reservations.lower(tx, asked)) {
            var g = held.goods();
            unreserved.remove(g);
            fences.change(key(g), held.channel(), fence -> rule.apply(fence, g.quantity()));
        }
        if (!unreserved.isEmpty()) {
            throw new IllegalStateException("more is " + cause + " than is reserved: " + unreserved);
        }
        for (var g : asked) {
            booking.book(changes, g, cause);
        }
        fences.store(tx, changes);
        changes.store(tx);
        Overdraws.add(tx, changes.found());
    }

    private static List<Goods> checked(List<Goods> goods) {
        goods.forEach(g -> InputBounds.positive(g.quantity()));
        return Claims.summed(goods);
    }

    private static Key key(Goods goods) {
        return new Key(goods.sku(), goods.node());
    }

    private interface Booking {
        void book(Changes changes, Goods goods, String cause);
    }

    private interface FenceRule {
        Fence apply(Fence fence, long quantity);
    }
}
