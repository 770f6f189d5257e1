package io.crossdock.payments;

/**
 * What lowering a price does to the money. Amounts in minor units.
 *
 * @param mostMinor the most by which it can be lowered now
 * @param loweredMinor what is charged less later
 * @param backMinor what is charged already, and has to be paid back
 * @param owedByChannel whether a channel has the money: it then has to pay back both
 * @param subject the compensation that pays back; 0 where there is none
 */
public record ReductionPlan(long mostMinor, long loweredMinor, long backMinor, boolean owedByChannel, long subject) {

    /** Whether no more is taken off than there is. */
    public boolean fits() {
        return loweredMinor + backMinor > 0;
    }

    /** The plan of one that is too large. */
    public static ReductionPlan tooMuch(long mostMinor) {
        return new ReductionPlan(mostMinor, 0, 0, false, 0);
    }
}
