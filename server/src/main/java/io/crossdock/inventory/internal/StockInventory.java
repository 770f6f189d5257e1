package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Available;
import io.crossdock.inventory.Count;
import io.crossdock.inventory.Goods;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.Receipt;
import io.crossdock.inventory.Release;
import io.crossdock.inventory.Reserve;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.Safety;
import io.crossdock.inventory.StockAwaited;
import io.crossdock.inventory.StockLevel;
import io.crossdock.inventory.Wanted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The verbs: lock what is named, decide in memory, store in sets. */
@Component
final class StockInventory implements Inventory {

    @Override
    public Map<String, List<Available>> availability(Tx tx, Collection<String> skus) {
        return Stock.availability(tx, skus);
    }

    @Override
    public List<ReserveOutcome> reserve(Tx tx, List<Reserve> orders) {
        bounded(orders);
        var keys = new TreeSet<Key>();
        orders.forEach(order -> order.claims().forEach(claim -> keys.add(new Key(claim.sku(), claim.node()))));
        var left = new HashMap<Key, Long>();
        var locked = Stock.lock(tx, keys);
        locked.forEach((key, level) -> left.put(key, level.available()));
        var claims = new Claims(left);
        var outcomes = orders.stream().map(claims::decide).toList();
        if (!claims.granted().isEmpty()) {
            Stock.addReserved(tx, claims.granted());
            Reservations.add(tx, claims.reservations());
            var changed = new TreeMap<Key, Level>();
            claims.granted().forEach((key, units) -> changed.put(key, locked.get(key).reserve(units)));
            Changes.tell(tx, changed);
        }
        return outcomes;
    }

    @Override
    public void release(Tx tx, List<Release> releases) {
        bounded(releases);
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

    @Override
    public void releaseOrders(Tx tx, List<Long> orders) {
        bounded(orders);
        giveBack(tx, Reservations.of(tx, orders));
        Waiting.remove(tx, orders);
    }

    private static void giveBack(Tx tx, List<Goods> goods) {
        var asked = checked(goods);
        if (asked.isEmpty()) {
            return;
        }
        var changes = new Changes(Stock.lock(tx, keys(asked)));
        for (var given : Reservations.lower(tx, asked)) {
            changes.change(key(given), level -> level.release(given.quantity()));
        }
        changes.store(tx);
    }

    @Override
    public void ship(Tx tx, List<Goods> goods) {
        leave(tx, goods, "shipped", StockInventory::bookShipped);
    }

    /** Where a count had written goods off that left all the same, they are found first. */
    private static void bookShipped(Changes changes, Goods g, String cause) {
        var found = g.quantity() - changes.level(key(g)).onHand();
        if (found > 0) {
            changes.find(key(g), g.order(), g.line(), found);
        }
        changes.change(key(g), cause, g.order(), g.line(), level -> level.ship(g.quantity()));
    }

    @Override
    public void shortPick(Tx tx, List<Goods> goods) {
        leave(tx, goods, "short-picked", (changes, g, cause) ->
                changes.change(key(g), cause, g.order(), g.line(), level -> level.shortPick(g.quantity())));
    }

    private static void leave(Tx tx, List<Goods> goods, String cause, Booking booking) {
        bounded(goods);
        var asked = checked(goods);
        if (asked.isEmpty()) {
            return;
        }
        var changes = new Changes(Stock.lock(tx, keys(asked)));
        var unreserved = new LinkedHashSet<>(asked);
        Reservations.lower(tx, asked).forEach(unreserved::remove);
        if (!unreserved.isEmpty()) {
            throw new IllegalStateException("more is " + cause + " than is reserved: " + unreserved);
        }
        for (var g : asked) {
            booking.book(changes, g, cause);
        }
        changes.store(tx);
        Overdraws.add(tx, changes.found());
    }

    @Override
    public void receive(Tx tx, List<Receipt> receipts) {
        bounded(receipts);
        if (receipts.isEmpty()) {
            return;
        }
        var changes = new Changes(Stock.lockOrMake(tx, keys(receipts, r -> new Key(r.sku(), r.node()))));
        for (var r : receipts) {
            var quantity = Claims.positive(r.quantity());
            changes.change(new Key(r.sku(), r.node()), r.cause(), r.subject(), 0, level -> switch (r.disposition()) {
                case SELLABLE -> level.receive(quantity);
                case DAMAGED -> level.quarantine(quantity);
            });
        }
        changes.store(tx);
    }

    @Override
    public int count(Tx tx, List<Count> counts) {
        bounded(counts);
        if (counts.isEmpty()) {
            return 0;
        }
        var changes = new Changes(Stock.lockOrMake(tx, keys(counts, c -> new Key(c.sku(), c.node()))));
        var figures = counts.stream().map(Figure::of).toList();
        var counting = new Counting(changes, tx.at(), Ledger.moved(tx, Figure.past(figures, tx.at())));
        counts.forEach(count -> notNegative(count.onHand()));
        var effective = figures.stream().map(counting::apply).filter(effect -> effect != Counting.Effect.OLDER).count();
        changes.store(tx);
        Overdraws.clear(tx, keys(counts, c -> new Key(c.sku(), c.node())));
        Accuracies.add(tx, counting.tallies());
        MissingStock.tell(tx, counting.missing());
        return (int) effective;
    }

    @Override
    public void keepBack(Tx tx, List<Safety> safeties) {
        bounded(safeties);
        if (safeties.isEmpty()) {
            return;
        }
        var changes = new Changes(Stock.lockOrMake(tx, keys(safeties, s -> new Key(s.sku(), s.node()))));
        safeties.forEach(s -> changes.change(new Key(s.sku(), s.node()), level -> level.keepBack(notNegative(s.units()))));
        changes.store(tx);
    }

    @Override
    public List<StockLevel> levels(Tx tx, Collection<String> skus) {
        return Stock.levels(tx, skus);
    }

    @Override
    public List<Goods> reserved(Tx tx, Collection<Long> orders) {
        return Reservations.of(tx, orders);
    }

    @Override
    public void awaitStock(Tx tx, List<Wanted> wanted) {
        bounded(wanted);
        if (wanted.isEmpty()) {
            return;
        }
        var sums = new TreeMap<Long, TreeMap<String, Long>>();
        var skus = new TreeSet<String>();
        for (var w : wanted) {
            sums.computeIfAbsent(w.order(), _ -> new TreeMap<>()).merge(w.sku(), Claims.positive(w.quantity()), Math::addExact);
            skus.add(w.sku());
        }
        var rows = new ArrayList<Wanted>();
        sums.forEach((order, bySku) -> bySku.forEach((sku, quantity) -> rows.add(new Wanted(order, sku, quantity))));
        Waiting.remove(tx, sums.keySet());
        Waiting.add(tx, rows);
        tx.emit(tx.nextId(), STOCK_AWAITED, new StockAwaited(List.copyOf(skus)));
    }

    @Override
    public List<Long> wake(Tx tx, Collection<String> skus, Collection<String> nodes) {
        var waiting = Waiting.oldest(tx, skus);
        if (waiting.isEmpty()) {
            return List.of();
        }
        var wanted = waiting.stream().map(Wanted::sku).distinct().toList();
        var queue = new Queue(Stock.availability(tx, wanted), nodes);
        var woken = queue.serve(waiting);
        Waiting.remove(tx, woken);
        if (!woken.isEmpty() && Queue.orders(waiting) == Waiting.LOOK_MAX) {
            tx.emit(tx.nextId(), STOCK_AWAITED, new StockAwaited(List.copyOf(new TreeSet<>(skus))));
        }
        return woken;
    }

    @Override
    public List<String> verify(Tx tx) {
        return Audit.violations(tx);
    }

    private static List<Goods> checked(List<Goods> goods) {
        goods.forEach(g -> Claims.positive(g.quantity()));
        return Claims.summed(goods);
    }

    private static TreeSet<Key> keys(List<Goods> goods) {
        return keys(goods, StockInventory::key);
    }

    private static <T> TreeSet<Key> keys(List<T> elements, Function<T, Key> key) {
        var keys = new TreeSet<Key>();
        elements.forEach(element -> keys.add(key.apply(element)));
        return keys;
    }

    private static Key key(Goods goods) {
        return new Key(goods.sku(), goods.node());
    }

    private static long notNegative(long units) {
        if (units < 0) {
            throw new IllegalArgumentException("units must not be negative: " + units);
        }
        return units;
    }

    private static void bounded(Collection<?> elements) {
        if (elements.size() > BATCH_MAX) {
            throw new IllegalArgumentException("at most " + BATCH_MAX + " elements in one call, not " + elements.size());
        }
    }

    private record Place(long order, int line, String node) {}

    private interface Booking {
        void book(Changes changes, Goods goods, String cause);
    }
}
