package io.crossdock.inventory.reservation;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.ReleaseRequest;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.sharing.internal.AtpPool;
import io.crossdock.inventory.sharing.internal.ChannelNodes;
import io.crossdock.inventory.sharing.internal.Fence;
import io.crossdock.inventory.sharing.internal.FenceBook;
import io.crossdock.inventory.stock.InputBounds;
import io.crossdock.inventory.stock.OverdrawnStore;
import io.crossdock.inventory.stock.StockBook;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.stock.StockRow;
import io.crossdock.inventory.stock.StockStore;
import io.crossdock.shared.ListIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Commands on reservations. Each locks the named stock rows, changes rows, reservations and fences together, and writes
 * all of them at once.
 */
public final class StoredReservations {

    private StoredReservations() {}

    public static List<ReserveOutcome> reserve(Tx tx, List<ReserveRequest> reserves) {
        InputBounds.bounded(reserves);
        var keys = new TreeSet<StockKey>();
        reserves.forEach(reserve ->
                reserve.claims().forEach(claim -> keys.add(new StockKey(claim.sku(), claim.node()))));
        var locked = StockStore.lock(tx, keys);
        var fences = FenceBook.of(tx, locked);
        var left = new HashMap<StockKey, AtpPool>();
        locked.forEach((key, level) -> left.put(key, fences.pool(key, level)));
        var channels = channels(reserves);
        var claims = new ReservationRule(left, fences::group, ChannelNodes.of(tx, Set.copyOf(channels.values())));
        var outcomes = reserves.stream().map(claims::decide).toList();
        if (!claims.granted().isEmpty()) {
            StockStore.addReserved(tx, claims.granted());
            ReservationStore.add(tx, claims.reservations(), channels);
            var changed = new TreeMap<StockKey, StockRow>();
            claims.granted()
                    .forEach((key, units) ->
                            changed.put(key, ListIndex.known(locked, key).reserve(units)));
            holdFenced(tx, claims.reservations(), channels, fences, changed);
            StockBook.tell(tx, changed);
        }
        return outcomes;
    }

    private static Map<ReservationOwner, String> channels(List<ReserveRequest> reserves) {
        var channels = new HashMap<ReservationOwner, String>();
        for (var reserve : reserves) {
            var channel = reserve.channel();
            if (channel != null) {
                channels.put(reserve.owner(), channel);
            }
        }
        return channels;
    }

    /** Adds granted units to the fences of the owners' groups. */
    private static void holdFenced(
            Tx tx,
            List<ReservedUnits> granted,
            Map<ReservationOwner, String> channels,
            FenceBook fences,
            TreeMap<StockKey, StockRow> changed) {
        granted.forEach(g -> fences.change(key(g), channels.get(g.owner()), fence -> fence.hold(g.quantity())));
        if (!fences.changed().isEmpty()) {
            fences.changed()
                    .forEach(key -> changed.computeIfPresent(key, (_, level) -> level.fence(fences.fenced(key))));
            fences.store(tx);
            StockStore.store(
                    tx,
                    changed.subMap(
                            fences.changed().first(), true, fences.changed().last(), true));
        }
    }

    /** Releases units of the named reservations that are still held. */
    public static void release(Tx tx, List<ReleaseRequest> releases) {
        var skus = new HashMap<ReservedUnits.Place, String>();
        for (var held : ReservationStore.of(
                tx, releases.stream().map(ReleaseRequest::owner).distinct().toList())) {
            skus.put(held.place(), held.sku());
        }
        var goods = new ArrayList<ReservedUnits>();
        for (var release : releases) {
            var sku = skus.get(new ReservedUnits.Place(release.owner(), release.line(), release.node()));
            if (sku != null) {
                goods.add(new ReservedUnits(release.owner(), release.line(), sku, release.node(), release.quantity()));
            }
        }
        giveBack(tx, goods);
    }

    /** Lowers reservations as far as they go, and the rows' reserved units with them. */
    public static void giveBack(Tx tx, List<ReservedUnits> goods) {
        var asked = checked(goods);
        if (asked.isEmpty()) {
            return;
        }
        var locked = StockStore.lock(tx, StockKey.sorted(asked, StoredReservations::key));
        var fences = FenceBook.of(tx, locked);
        var changes = new StockBook(locked);
        for (var held : ReservationStore.lower(tx, asked)) {
            var given = held.goods();
            changes.change(key(given), level -> level.release(given.quantity()));
            fences.change(key(given), held.channel(), fence -> fence.giveBack(given.quantity()));
        }
        fences.store(tx, changes);
        changes.store(tx);
    }

    /** Ships reserved goods. @param cause the ledger's cause */
    public static void ship(Tx tx, List<ReservedUnits> goods, String cause) {
        leave(tx, goods, cause, StoredReservations::bookShipped, Fence::ship);
    }

    public static void shortPick(Tx tx, List<ReservedUnits> goods) {
        leave(
                tx,
                goods,
                "short-picked",
                (changes, g, cause) ->
                        changes.change(key(g), cause, g.owner().id(), g.line(), level -> level.shortPick(g.quantity())),
                Fence::giveBack);
    }

    /** Ships goods. Units that a count had written off and that leave all the same are booked as found first. */
    private static void bookShipped(StockBook changes, ReservedUnits g, String cause) {
        var found = g.quantity() - changes.level(key(g)).onHand();
        if (found > 0) {
            changes.find(key(g), g.owner().id(), g.line(), found);
        }
        changes.change(key(g), cause, g.owner().id(), g.line(), level -> level.ship(g.quantity()));
    }

    private static void leave(Tx tx, List<ReservedUnits> goods, String cause, Booking booking, FenceRule rule) {
        InputBounds.bounded(goods);
        var asked = checked(goods);
        if (asked.isEmpty()) {
            return;
        }
        var locked = StockStore.lock(tx, StockKey.sorted(asked, StoredReservations::key));
        var fences = FenceBook.of(tx, locked);
        var changes = new StockBook(locked);
        var unreserved = new LinkedHashSet<>(asked);
        for (var held : ReservationStore.lower(tx, asked)) {
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
        OverdrawnStore.add(tx, changes.found());
    }

    private static List<ReservedUnits> checked(List<ReservedUnits> goods) {
        goods.forEach(g -> InputBounds.positive(g.quantity()));
        return ReservationRule.summed(goods);
    }

    private static StockKey key(ReservedUnits goods) {
        return new StockKey(goods.sku(), goods.node());
    }

    private interface Booking {
        void book(StockBook changes, ReservedUnits goods, String cause);
    }

    private interface FenceRule {
        Fence apply(Fence fence, long quantity);
    }
}
