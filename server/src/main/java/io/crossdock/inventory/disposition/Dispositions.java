package io.crossdock.inventory.disposition;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import java.util.List;

/** Moves units at a node between sellable stock and quarantine, writes them off, and books found ones. */
public interface Dispositions {

    /**
     * Moves units in list order, each move on its own; each one that is made gets a ledger row. Up to
     * {@link Inventory#BATCH_MAX} moves. Creates missing rows.
     *
     * @return one outcome for each move, in order
     */
    List<StockMoveOutcome> move(Tx tx, List<StockMove> moves);
}
