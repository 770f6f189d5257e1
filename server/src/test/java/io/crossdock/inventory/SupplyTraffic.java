package io.crossdock.inventory;

import io.crossdock.inventory.disposition.StockMove;
import io.crossdock.inventory.disposition.StockMove.Shelf;
import io.crossdock.inventory.disposition.StockMoveOutcome;
import io.crossdock.inventory.supply.SupplyAnnouncement;
import io.crossdock.inventory.supply.SupplyChanged;
import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.supply.SupplyLineRef;
import io.crossdock.inventory.supply.SupplyOutcome;
import io.crossdock.inventory.supply.SupplyPromise;
import io.crossdock.inventory.supply.SupplyReceipt;
import io.crossdock.inventory.transfer.NewTransfer;
import io.crossdock.inventory.transfer.Transfer;
import io.crossdock.inventory.transfer.TransferOutcome;
import io.crossdock.inventory.transfer.TransferReceipt;
import io.crossdock.inventory.transfer.TransferShipment;
import io.crossdock.inventory.transfer.TransferUnits;
import io.crossdock.support.RecordedTx;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random commands of one worker on transfers, purchase orders and moves, and the worker's own books of them. Its
 * transfers and lines are its own.
 */
final class SupplyTraffic {

    private final Warehouse warehouse;
    private final int worker;
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<SupplyLine> lines = new ArrayList<>();
    private long sequence;
    long promised;
    long moved;
    long finished;

    SupplyTraffic(Warehouse warehouse, int worker) {
        this.warehouse = warehouse;
        this.worker = worker;
    }

    /** Units reserved for transfers that have not shipped. */
    long requested() {
        return transfers.stream()
                .filter(t -> t.state() == Transfer.State.REQUESTED)
                .flatMap(t -> t.lines().stream())
                .mapToLong(Transfer.Line::requested)
                .sum();
    }

    /** Units that shipped and have neither arrived nor been written off. */
    long inTransit() {
        return transfers.stream()
                .flatMap(t -> t.lines().stream())
                .mapToLong(Transfer.Line::inTransit)
                .sum();
    }

    /** The result updates the books and runs after the commit. */
    Runnable command(Random random, RecordedTx tx) {
        return switch (random.nextInt(8)) {
            case 0 -> request(random, tx);
            case 1 -> ship(random, tx);
            case 2 -> receive(random, tx);
            case 3 -> end(random, tx);
            case 4 -> announce(random, tx);
            case 5 -> arrive(random, tx);
            case 6 -> promise(random, tx);
            default -> move(random, tx);
        };
    }

    private Runnable request(Random random, RecordedTx tx) {
        int from = random.nextInt(ConservationTest.NODES);
        var to = "node-" + (from + 1 + random.nextInt(ConservationTest.NODES - 1)) % ConservationTest.NODES;
        var lines = List.of(
                new NewTransfer.Line(1, ConservationTest.sku(random), 1 + random.nextInt(3)),
                new NewTransfer.Line(2, ConservationTest.sku(random), 1 + random.nextInt(3)));
        return kept(warehouse.transfers.request(
                tx, List.of(new NewTransfer("r", "node-" + from, to, Warehouse.NOW, lines))));
    }

    private Runnable ship(Random random, RecordedTx tx) {
        if (transfers.isEmpty()) {
            return () -> {};
        }
        var t = any(transfers, random);
        var units = t.lines().stream()
                .map(l -> new TransferUnits(l.line(), random.nextLong(l.requested() + 1)))
                .toList();
        return kept(warehouse.transfers.ship(tx, List.of(new TransferShipment(t.id(), Warehouse.NOW, units))));
    }

    private Runnable receive(Random random, RecordedTx tx) {
        if (transfers.isEmpty()) {
            return () -> {};
        }
        var t = any(transfers, random);
        return kept(warehouse.transfers.receive(
                tx,
                List.of(
                        new TransferReceipt(t.id(), 1, random.nextInt(3), 1),
                        new TransferReceipt(t.id(), 2, 1, random.nextInt(2)))));
    }

    private Runnable end(Random random, RecordedTx tx) {
        if (transfers.isEmpty()) {
            return () -> {};
        }
        var id = any(transfers, random).id();
        return kept(
                random.nextBoolean()
                        ? warehouse.transfers.cancel(tx, List.of(id))
                        : warehouse.transfers.close(tx, List.of(id)));
    }

    private Runnable kept(List<TransferOutcome> outcomes) {
        return () -> outcomes.forEach(outcome -> {
            switch (outcome) {
                case TransferOutcome.Done done -> keep(done.now());
                case TransferOutcome.TooMany many -> keep(many.now());
                case TransferOutcome.Short _, TransferOutcome.Impossible _, TransferOutcome.Unknown _ -> {}
            }
        });
    }

    private void keep(Transfer now) {
        transfers.removeIf(t -> t.id() == now.id());
        if (now.state() == Transfer.State.CLOSED || now.state() == Transfer.State.CANCELED) {
            finished++;
        } else {
            transfers.add(now);
        }
    }

    private Runnable announce(Random random, RecordedTx tx) {
        var known = lines.isEmpty() || random.nextBoolean() ? null : any(lines, random);
        var at = known == null
                ? new SupplyLineRef("PO-%d-%d".formatted(worker, sequence), 1)
                : new SupplyLineRef(known.reference(), known.line());
        var sku = known == null ? ConservationTest.sku(random) : known.sku();
        var node = known == null ? ConservationTest.node(random) : known.node();
        return told(
                tx,
                warehouse.supplies.announce(
                        tx,
                        List.of(new SupplyAnnouncement(
                                at,
                                sku,
                                node,
                                random.nextInt(10),
                                Warehouse.NOW.plusSeconds(random.nextInt(9)),
                                sequence))),
                0);
    }

    private Runnable arrive(Random random, RecordedTx tx) {
        if (lines.isEmpty()) {
            return () -> {};
        }
        var line = any(lines, random);
        var at = new SupplyLineRef(line.reference(), line.line());
        return told(
                tx,
                switch (random.nextInt(6)) {
                    case 0 -> warehouse.supplies.close(tx, List.of(at));
                    case 1 -> warehouse.supplies.cancel(tx, List.of(at));
                    default ->
                        warehouse.supplies.receive(
                                tx, List.of(new SupplyReceipt(at, 1 + random.nextInt(3), random.nextInt(2))));
                },
                0);
    }

    private Runnable promise(Random random, RecordedTx tx) {
        if (lines.isEmpty()) {
            return () -> {};
        }
        var line = any(lines, random);
        var units = new SupplyPromise(line.id(), 1 + random.nextInt(4));
        if (random.nextInt(3) > 0) {
            boolean granted = warehouse.supplies.promise(tx, List.of(units)).getFirst();
            return told(tx, List.of(), granted ? units.units() : 0);
        }
        // The books know the promised units of all lines together; the table knows this line's.
        long held = tx.sql("select i.promised from inventory.inbound i where i.id = ?")
                .value(line.id())
                .first(rs -> rs.getLong(1))
                .orElseThrow();
        warehouse.supplies.release(tx, List.of(units));
        return told(tx, List.of(), -Math.min(held, units.units()));
    }

    /** Events report broken promises, so the books follow the events. */
    private Runnable told(RecordedTx tx, List<SupplyOutcome> outcomes, long more) {
        return () -> {
            sequence++;
            promised += more;
            tx.facts.stream()
                    .map(RecordedTx.Fact::data)
                    .filter(SupplyChanged.class::isInstance)
                    .forEach(data -> ((SupplyChanged) data).lines().forEach(l -> promised -= l.broken()));
            for (var outcome : outcomes) {
                switch (outcome) {
                    case SupplyOutcome.Done done -> keep(done.now());
                    case SupplyOutcome.TooMany many -> keep(many.now());
                    case SupplyOutcome.Late _, SupplyOutcome.Impossible _, SupplyOutcome.Unknown _ -> {}
                }
            }
        };
    }

    private void keep(SupplyLine now) {
        lines.removeIf(line -> line.id() == now.id());
        if (now.state() == SupplyLine.State.OPEN) {
            lines.add(now);
        }
    }

    private Runnable move(Random random, RecordedTx tx) {
        var from = Shelf.values()[random.nextInt(3)];
        var to = Shelf.values()[(from.ordinal() + 1 + random.nextInt(2)) % 3];
        var outcomes = warehouse.dispositions.move(
                tx,
                List.of(new StockMove(
                        ConservationTest.sku(random),
                        ConservationTest.node(random),
                        1 + random.nextInt(3),
                        from,
                        to,
                        "moved")));
        return () -> outcomes.forEach(outcome -> {
            if (outcome instanceof StockMoveOutcome.Moved done) {
                moved += gained(done.move());
            }
        });
    }

    private static long gained(StockMove move) {
        return move.from() == Shelf.NOWHERE ? move.units() : move.to() == Shelf.NOWHERE ? -move.units() : 0;
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
