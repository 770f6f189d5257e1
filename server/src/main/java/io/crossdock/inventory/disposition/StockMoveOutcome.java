package io.crossdock.inventory.disposition;

/** How one {@link StockMove} ended. */
public sealed interface StockMoveOutcome {

    /** It is booked. */
    record Moved(StockMove move) implements StockMoveOutcome {}

    /** There are fewer units than were to be moved; nothing changed. @param had units that could have been moved */
    record TooFew(StockMove move, long had) implements StockMoveOutcome {}
}
