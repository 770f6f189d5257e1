package io.crossdock.inventory.disposition;

/** Outcome of one {@link StockMove}. */
public sealed interface StockMoveOutcome {

    /** The move is booked. */
    record Moved(StockMove move) implements StockMoveOutcome {}

    /** Fewer units can be moved than asked; nothing changed. @param had units that can be moved */
    record TooFew(StockMove move, long had) implements StockMoveOutcome {}
}
