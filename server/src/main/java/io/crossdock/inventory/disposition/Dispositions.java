package io.crossdock.inventory.disposition;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import java.util.List;

/** What becomes of goods on a node: quarantined, repaired, written off, found. */
public interface Dispositions {

    /**
     * Moves units, in list order, each move for itself; every one that is made has its ledger row. Up to
     * {@link Inventory#BATCH_MAX}. Rows that do not exist yet are made.
     *
     * @return one outcome per move, in order
     */
    List<StockMoveOutcome> move(Tx tx, List<StockMove> moves);
}
