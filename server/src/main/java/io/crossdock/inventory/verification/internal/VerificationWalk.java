package io.crossdock.inventory.verification.internal;

import io.crossdock.engine.CaseKind;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.InventoryCaseKinds;
import io.crossdock.inventory.walk.IdSlice;
import io.crossdock.inventory.walk.KeySlice;
import io.crossdock.inventory.walk.Slice;
import io.crossdock.inventory.walk.Walk;
import io.crossdock.inventory.walk.WalkStore;
import io.crossdock.inventory.walk.WalkStore.Standing;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One comparison of figures that are stored twice, as an endless walk. A violation raises a case that names the first
 * rows with their figures and the right ones; the first complete walk without a violation closes it.
 *
 * @param walk name in {@code inventory.patrol}
 * @param kind kind of its case
 */
record VerificationWalk<S extends Slice>(String walk, CaseKind kind, Next<S> next, Finder<S> finder)
        implements Walk.Work<S> {

    /** Levels, ledger and reservations. */
    static final VerificationWalk<KeySlice> STOCK = new VerificationWalk<>(
            "stock-verify", InventoryCaseKinds.STOCK_VIOLATION, VerificationWalk::rows, StockCheckStore::violations);

    /** Fences, their reservations, and their rows' fenced units. */
    static final VerificationWalk<KeySlice> FENCES = new VerificationWalk<>(
            "fence-verify", InventoryCaseKinds.FENCE_VIOLATION, VerificationWalk::rows, FenceCheckStore::violations);

    /** Transfers, the ledger, and the supply of their targets. */
    static final VerificationWalk<KeySlice> SUPPLY = new VerificationWalk<>(
            "supply-verify", InventoryCaseKinds.SUPPLY_VIOLATION, VerificationWalk::rows, SupplyCheckStore::violations);

    /** Cart holds and their reservations. */
    static final VerificationWalk<IdSlice> HOLDS = new VerificationWalk<>(
            "hold-verify",
            InventoryCaseKinds.HOLD_VIOLATION,
            (tx, at) -> WalkStore.nextOfHolds(tx, at.afterId(), at.sliceRows()),
            CartHoldCheckStore::violations);

    /** Supply lines and the claims on them. */
    static final VerificationWalk<IdSlice> BACKLOG = new VerificationWalk<>(
            "backlog-verify",
            InventoryCaseKinds.BACKLOG_VIOLATION,
            (tx, at) -> WalkStore.nextOfClaimedSupply(tx, at.afterId(), at.sliceRows()),
            SupplyClaimCheckStore::violations);

    static final List<VerificationWalk<?>> ALL = List.of(STOCK, FENCES, SUPPLY, HOLDS, BACKLOG);

    /** Most violations that a case lists. */
    private static final int TOLD_MAX = 5;

    /** Finds the next slice. */
    interface Next<S> {
        S of(Tx tx, Standing standing);
    }

    /** Finds violations in a slice, one sentence each. */
    interface Finder<S> {
        List<String> of(Tx tx, S slice);
    }

    private static KeySlice rows(Tx tx, Standing standing) {
        return WalkStore.nextOfStock(tx, standing.after(), standing.sliceRows());
    }

    @Override
    public S next(Tx tx, Standing standing) {
        return next.of(tx, standing);
    }

    @Override
    public List<String> on(Tx tx, S slice) {
        var sentences = finder.of(tx, slice);
        if (!sentences.isEmpty()) {
            var told = sentences.stream().limit(TOLD_MAX).collect(Collectors.joining("; "))
                    + (sentences.size() > TOLD_MAX ? " …" : "");
            tx.raise(kind.problem(
                    0, "%d violation(s) among %d rows: %s".formatted(sentences.size(), slice.rows(), told)));
        }
        return sentences;
    }

    @Override
    public void through(Tx tx, int violations, int before) {
        if (violations == 0 && before > 0) {
            tx.settle(kind.settled(0, "a walk along all rows found nothing wrong"));
        }
    }
}
