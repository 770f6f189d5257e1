package io.crossdock.inventory.dispositions;

/** How one {@link Move} ended. */
public sealed interface MoveOutcome {

    /** It is booked. */
    record Moved(Move move) implements MoveOutcome {}

    /** There are fewer units than were to be moved; nothing changed. @param had units that could have been moved */
    record TooFew(Move move, long had) implements MoveOutcome {}
}
