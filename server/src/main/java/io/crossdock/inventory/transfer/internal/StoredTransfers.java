package io.crossdock.inventory.transfer.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.InventoryCaseKinds;
import io.crossdock.inventory.ReleaseRequest;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveOutcome;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.reservation.ReservationStore;
import io.crossdock.inventory.reservation.StoredReservations;
import io.crossdock.inventory.stock.InputBounds;
import io.crossdock.inventory.stock.StockBook;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.stock.StockStore;
import io.crossdock.inventory.supply.internal.SupplyBook;
import io.crossdock.inventory.transfer.NewTransfer;
import io.crossdock.inventory.transfer.Transfer;
import io.crossdock.inventory.transfer.TransferOutcome;
import io.crossdock.inventory.transfer.TransferReceipt;
import io.crossdock.inventory.transfer.TransferShipment;
import io.crossdock.inventory.transfer.Transfers;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The verbs in PostgreSQL: locks the transfers, then the stock rows, then the transfers' supply; decides in memory,
 * stores all of them at once.
 */
@Component
public final class StoredTransfers implements Transfers {

    private final Inventory inventory;

    public StoredTransfers(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public List<TransferOutcome> request(Tx tx, List<NewTransfer> transfers) {
        InputBounds.bounded(transfers);
        var asked = transfers.stream().map(n -> transfer(tx, n)).toList();
        var outcomes = new ArrayList<TransferOutcome>();
        var made = new ArrayList<Transfer>();
        for (var outcome : inventory.reserve(
                tx, asked.stream().map(StoredTransfers::claims).toList())) {
            var transfer = asked.get(outcomes.size());
            switch (outcome) {
                case ReserveOutcome.Reserved _ -> {
                    made.add(transfer);
                    outcomes.add(new TransferOutcome.Done(transfer));
                }
                case ReserveOutcome.Short none -> outcomes.add(new TransferOutcome.Short(none.claims()));
            }
        }
        if (!made.isEmpty()) {
            TransferStore.add(tx, made);
        }
        return outcomes;
    }

    private static Transfer transfer(Tx tx, NewTransfer n) {
        if (n.from().equals(n.to()) || n.lines().isEmpty()) {
            throw new IllegalArgumentException("a transfer has two nodes and one line at least: " + n);
        }
        var lines = n.lines().stream()
                .map(l -> new Transfer.Line(l.line(), l.sku(), InputBounds.positive(l.units()), 0, 0, 0, 0, 0))
                .toList();
        return new Transfer(
                tx.nextId(), n.reference(), n.from(), n.to(), Transfer.State.REQUESTED, tx.at(), n.expectedAt(), lines);
    }

    private static ReservationOwner owner(Transfer t) {
        return ReservationOwner.transfer(t.id());
    }

    private static ReserveRequest claims(Transfer t) {
        return new ReserveRequest(
                owner(t),
                t.lines().stream()
                        .map(l ->
                                new ReserveRequest.Claim(UnitLine.ordered(l.line()), l.sku(), t.from(), l.requested()))
                        .toList());
    }

    @Override
    public List<TransferOutcome> ship(Tx tx, List<TransferShipment> ships) {
        InputBounds.bounded(ships);
        var known = lock(tx, ships.stream().map(TransferShipment::transfer).toList());
        var left = new ArrayList<Transfer>();
        var outcomes = new ArrayList<TransferOutcome>();
        for (var s : ships) {
            var t = known.get(s.transfer());
            var why = t == null ? null : TransferRules.refusal(t, s);
            if (t == null || why != null) {
                outcomes.add(refused(s.transfer(), why));
            } else {
                var shipped = TransferRules.ship(t, s);
                known.put(t.id(), shipped);
                left.add(shipped);
                outcomes.add(new TransferOutcome.Done(shipped));
            }
        }
        if (!left.isEmpty()) {
            leave(tx, left);
            TransferStore.store(tx, left);
        }
        return outcomes;
    }

    private void leave(Tx tx, List<Transfer> left) {
        StockStore.lock(tx, keys(left, Transfer::from));
        var goods = new ArrayList<ReservedUnits>();
        var stayed = new ArrayList<ReleaseRequest>();
        var way = new StockBook(new TreeMap<>());
        for (var t : left) {
            t.lines().stream().filter(l -> l.shipped() > 0).forEach(l -> {
                goods.add(new ReservedUnits(owner(t), UnitLine.ordered(l.line()), l.sku(), t.from(), l.shipped()));
                way.inTransit(new StockKey(l.sku(), t.to()), "transfer-shipped", t.id(), l.line(), l.shipped());
            });
            TransferRules.stayed(t)
                    .forEach(u ->
                            stayed.add(new ReleaseRequest(owner(t), UnitLine.ordered(u.line()), t.from(), u.units())));
        }
        StoredReservations.ship(tx, goods, "transfer-shipped");
        inventory.release(tx, stayed);
        way.store(tx);
        TransferSupply.announce(tx, left);
    }

    @Override
    public List<TransferOutcome> receive(Tx tx, List<TransferReceipt> receipts) {
        InputBounds.bounded(receipts);
        var known = lock(tx, receipts.stream().map(TransferReceipt::transfer).toList());
        if (known.isEmpty()) {
            return receipts.stream().map(r -> refused(r.transfer(), null)).toList();
        }
        var changes = new StockBook(StockStore.lockOrMake(tx, keys(known.values(), Transfer::to)));
        var book = TransferSupply.lock(tx, known.values());
        var outcomes =
                receipts.stream().map(r -> receive(known, changes, book, r)).toList();
        known.replaceAll((_, t) -> TransferRules.arrived(t) ? TransferSupply.end(book, TransferRules.close(t)) : t);
        book.store(tx);
        changes.store(tx);
        book.handOver(tx);
        TransferStore.store(tx, List.copyOf(known.values()));
        return outcomes.stream().map(outcome -> current(outcome, known)).toList();
    }

    private static TransferOutcome receive(
            Map<Long, Transfer> known, StockBook changes, SupplyBook book, TransferReceipt r) {
        var t = known.get(r.transfer());
        var line = t == null ? null : TransferRules.line(t, r.line());
        if (t == null || line == null || t.state() != Transfer.State.SHIPPED) {
            return refused(
                    r.transfer(),
                    t == null ? null : line == null ? "it has no line " + r.line() : "it is " + TransferRules.word(t));
        }
        InputBounds.positive(InputBounds.notNegative(r.sellable()) + InputBounds.notNegative(r.damaged()));
        var came = TransferRules.Came.of(line, r.sellable(), r.damaged());
        var key = new StockKey(line.sku(), t.to());
        changes.change(
                key, "transfer-received", t.id(), line.line(), level -> level.move(came.sellable(), came.damaged()));
        changes.inTransit(key, "transfer-received", t.id(), line.line(), -came.expected());
        if (came.excess() > 0) {
            changes.change(
                    key,
                    "transfer-excess",
                    t.id(),
                    line.line(),
                    l -> l.move(came.excessSellable(), came.excessDamaged()));
        }
        TransferSupply.receive(book, t, line, r);
        var now = TransferRules.receive(t, line.line(), came);
        known.put(t.id(), now);
        return came.excess() > 0
                ? new TransferOutcome.TooMany(now, line.line(), came.excess())
                : new TransferOutcome.Done(now);
    }

    /** The same outcome, with the transfer's state after the whole list. */
    private static TransferOutcome current(TransferOutcome outcome, Map<Long, Transfer> known) {
        return switch (outcome) {
            case TransferOutcome.Done done ->
                new TransferOutcome.Done(known.getOrDefault(done.now().id(), done.now()));
            case TransferOutcome.TooMany many ->
                new TransferOutcome.TooMany(
                        known.getOrDefault(many.now().id(), many.now()), many.line(), many.excess());
            case TransferOutcome.Short none -> none;
            case TransferOutcome.Impossible no -> no;
            case TransferOutcome.Unknown no -> no;
        };
    }

    @Override
    public List<TransferOutcome> close(Tx tx, List<Long> transfers) {
        InputBounds.bounded(transfers);
        var known = lock(tx, transfers);
        var book = TransferSupply.lock(tx, known.values());
        var changes = new StockBook(new TreeMap<>());
        var closed = new ArrayList<Transfer>();
        var outcomes = each(
                transfers,
                known,
                t -> t.state() == Transfer.State.SHIPPED ? null : "it is " + TransferRules.word(t),
                t -> {
                    t.lines().stream()
                            .filter(l -> l.inTransit() > 0)
                            .forEach(l -> changes.inTransit(
                                    new StockKey(l.sku(), t.to()),
                                    "lost-in-transit",
                                    t.id(),
                                    l.line(),
                                    -l.inTransit()));
                    closed.add(TransferSupply.end(book, TransferRules.close(t)));
                    return closed.getLast();
                });
        book.store(tx);
        changes.store(tx);
        TransferStore.store(tx, closed);
        closed.forEach(t -> raise(tx, t));
        return outcomes;
    }

    private static void raise(Tx tx, Transfer t) {
        long lost = t.lines().stream().mapToLong(Transfer.Line::lost).sum();
        if (lost > 0) {
            tx.raise(InventoryCaseKinds.TRANSFER_DIFFERENCE.problem(
                    t.id(),
                    "transfer T%d from %s to %s was closed with %d units that never arrived"
                            .formatted(t.id(), t.from(), t.to(), lost)));
        }
    }

    @Override
    public List<TransferOutcome> cancel(Tx tx, List<Long> transfers) {
        InputBounds.bounded(transfers);
        var known = lock(tx, transfers);
        var canceled = new ArrayList<Transfer>();
        var outcomes = each(
                transfers,
                known,
                t -> t.state() == Transfer.State.REQUESTED ? null : "it is " + TransferRules.word(t),
                t -> {
                    canceled.add(TransferRules.cancel(t));
                    return canceled.getLast();
                });
        StoredReservations.giveBack(
                tx,
                ReservationStore.of(
                        tx, canceled.stream().map(StoredTransfers::owner).toList()));
        TransferStore.store(tx, canceled);
        return outcomes;
    }

    /** One outcome for each id; a transfer that is named twice changes once. */
    private static List<TransferOutcome> each(
            List<Long> ids,
            Map<Long, Transfer> known,
            Function<Transfer, @Nullable String> refusal,
            Function<Transfer, Transfer> change) {
        var outcomes = new ArrayList<TransferOutcome>();
        for (var id : ids) {
            var t = known.get(id);
            var why = t == null ? null : refusal.apply(t);
            if (t == null || why != null) {
                outcomes.add(refused(id, why));
            } else {
                var now = change.apply(t);
                known.put(id, now);
                outcomes.add(new TransferOutcome.Done(now));
            }
        }
        return outcomes;
    }

    private static TransferOutcome refused(long id, @Nullable String why) {
        return why == null ? new TransferOutcome.Unknown(id) : new TransferOutcome.Impossible(id, why);
    }

    private static Map<Long, Transfer> lock(Tx tx, Collection<Long> ids) {
        var known = new LinkedHashMap<Long, Transfer>();
        if (!ids.isEmpty()) {
            TransferStore.lock(tx, ids).forEach(t -> known.put(t.id(), t));
        }
        return known;
    }

    private static TreeSet<StockKey> keys(Collection<Transfer> transfers, Function<Transfer, String> node) {
        var keys = new TreeSet<StockKey>();
        transfers.forEach(t -> t.lines().forEach(l -> keys.add(new StockKey(l.sku(), node.apply(t)))));
        return keys;
    }

    @Override
    public List<Transfer> load(Tx tx, Collection<Long> transfers) {
        return TransferStore.load(tx, transfers);
    }

    @Override
    public List<Transfer> list(Tx tx, Transfer.@Nullable State state, long after, int limit) {
        return TransferStore.list(tx, state, after, limit);
    }
}
