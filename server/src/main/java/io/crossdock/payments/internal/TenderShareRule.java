package io.crossdock.payments.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Splits an amount over tenders, each up to its room, in a sequence. The shares add up to the amount. */
final class TenderShareRule {

    private TenderShareRule() {}

    /** What one tender gets of an amount; above zero. */
    record Share(TenderAccount tender, long amount) {}

    /**
     * Fills tenders one after the other. What exceeds all rooms stays out.
     *
     * @param sequence the first one is filled first
     * @param room the most that a tender takes
     */
    static List<Share> fill(long amount, List<TenderAccount> sequence, ToLongFunction<TenderAccount> room) {
        var shares = new ArrayList<Share>();
        long rest = amount;
        for (var tender : sequence) {
            long part = Math.min(rest, Math.max(0, room.applyAsLong(tender)));
            if (part > 0) {
                shares.add(new Share(tender, part));
                rest -= part;
            }
        }
        return shares;
    }
}
