package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.supply.Announce;
import io.crossdock.inventory.supply.Inbound;
import io.crossdock.inventory.supply.InboundLine;
import io.crossdock.inventory.supply.Transfer;
import io.crossdock.inventory.supply.TransferReceipt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A transfer on its way as dated supply of its target: one line each, with the reference {@code T<number>}. */
final class TransferSupply {

    private TransferSupply() {}

    static void announce(Tx tx, List<Transfer> shipped) {
        var lines = new ArrayList<Inbound>();
        var said = new ArrayList<Announce>();
        for (var t : shipped) {
            t.lines().stream().filter(l -> l.shipped() > 0).forEach(l -> {
                var at = at(t, l);
                lines.add(new Inbound(
                        tx.nextId(), at.reference(), at.line(), Inbound.Kind.TRANSFER, l.sku(), t.to(), 0, 0, 0, t.expectedAt(),
                        SupplyBook.NEW, Inbound.State.OPEN));
                said.add(new Announce(at, l.sku(), t.to(), l.shipped(), t.expectedAt(), 0));
            });
        }
        InboundStore.add(tx, lines);
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
        var at = transfers.stream().flatMap(t -> t.lines().stream().map(l -> at(t, l))).toList();
        return new SupplyBook(at.isEmpty() ? List.of() : InboundStore.lock(tx, at));
    }

    static void receive(SupplyBook book, Transfer t, Transfer.Line l, TransferReceipt r) {
        var line = book.line(at(t, l));
        if (line != null) {
            book.arrived(line, r.sellable());
            book.change(line, i -> SupplyRules.receive(i, r.sellable() + r.damaged()));
        }
    }

    /** Nothing more comes. */
    static Transfer end(SupplyBook book, Transfer t) {
        for (var l : t.lines()) {
            var line = book.line(at(t, l));
            if (line != null) {
                book.change(line, i -> SupplyRules.end(i, Inbound.State.CLOSED));
            }
        }
        return t;
    }

    private static InboundLine at(Transfer t, Transfer.Line l) {
        return new InboundLine(reference(t.id()), l.line());
    }

    private static String reference(long transfer) {
        return "T" + transfer;
    }
}
