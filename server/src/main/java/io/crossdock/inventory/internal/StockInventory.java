package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Audience;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The verbs: lock what is named, decide in memory, store in sets. */
@Component
final class StockInventory implements Inventory {

    /** How long a waiting order may be passed by younger ones that want less. */
    private static final Duration PATIENCE = Duration.ofDays(2);

    @Override
    public Map<String, List<Available>> availability(Tx tx, Collection<String> skus) {
        return Stock.availability(tx, skus);
    }

    @Override
    public Map<String, List<Available>> availability(Tx tx, Collection<String> skus, String channel) {
        return Shares.availability(tx, skus, channel);
    }

    @Override
    public List<Audience> audiences(Tx tx, Collection<String> skus, Collection<String> channels) {
        return Shares.audiences(tx, skus, channels);
    }

    @Override
    public void lock(Tx tx, Collection<String> skus) {
        Stock.lock(tx, new TreeSet<>(Stock.free(tx, skus).keySet()));
    }

    @Override
    public List<ReserveOutcome> reserve(Tx tx, List<Reserve> orders) {
        bounded(orders);
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
        StoredBacklog.giveUp(tx, orders);
        Waiting.remove(tx, orders);
    }

    /** Lowers reservations, as far as they go, and what stands as reserved with them. */
    static void giveBack(Tx tx, List<Goods> goods) {
        var asked = checked(goods);
        if (asked.isEmpty()) {
            return;
        }
        var locked = Stock.lock(tx, keys(asked));
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

    @Override
    public void ship(Tx tx, List<Goods> goods) {
        leave(tx, goods, "shipped", StockInventory::bookShipped, Fence::ship);
    }

    /** Where a count had written goods off that left all the same, they are found first. */
    static void bookShipped(Changes changes, Goods g, String cause) {
        var found = g.quantity() - changes.level(key(g)).onHand();
        if (found > 0) {
            changes.find(key(g), g.order(), g.line(), found);
        }
        changes.change(key(g), cause, g.order(), g.line(), level -> level.ship(g.quantity()));
    }

    @Override
    public void shortPick(Tx tx, List<Goods> goods) {
        leave(tx, goods, "short-picked", (changes, g, cause) ->
                changes.change(key(g), cause, g.order(), g.line(), level -> level.shortPick(g.quantity())), Fence::giveBack);
    }

    static void leave(Tx tx, List<Goods> goods, String cause, Booking booking, FenceRule rule) {
        bounded(goods);
        var asked = checked(goods);
        if (asked.isEmpty()) {
            return;
        }
        var locked = Stock.lock(tx, keys(asked));
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
        var first = new HashMap<Long, Wanted>();
        var skus = new TreeSet<String>();
        for (var w : wanted) {
            first.merge(w.order(), w, (a, b) -> b.turn().place().isBefore(a.turn().place()) ? b : a);
            sums.computeIfAbsent(w.order(), _ -> new TreeMap<>()).merge(w.sku(), Claims.positive(w.quantity()), Math::addExact);
            skus.add(w.sku());
        }
        var rows = new ArrayList<Wanted>();
        sums.forEach((order, bySku) -> {
            var of = Objects.requireNonNull(first.get(order));
            bySku.forEach((sku, quantity) -> rows.add(new Wanted(order, sku, quantity, of.channel(), of.turn(), of.keptBack())));
        });
        Waiting.remove(tx, sums.keySet());
        Waiting.add(tx, rows);
        tx.emit(tx.nextId(), STOCK_AWAITED, new StockAwaited(List.copyOf(skus)));
    }

    @Override
    public List<Long> wake(Tx tx, StockAwaited look, Collection<String> nodes) {
        var waiting = Waiting.oldest(tx, look);
        if (waiting.isEmpty()) {
            return List.of();
        }
        var wanted = waiting.stream().map(Wanted::sku).distinct().toList();
        var channels = waiting.stream().map(Wanted::channel).filter(Objects::nonNull).distinct().toList();
        var patience = tx.at().minus(PATIENCE);
        var queue = Shares.divided(tx, wanted, channels)
                ? Shares.queue(tx, wanted, channels, nodes, patience)
                : new Queue(Stock.availability(tx, wanted), nodes, patience);
        var woken = queue.serve(waiting);
        Waiting.remove(tx, woken);
        if (Queue.orders(waiting) == Waiting.LOOK_MAX && queue.hasAny(look.skus())) {
            var last = waiting.getLast();
            tx.emit(tx.nextId(), STOCK_AWAITED, look.beyond(new StockAwaited.Place(last.turn().place(), last.order())));
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

    static <T> TreeSet<Key> keys(List<T> elements, Function<T, Key> key) {
        var keys = new TreeSet<Key>();
        elements.forEach(element -> keys.add(key.apply(element)));
        return keys;
    }

    private static Key key(Goods goods) {
        return new Key(goods.sku(), goods.node());
    }

    static long notNegative(long units) {
        if (units < 0) {
            throw new IllegalArgumentException("units must not be negative: " + units);
        }
        return units;
    }

    static void bounded(Collection<?> elements) {
        if (elements.size() > BATCH_MAX) {
            throw new IllegalArgumentException("at most " + BATCH_MAX + " elements in one call, not " + elements.size());
        }
    }

    private record Place(long order, int line, String node) {}

    interface Booking {
        void book(Changes changes, Goods goods, String cause);
    }

    interface FenceRule {
        Fence apply(Fence fence, long quantity);
    }
}
