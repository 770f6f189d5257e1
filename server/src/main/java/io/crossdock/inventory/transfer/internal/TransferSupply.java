package io.crossdock.inventory.transfer.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.supply.SupplyAnnouncement;
import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.supply.SupplyLineRef;
import io.crossdock.inventory.supply.internal.SupplyBook;
import io.crossdock.inventory.supply.internal.SupplyLineStore;
import io.crossdock.inventory.supply.internal.SupplyRules;
import io.crossdock.inventory.transfer.Transfer;
import io.crossdock.inventory.transfer.TransferReceipt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A shipped transfer as dated supply at its target: one line for each of its lines, with the reference
 * {@code T<number>}.
 */
final class TransferSupply {

    private TransferSupply() {}

    static void announce(Tx tx, List<Transfer> shipped) {
        var lines = new ArrayList<SupplyLine>();
        var said = new ArrayList<SupplyAnnouncement>();
        for (var t : shipped) {
            t.lines().stream().filter(l -> l.shipped() > 0).forEach(l -> {
                var at = at(t, l);
                lines.add(new SupplyLine(
                        tx.nextId(),
                        at.reference(),
                        at.line(),
                        SupplyLine.Kind.TRANSFER,
                        l.sku(),
                        t.to(),
                        0,
                        0,
                        0,
                        t.expectedAt(),
                        SupplyBook.NEW,
                        SupplyLine.State.OPEN));
                said.add(new SupplyAnnouncement(at, l.sku(), t.to(), l.shipped(), t.expectedAt(), 0));
            });
        }
        SupplyLineStore.add(tx, lines);
        var book = lock(tx, shipped);
        for (var a : said) {
            var line = book.line(a.at());
            if (line == null || line.sequence() != SupplyBook.NEW) {
                throw new IllegalStateException("a purchase order has the reference of a transfer: " + a.at());
            }
            book.change(line, i -> SupplyRules.announce(i, a));
        }
        book.store(tx);
    }

    static SupplyBook lock(Tx tx, Collection<Transfer> transfers) {
        var at = transfers.stream()
                .flatMap(t -> t.lines().stream().map(l -> at(t, l)))
                .toList();
        return new SupplyBook(at.isEmpty() ? List.of() : SupplyLineStore.lock(tx, at));
    }

    static void receive(SupplyBook book, Transfer t, Transfer.Line l, TransferReceipt r) {
        var line = book.line(at(t, l));
        if (line != null) {
            book.arrived(line, r.sellable());
            book.change(line, i -> SupplyRules.receive(i, r.sellable() + r.damaged()));
        }
    }

    /** Ends a transfer's supply: nothing more arrives. */
    static Transfer end(SupplyBook book, Transfer t) {
        for (var l : t.lines()) {
            var line = book.line(at(t, l));
            if (line != null) {
                book.change(line, i -> SupplyRules.end(i, SupplyLine.State.CLOSED));
            }
        }
        return t;
    }

    private static SupplyLineRef at(Transfer t, Transfer.Line l) {
        return new SupplyLineRef(reference(t.id()), l.line());
    }

    private static String reference(long transfer) {
        return "T" + transfer;
    }
}
