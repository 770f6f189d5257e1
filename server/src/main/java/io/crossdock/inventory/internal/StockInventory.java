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
        return StoredReservations.reserve(tx, orders);
    }

    @Override
    public void release(Tx tx, List<Release> releases) {
        InputBounds.bounded(releases);
        StoredReservations.release(tx, releases);
    }

    @Override
    public void releaseOrders(Tx tx, List<Long> orders) {
        InputBounds.bounded(orders);
        StoredReservations.giveBack(tx, Reservations.of(tx, orders));
        StoredBacklog.giveUp(tx, orders);
        Waiting.remove(tx, orders);
    }

    @Override
    public void ship(Tx tx, List<Goods> goods) {
        StoredReservations.ship(tx, goods, "shipped");
    }

    @Override
    public void shortPick(Tx tx, List<Goods> goods) {
        StoredReservations.shortPick(tx, goods);
    }

    @Override
    public void receive(Tx tx, List<Receipt> receipts) {
        InputBounds.bounded(receipts);
        if (receipts.isEmpty()) {
            return;
        }
        var changes = new Changes(Stock.lockOrMake(tx, Key.sorted(receipts, r -> new Key(r.sku(), r.node()))));
        for (var r : receipts) {
            var quantity = InputBounds.positive(r.quantity());
            changes.change(new Key(r.sku(), r.node()), r.cause(), r.subject(), 0, level -> switch (r.disposition()) {
                case SELLABLE -> level.receive(quantity);
                case DAMAGED -> level.quarantine(quantity);
            });
        }
        changes.store(tx);
    }

    @Override
    public int count(Tx tx, List<Count> counts) {
        InputBounds.bounded(counts);
        if (counts.isEmpty()) {
            return 0;
        }
        var changes = new Changes(Stock.lockOrMake(tx, Key.sorted(counts, c -> new Key(c.sku(), c.node()))));
        var figures = counts.stream().map(Figure::of).toList();
        var counting = new Counting(changes, tx.at(), Ledger.moved(tx, Figure.past(figures, tx.at())));
        counts.forEach(count -> InputBounds.notNegative(count.onHand()));
        var effective = figures.stream().map(counting::apply).filter(effect -> effect != Counting.Effect.OLDER).count();
        changes.store(tx);
        Overdraws.clear(tx, Key.sorted(counts, c -> new Key(c.sku(), c.node())));
        Accuracies.add(tx, counting.tallies());
        MissingStock.tell(tx, counting.missing());
        return (int) effective;
    }

    @Override
    public void keepBack(Tx tx, List<Safety> safeties) {
        InputBounds.bounded(safeties);
        if (safeties.isEmpty()) {
            return;
        }
        var changes = new Changes(Stock.lockOrMake(tx, Key.sorted(safeties, s -> new Key(s.sku(), s.node()))));
        safeties.forEach(s -> changes.change(new Key(s.sku(), s.node()), level -> level.keepBack(InputBounds.notNegative(s.units()))));
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
        InputBounds.bounded(wanted);
        if (wanted.isEmpty()) {
            return;
        }
        var sums = new TreeMap<Long, TreeMap<String, Long>>();
        var first = new HashMap<Long, Wanted>();
        var skus = new TreeSet<String>();
        for (var w : wanted) {
            first.merge(w.order(), w, (a, b) -> b.turn().place().isBefore(a.turn().place()) ? b : a);
            sums.computeIfAbsent(w.order(), _ -> new TreeMap<>()).merge(w.sku(), InputBounds.positive(w.quantity()), Math::addExact);
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
                ? Queue.of(tx, wanted, channels, nodes, patience)
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
}
