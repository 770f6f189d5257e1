package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.dispositions.Dispositions;
import io.crossdock.inventory.dispositions.Move;
import io.crossdock.inventory.dispositions.Move.Shelf;
import io.crossdock.inventory.dispositions.MoveOutcome;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lock the rows, move what is there, store in sets. */
@Component
final class StockDispositions implements Dispositions {

    @Override
    public List<MoveOutcome> move(Tx tx, List<Move> moves) {
        InputBounds.bounded(moves);
        if (moves.isEmpty()) {
            return List.of();
        }
        var changes = new Changes(Stock.lockOrMake(tx, Key.sorted(moves, m -> new Key(m.sku(), m.node()))));
        var outcomes = moves.stream().map(m -> move(changes, m)).toList();
        changes.store(tx);
        return outcomes;
    }

    private static MoveOutcome move(Changes changes, Move m) {
        var key = new Key(m.sku(), m.node());
        var units = InputBounds.positive(m.units());
        long had = movable(changes.level(key), m.from());
        if (had < units) {
            return new MoveOutcome.TooFew(m, had);
        }
        long sellable = change(m, Shelf.SELLABLE);
        long quarantined = change(m, Shelf.QUARANTINE);
        changes.change(key, m.reason(), 0, 0, level -> level.move(sellable, quarantined));
        return new MoveOutcome.Moved(m);
    }

    private static long movable(Level level, Shelf from) {
        return switch (from) {
            case SELLABLE -> level.unpromised();
            case QUARANTINE -> level.quarantined();
            case NOWHERE -> Long.MAX_VALUE;
        };
    }

    private static long change(Move m, Shelf shelf) {
        return m.to() == shelf ? m.units() : m.from() == shelf ? -m.units() : 0;
    }
}
