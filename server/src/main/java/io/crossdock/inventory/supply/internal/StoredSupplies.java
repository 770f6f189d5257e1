package io.crossdock.inventory.supply.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.stock.InputBounds;
import io.crossdock.inventory.stock.StockBook;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.stock.StockStore;
import io.crossdock.inventory.supply.Supplies;
import io.crossdock.inventory.supply.SupplyAnnouncement;
import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.supply.SupplyLineRef;
import io.crossdock.inventory.supply.SupplyOutcome;
import io.crossdock.inventory.supply.SupplyPromise;
import io.crossdock.inventory.supply.SupplyReceipt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The verbs in PostgreSQL: locks the named lines, decides in memory, stores all of them at once. */
@Component
public final class StoredSupplies implements Supplies {

    @Override
    public List<SupplyOutcome> announce(Tx tx, List<SupplyAnnouncement> lines) {
        InputBounds.bounded(lines);
        if (lines.isEmpty()) {
            return List.of();
        }
        SupplyLineStore.add(tx, lines.stream().map(a -> unheard(tx.nextId(), a)).toList());
        var book = new SupplyBook(SupplyLineStore.lock(
                tx, lines.stream().map(SupplyAnnouncement::at).toList()));
        var outcomes = lines.stream().map(a -> announce(book, a)).toList();
        book.store(tx);
        return outcomes;
    }

    /** A new line, before its first announcement. */
    private static SupplyLine unheard(long id, SupplyAnnouncement a) {
        if (SupplyRules.isTransfer(a.at().reference())) {
            throw new IllegalArgumentException("references of transfers are taken: " + a);
        }
        if (a.sequence() < 0 || a.ordered() < 0) {
            throw new IllegalArgumentException("sequence and units must not be negative: " + a);
        }
        return new SupplyLine(
                id,
                a.at().reference(),
                a.at().line(),
                SupplyLine.Kind.PURCHASE_ORDER,
                a.sku(),
                a.node(),
                0,
                0,
                0,
                a.expectedAt(),
                SupplyBook.NEW,
                SupplyLine.State.OPEN);
    }

    private static SupplyOutcome announce(SupplyBook book, SupplyAnnouncement a) {
        var line = book.line(a.at());
        if (line == null) {
            throw new IllegalStateException("added and not there: " + a);
        }
        var why = SupplyRules.refusal(line, a);
        if (why != null) {
            return new SupplyOutcome.Impossible(line, why);
        }
        if (a.sequence() <= line.sequence()) {
            return new SupplyOutcome.Late(line);
        }
        return new SupplyOutcome.Done(book.change(line, l -> SupplyRules.announce(l, a)));
    }

    @Override
    public List<SupplyOutcome> receive(Tx tx, List<SupplyReceipt> receipts) {
        InputBounds.bounded(receipts);
        var at = receipts.stream().map(SupplyReceipt::at).distinct().toList();
        // Stock rows come first in the lock order. A line never changes its SKU and node, so both may be read before
        // the lock. A line that a concurrent transaction announces is not known yet, because its stock row would not be
        // locked.
        var seen = SupplyLineStore.read(tx, at);
        var keys = StockKey.sorted(seen, line -> new StockKey(line.sku(), line.node()));
        if (keys.isEmpty()) {
            return receipts.stream()
                    .<SupplyOutcome>map(r -> new SupplyOutcome.Unknown(r.at()))
                    .toList();
        }
        var changes = new StockBook(StockStore.lockOrMake(tx, keys));
        var book = new SupplyBook(
                SupplyLineStore.lockIds(tx, seen.stream().map(SupplyLine::id).toList()));
        var outcomes = receipts.stream().map(r -> receive(book, changes, r)).toList();
        book.store(tx);
        changes.store(tx);
        book.handOver(tx);
        return outcomes;
    }

    private static SupplyOutcome receive(SupplyBook book, StockBook changes, SupplyReceipt r) {
        var line = book.line(r.at());
        if (line == null) {
            return new SupplyOutcome.Unknown(r.at());
        }
        var why = line.kind() == SupplyLine.Kind.TRANSFER
                ? "it is a transfer; receive the transfer"
                : SupplyRules.refusal(line);
        if (why != null) {
            return new SupplyOutcome.Impossible(line, why);
        }
        return received(book, changes, line, r.sellable(), r.damaged(), "purchase-order");
    }

    /** Books goods that arrived on an open line. */
    private static SupplyOutcome received(
            SupplyBook book, StockBook changes, SupplyLine line, long sellable, long damaged, String cause) {
        InputBounds.positive(InputBounds.notNegative(sellable) + InputBounds.notNegative(damaged));
        changes.change(
                new StockKey(line.sku(), line.node()),
                cause,
                line.id(),
                line.line(),
                level -> level.move(sellable, damaged));
        book.arrived(line, sellable);
        var now = book.change(line, l -> SupplyRules.receive(l, sellable + damaged));
        long excess = now.received() - now.ordered();
        return excess > 0 ? new SupplyOutcome.TooMany(now, excess) : new SupplyOutcome.Done(now);
    }

    @Override
    public List<SupplyOutcome> close(Tx tx, List<SupplyLineRef> lines) {
        return end(tx, lines, SupplyLine.State.CLOSED, line -> null);
    }

    @Override
    public List<SupplyOutcome> cancel(Tx tx, List<SupplyLineRef> lines) {
        return end(
                tx,
                lines,
                SupplyLine.State.CANCELED,
                line -> line.received() > 0 ? "goods arrived on it; close it instead" : null);
    }

    private static List<SupplyOutcome> end(
            Tx tx,
            List<SupplyLineRef> lines,
            SupplyLine.State state,
            Function<SupplyLine, @Nullable String> objection) {
        InputBounds.bounded(lines);
        var book = new SupplyBook(SupplyLineStore.lock(tx, lines));
        var outcomes = new ArrayList<SupplyOutcome>();
        for (var at : lines) {
            var line = book.line(at);
            if (line == null) {
                outcomes.add(new SupplyOutcome.Unknown(at));
                continue;
            }
            var why = line.kind() == SupplyLine.Kind.TRANSFER
                    ? "it is a transfer, which ends its own supply"
                    : SupplyRules.refusal(line);
            why = why == null ? objection.apply(line) : why;
            outcomes.add(
                    why == null
                            ? new SupplyOutcome.Done(book.change(line, l -> SupplyRules.end(l, state)))
                            : new SupplyOutcome.Impossible(line, why));
        }
        book.store(tx);
        return outcomes;
    }

    @Override
    public List<Boolean> promise(Tx tx, List<SupplyPromise> promises) {
        var book = locked(tx, promises);
        var granted = new ArrayList<Boolean>();
        for (var p : promises) {
            var line = book.line(p.inbound());
            boolean fits = line != null && InputBounds.positive(p.units()) <= line.promisable();
            if (line != null && fits) {
                book.change(line, l -> SupplyRules.promise(l, l.promised() + p.units()));
            }
            granted.add(fits);
        }
        book.store(tx);
        return granted;
    }

    @Override
    public void release(Tx tx, List<SupplyPromise> promises) {
        var book = locked(tx, promises);
        for (var p : promises) {
            var line = book.line(p.inbound());
            if (line != null) {
                book.change(
                        line, l -> SupplyRules.promise(l, Math.max(0, l.promised() - InputBounds.positive(p.units()))));
            }
        }
        book.store(tx);
    }

    private static SupplyBook locked(Tx tx, List<SupplyPromise> promises) {
        InputBounds.bounded(promises);
        var ids = new TreeSet<Long>();
        promises.forEach(p -> ids.add(p.inbound()));
        return new SupplyBook(ids.isEmpty() ? List.of() : SupplyLineStore.lockIds(tx, ids));
    }

    @Override
    public List<SupplyLine> expected(Tx tx, Collection<String> skus) {
        return SupplyLineStore.expected(tx, skus);
    }

    @Override
    public List<SupplyLine> list(Tx tx, SupplyLine.@Nullable State state, long after, int limit) {
        return SupplyLineStore.list(tx, state, after, limit);
    }
}
