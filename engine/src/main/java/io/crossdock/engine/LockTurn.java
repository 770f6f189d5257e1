package io.crossdock.engine;

import java.util.function.Supplier;

/**
 * The order of locks, and what happens where it can't hold.
 *
 * <p>A transaction locks in this order: its subjects, by id; then rows of the modules that stand for the work (orders,
 * lines, fulfillments, cart holds, messages of feeds), by id; then hours of nodes that have a limit; then rows of
 * stock, by SKU and node, all at once; then what hangs on them (reservations, fences, waiting list); then, at the end,
 * cases and the numbers of other subjects' events. Two transactions that keep to it can't wait for each other in a
 * circle.
 *
 * <p>Some can't: an order that lost a race for stock claims other rows in the same transaction, work that is given back
 * frees its hours when its stock is free already, and the second of two stages in one transaction locks its subjects
 * when the first has its stock. Such a later turn waits {@link #WAIT_MILLIS} at most and then gives up;
 * {@link Engine#transact} and the workers run the transaction again. So the wait is much shorter than it takes the
 * database to find a deadlock, and nobody else is aborted.
 */
public final class LockTurn {

    /** Longest wait for a lock in a later turn, in milliseconds; PostgreSQL looks for deadlocks after 1,000. */
    public static final long WAIT_MILLIS = 150;

    /**
     * Longest wait for the number of another subject's event, the last lock of a transaction, in milliseconds. Longer,
     * because many write such events and each holds the lock for a moment only; still shorter than PostgreSQL's.
     */
    public static final long LAST_WAIT_MILLIS = 600;

    private boolean subjects;
    private boolean stock;

    private LockTurn() {}

    private static LockTurn of(Tx tx) {
        return tx.shared(LockTurn.class, LockTurn::new);
    }

    /** Locks subjects. Only the first turn of a transaction that holds no stock waits as long as it takes. */
    static <R> R subjects(Tx tx, Supplier<R> lock) {
        var turn = of(tx);
        boolean first = !turn.subjects && !turn.stock;
        turn.subjects = true;
        return first ? lock.get() : briefly(tx, lock);
    }

    /** Locks rows of stock. Only the first turn of a transaction waits as long as it takes. */
    public static <R> R stock(Tx tx, Supplier<R> lock) {
        var turn = of(tx);
        boolean first = !turn.stock;
        turn.stock = true;
        return first ? lock.get() : briefly(tx, lock);
    }

    /** Locks rows that come between subjects and stock; waits briefly only if this transaction holds stock. */
    public static <R> R beforeStock(Tx tx, Supplier<R> lock) {
        return of(tx).stock ? briefly(tx, lock) : lock.get();
    }

    /** Locks rows out of order: gives up after {@link #WAIT_MILLIS}, so that the transaction runs again. */
    private static <R> R briefly(Tx tx, Supplier<R> lock) {
        var before = TransactionLimitStore.locks(tx, WAIT_MILLIS + "ms");
        var locked = lock.get();
        TransactionLimitStore.locks(tx, before);
        return locked;
    }
}
