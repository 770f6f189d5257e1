package io.crossdock.inventory.verification.internal;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.walk.IdSlice;
import io.crossdock.inventory.walk.KeySlice;
import java.util.ArrayList;
import java.util.List;

/** Compares the three records of a quantity: levels, ledger, reservations. Reads everything and changes nothing. */
public final class FullCheck {

    /** Most violations of one kind that are listed. */
    static final int TOLD_MAX = 100;

    private FullCheck() {}

    public static List<String> violations(Tx tx) {
        var violations = new ArrayList<String>();
        violations.addAll(StockCheckStore.oversold(tx));
        violations.addAll(StockCheckStore.againstReservations(tx));
        violations.addAll(StockCheckStore.againstLedger(tx));
        violations.addAll(CartHoldCheckStore.violations(tx, IdSlice.ALL));
        violations.addAll(FenceCheckStore.violations(tx, KeySlice.ALL));
        violations.addAll(SupplyCheckStore.violations(tx, KeySlice.ALL));
        violations.addAll(SupplyClaimCheckStore.violations(tx, IdSlice.ALL));
        return violations;
    }
}
