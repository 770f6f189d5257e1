package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.ChannelView;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.ReleaseRequest;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.SafetyStock;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.StockLevel;
import io.crossdock.inventory.StockReceipt;
import io.crossdock.inventory.WaitlistEntry;
import io.crossdock.inventory.WaitlistLook;
import io.crossdock.inventory.count.internal.AccuracyStore;
import io.crossdock.inventory.count.internal.CountRule;
import io.crossdock.inventory.count.internal.CountedFigure;
import io.crossdock.inventory.count.internal.MissingStockAlert;
import io.crossdock.inventory.reservation.ReservationStore;
import io.crossdock.inventory.reservation.StoredReservations;
import io.crossdock.inventory.sharing.internal.ChannelAvailability;
import io.crossdock.inventory.stock.InputBounds;
import io.crossdock.inventory.stock.LedgerStore;
import io.crossdock.inventory.stock.OverdrawnStore;
import io.crossdock.inventory.stock.StockBook;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.stock.StockStore;
import io.crossdock.inventory.supply.internal.StoredSupplyClaims;
import io.crossdock.inventory.verification.internal.FullCheck;
import io.crossdock.inventory.waitlist.WaitlistQueue;
import io.crossdock.inventory.waitlist.WaitlistStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The verbs in PostgreSQL: locks the named rows, decides in memory, stores all of them at once. */
@Component
public final class StoredInventory implements Inventory {

    /** Time after which younger orders no longer pass a waiting order. */
    private static final Duration PATIENCE = Duration.ofDays(2);

    @Override
    public Map<String, List<AvailableUnits>> availability(Tx tx, Collection<String> skus) {
        return StockStore.availability(tx, skus);
    }

    @Override
    public Map<String, List<AvailableUnits>> availability(Tx tx, Collection<String> skus, String channel) {
        return ChannelAvailability.availability(tx, skus, channel);
    }

    @Override
    public List<ChannelView> audiences(Tx tx, Collection<String> skus, Collection<String> channels) {
        return ChannelAvailability.audiences(tx, skus, channels);
    }

    @Override
    public void lock(Tx tx, Collection<String> skus) {
        StockStore.lock(tx, new TreeSet<>(StockStore.free(tx, skus).keySet()));
    }

    @Override
    public List<ReserveOutcome> reserve(Tx tx, List<ReserveRequest> orders) {
        return StoredReservations.reserve(tx, orders);
    }

    @Override
    public void release(Tx tx, List<ReleaseRequest> releases) {
        InputBounds.bounded(releases);
        StoredReservations.release(tx, releases);
    }

    @Override
    public void releaseOrders(Tx tx, List<Long> orders) {
        InputBounds.bounded(orders);
        StoredReservations.giveBack(tx, ReservationStore.of(tx, ReservationOwner.Kind.ORDER, orders));
        StoredSupplyClaims.giveUp(tx, orders);
        WaitlistStore.remove(tx, orders);
    }

    @Override
    public void ship(Tx tx, List<ReservedUnits> goods) {
        StoredReservations.ship(tx, goods, "shipped");
    }

    @Override
    public void shortPick(Tx tx, List<ReservedUnits> goods) {
        StoredReservations.shortPick(tx, goods);
    }

    @Override
    public void receive(Tx tx, List<StockReceipt> receipts) {
        InputBounds.bounded(receipts);
        if (receipts.isEmpty()) {
            return;
        }
        var changes = new StockBook(StockStore.lockOrMake(
                tx, StockKey.sorted(receipts, r -> new StockKey(r.sku(), r.node()))));
        for (var r : receipts) {
            var quantity = InputBounds.positive(r.quantity());
            changes.change(
                    new StockKey(r.sku(), r.node()), r.cause(), r.subject(), 0, level -> switch (r.disposition()) {
                        case SELLABLE -> level.receive(quantity);
                        case DAMAGED -> level.quarantine(quantity);
                    });
        }
        changes.store(tx);
    }

    @Override
    public int count(Tx tx, List<StockCount> counts) {
        InputBounds.bounded(counts);
        if (counts.isEmpty()) {
            return 0;
        }
        var changes =
                new StockBook(StockStore.lockOrMake(tx, StockKey.sorted(counts, c -> new StockKey(c.sku(), c.node()))));
        var figures = counts.stream().map(CountedFigure::of).toList();
        var counting = new CountRule(changes, tx.at(), LedgerStore.moved(tx, CountedFigure.past(figures, tx.at())));
        counts.forEach(count -> InputBounds.notNegative(count.onHand()));
        var effective = figures.stream()
                .map(counting::apply)
                .filter(effect -> effect != CountRule.Effect.OLDER)
                .count();
        changes.store(tx);
        OverdrawnStore.clear(tx, StockKey.sorted(counts, c -> new StockKey(c.sku(), c.node())));
        AccuracyStore.add(tx, counting.tallies());
        MissingStockAlert.tell(tx, counting.missing());
        return (int) effective;
    }

    @Override
    public void keepBack(Tx tx, List<SafetyStock> safeties) {
        InputBounds.bounded(safeties);
        if (safeties.isEmpty()) {
            return;
        }
        var changes = new StockBook(StockStore.lockOrMake(
                tx, StockKey.sorted(safeties, s -> new StockKey(s.sku(), s.node()))));
        safeties.forEach(s -> changes.change(
                new StockKey(s.sku(), s.node()), level -> level.keepBack(InputBounds.notNegative(s.units()))));
        changes.store(tx);
    }

    @Override
    public List<StockLevel> levels(Tx tx, Collection<String> skus) {
        return StockStore.levels(tx, skus);
    }

    @Override
    public List<ReservedUnits> reserved(Tx tx, Collection<Long> orders) {
        return ReservationStore.of(tx, ReservationOwner.Kind.ORDER, orders);
    }

    @Override
    public void awaitStock(Tx tx, List<WaitlistEntry> wanted) {
        InputBounds.bounded(wanted);
        if (wanted.isEmpty()) {
            return;
        }
        var sums = new TreeMap<Long, TreeMap<String, Long>>();
        var first = new HashMap<Long, WaitlistEntry>();
        var skus = new TreeSet<String>();
        for (var w : wanted) {
            first.merge(
                    w.order(), w, (a, b) -> b.turn().place().isBefore(a.turn().place()) ? b : a);
            sums.computeIfAbsent(w.order(), _ -> new TreeMap<>())
                    .merge(w.sku(), InputBounds.positive(w.quantity()), Math::addExact);
            skus.add(w.sku());
        }
        var rows = new ArrayList<WaitlistEntry>();
        sums.forEach((order, bySku) -> {
            var of = Objects.requireNonNull(first.get(order));
            bySku.forEach((sku, quantity) ->
                    rows.add(new WaitlistEntry(order, sku, quantity, of.channel(), of.turn(), of.keptBack())));
        });
        WaitlistStore.remove(tx, sums.keySet());
        WaitlistStore.add(tx, rows);
        tx.emit(tx.nextId(), STOCK_AWAITED, new WaitlistLook(List.copyOf(skus)));
    }

    @Override
    public List<Long> wake(Tx tx, WaitlistLook look, Collection<String> nodes) {
        var waiting = WaitlistStore.oldest(tx, look);
        if (waiting.isEmpty()) {
            return List.of();
        }
        var wanted = waiting.stream().map(WaitlistEntry::sku).distinct().toList();
        var channels = waiting.stream()
                .map(WaitlistEntry::channel)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var patience = tx.at().minus(PATIENCE);
        var queue = ChannelAvailability.divided(tx, wanted, channels)
                ? WaitlistQueue.of(tx, wanted, channels, nodes, patience)
                : new WaitlistQueue(StockStore.availability(tx, wanted), nodes, patience);
        var woken = queue.serve(waiting);
        WaitlistStore.remove(tx, woken);
        if (WaitlistQueue.orders(waiting) == WaitlistStore.LOOK_MAX && queue.hasAny(look.skus())) {
            var last = waiting.getLast();
            tx.emit(
                    tx.nextId(),
                    STOCK_AWAITED,
                    look.beyond(new WaitlistLook.Place(last.turn().place(), last.order())));
        }
        return woken;
    }

    @Override
    public List<String> verify(Tx tx) {
        return FullCheck.violations(tx);
    }
}
