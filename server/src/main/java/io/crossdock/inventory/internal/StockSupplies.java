package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.supply.Announce;
import io.crossdock.inventory.supply.Inbound;
import io.crossdock.inventory.supply.InboundLine;
import io.crossdock.inventory.supply.Supplies;
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

/** The verbs: lock the lines that are named, decide in memory, store in sets. */
@Component
final class StockSupplies implements Supplies {

    @Override
    public List<SupplyOutcome> announce(Tx tx, List<Announce> lines) {
        InputBounds.bounded(lines);
        if (lines.isEmpty()) {
            return List.of();
        }
        InboundStore.add(tx, lines.stream().map(a -> unheard(tx.nextId(), a)).toList());
        var book = new SupplyBook(InboundStore.lock(tx, lines.stream().map(Announce::at).toList()));
        var outcomes = lines.stream().map(a -> announce(book, a)).toList();
        book.store(tx);
        return outcomes;
    }

    /** The line before anything was said about it. */
    private static Inbound unheard(long id, Announce a) {
        if (SupplyRules.isTransfer(a.at().reference())) {
            throw new IllegalArgumentException("references of transfers are taken: " + a);
        }
        if (a.sequence() < 0 || a.ordered() < 0) {
            throw new IllegalArgumentException("sequence and units must not be negative: " + a);
        }
        return new Inbound(
                id, a.at().reference(), a.at().line(), Inbound.Kind.PURCHASE_ORDER, a.sku(), a.node(), 0, 0, 0, a.expectedAt(),
                SupplyBook.NEW, Inbound.State.OPEN);
    }

    private static SupplyOutcome announce(SupplyBook book, Announce a) {
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
        // Stock rows come first in the lock order. A line never changes its SKU and node, so they may be read before the lock.
        // One that is announced at this very moment is not known yet: its stock row would not be locked.
        var seen = InboundStore.read(tx, at);
        var keys = Key.sorted(seen, line -> new Key(line.sku(), line.node()));
        if (keys.isEmpty()) {
            return receipts.stream().<SupplyOutcome>map(r -> new SupplyOutcome.Unknown(r.at())).toList();
        }
        var changes = new Changes(Stock.lockOrMake(tx, keys));
        var book = new SupplyBook(InboundStore.lockIds(tx, seen.stream().map(Inbound::id).toList()));
        var outcomes = receipts.stream().map(r -> receive(book, changes, r)).toList();
        book.store(tx);
        changes.store(tx);
        book.handOver(tx);
        return outcomes;
    }

    private static SupplyOutcome receive(SupplyBook book, Changes changes, SupplyReceipt r) {
        var line = book.line(r.at());
        if (line == null) {
            return new SupplyOutcome.Unknown(r.at());
        }
        var why = line.kind() == Inbound.Kind.TRANSFER ? "it is a transfer, which is received as such" : SupplyRules.refusal(line);
        if (why != null) {
            return new SupplyOutcome.Impossible(line, why);
        }
        return received(book, changes, line, r.sellable(), r.damaged(), "purchase-order");
    }

    /** Books goods that came on an open line. */
    private static SupplyOutcome received(
            SupplyBook book, Changes changes, Inbound line, long sellable, long damaged, String cause) {
        InputBounds.positive(InputBounds.notNegative(sellable) + InputBounds.notNegative(damaged));
        changes.change(new Key(line.sku(), line.node()), cause, line.id(), line.line(), level -> level.move(sellable, damaged));
        book.arrived(line, sellable);
        var now = book.change(line, l -> SupplyRules.receive(l, sellable + damaged));
        long excess = now.received() - now.ordered();
        return excess > 0 ? new SupplyOutcome.TooMany(now, excess) : new SupplyOutcome.Done(now);
    }

    @Override
    public List<SupplyOutcome> close(Tx tx, List<InboundLine> lines) {
        return end(tx, lines, Inbound.State.CLOSED, line -> null);
    }

    @Override
    public List<SupplyOutcome> cancel(Tx tx, List<InboundLine> lines) {
        return end(tx, lines, Inbound.State.CANCELED, line -> line.received() > 0 ? "goods came on it: close it" : null);
    }

    private static List<SupplyOutcome> end(
            Tx tx, List<InboundLine> lines, Inbound.State state, Function<Inbound, @Nullable String> objection) {
        InputBounds.bounded(lines);
        var book = new SupplyBook(InboundStore.lock(tx, lines));
        var outcomes = new ArrayList<SupplyOutcome>();
        for (var at : lines) {
            var line = book.line(at);
            if (line == null) {
                outcomes.add(new SupplyOutcome.Unknown(at));
                continue;
            }
            var why = line.kind() == Inbound.Kind.TRANSFER ? "it is a transfer, which ends by itself" : SupplyRules.refusal(line);
            why = why == null ? objection.apply(line) : why;
            outcomes.add(why == null
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
                book.change(line, l -> SupplyRules.promise(l, Math.max(0, l.promised() - InputBounds.positive(p.units()))));
            }
        }
        book.store(tx);
    }

    private static SupplyBook locked(Tx tx, List<SupplyPromise> promises) {
        InputBounds.bounded(promises);
        var ids = new TreeSet<Long>();
        promises.forEach(p -> ids.add(p.inbound()));
        return new SupplyBook(ids.isEmpty() ? List.of() : InboundStore.lockIds(tx, ids));
    }

    @Override
    public List<Inbound> expected(Tx tx, Collection<String> skus) {
        return InboundStore.expected(tx, skus);
    }

    @Override
    public List<Inbound> list(Tx tx, Inbound.@Nullable State state, long after, int limit) {
        return InboundStore.list(tx, state, after, limit);
    }
}
