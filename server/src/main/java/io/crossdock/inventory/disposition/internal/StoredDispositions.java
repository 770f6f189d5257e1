package io.crossdock.inventory.disposition.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.disposition.Dispositions;
import io.crossdock.inventory.disposition.StockMove;
import io.crossdock.inventory.disposition.StockMove.Shelf;
import io.crossdock.inventory.disposition.StockMoveOutcome;
import io.crossdock.inventory.stock.InputBounds;
import io.crossdock.inventory.stock.StockBook;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.inventory.stock.StockRow;
import io.crossdock.inventory.stock.StockStore;
import java.util.List;
import org.springframework.stereotype.Component;

/** Locks the rows, moves the units that are there, stores all rows at once. */
@Component
public final class StoredDispositions implements Dispositions {

    @Override
    public List<StockMoveOutcome> move(Tx tx, List<StockMove> moves) {
        InputBounds.bounded(moves);
        if (moves.isEmpty()) {
            return List.of();
        }
        var changes =
                new StockBook(StockStore.lockOrMake(tx, StockKey.sorted(moves, m -> new StockKey(m.sku(), m.node()))));
        var outcomes = moves.stream().map(m -> move(changes, m)).toList();
        changes.store(tx);
        return outcomes;
    }

    private static StockMoveOutcome move(StockBook changes, StockMove m) {
        var key = new StockKey(m.sku(), m.node());
        var units = InputBounds.positive(m.units());
        long had = movable(changes.level(key), m.from());
        if (had < units) {
            return new StockMoveOutcome.TooFew(m, had);
        }
        long sellable = change(m, Shelf.SELLABLE);
        long quarantined = change(m, Shelf.QUARANTINE);
        changes.change(key, m.reason(), 0, 0, level -> level.move(sellable, quarantined));
        return new StockMoveOutcome.Moved(m);
    }

    private static long movable(StockRow level, Shelf from) {
        return switch (from) {
            case SELLABLE -> level.unpromised();
            case QUARANTINE -> level.quarantined();
            case NOWHERE -> Long.MAX_VALUE;
        };
    }

    private static long change(StockMove m, Shelf shelf) {
        return m.to() == shelf ? m.units() : m.from() == shelf ? -m.units() : 0;
    }
}
