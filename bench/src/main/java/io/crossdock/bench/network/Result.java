package io.crossdock.bench.network;

import java.util.List;
import java.util.Locale;

/**
 * Results of every policy in one world.
 *
 * @param solves number of times that the last policy computed prices
 * @param bound lower bound on the cost of any policy, in minor units
 */
public record Result(String world, int unitsPerDollar, int solves, double bound, List<Row> rows) {

    static final String EACH_LINE = "each line";
    static final String NEAREST = "nearest complete";
    static final String MYOPIC = "exact, myopic";
    static final String REJECTIONS = "exact, rejections priced";
    static final String SOLVED_ONCE = "exact, stock priced once";
    static final String PRICED = "exact, stock re-priced";

    /** Target gain of prices on the store network, over the simple rule and over the myopic router. */
    private static final double GAIN = 0.01;

    /** Target ratio of cost to bound on the published generator. */
    private static final double TO_BOUND = 1.05;

    /**
     * Result of a policy.
     *
     * @param solveP50Ms median time to price one SKU on one core; 0 without prices
     * @param solveP99Ms 99th percentile of that time
     */
    public record Row(String policy, Tally tally, double solveP50Ms, double solveP99Ms) {

        /** Orders per second, including the time of the simulation itself. */
        public double perSecond() {
            return tally.orders / (tally.nanos / 1e9);
        }
    }

    /** Ratio of the policy's cost to the bound. */
    public double toBound(Row row) {
        return row.tally().totalMinor() / bound;
    }

    /** Whether every policy served every order; otherwise their costs can't be compared. */
    public boolean sound() {
        return rows.stream().allMatch(row -> row.tally().lost == 0);
    }

    private boolean published() {
        return world.equals(JasinSinha.NAME);
    }

    private double cost(String policy) {
        return rows.stream()
                .filter(row -> row.policy().equals(policy))
                .findFirst()
                .orElseThrow()
                .tally()
                .totalMinor();
    }

    /** Saving of re-computed prices, as a share of that policy's cost. */
    double gainOver(String policy) {
        return 1 - cost(PRICED) / cost(policy);
    }

    /**
     * Whether the target is reached: close to the bound on the generator, cheaper than both rivals on the store
     * network.
     */
    public boolean reached() {
        return published() ? cost(PRICED) / bound <= TO_BOUND : gainOver(NEAREST) >= GAIN && gainOver(MYOPIC) >= GAIN;
    }

    String table() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n%-26s %12s %8s %8s %9s %9s %7s %7s %9s  (%s, %d orders)%n",
                "policy",
                "cost",
                "to bound",
                "parcels",
                "rejected",
                "waited",
                "lost",
                "per s",
                "ms a SKU",
                world,
                rows.getFirst().tally().orders));
        for (var row : rows) {
            var tally = row.tally();
            text.append(String.format(
                    Locale.ROOT,
                    "%-26s %12.2f %8.4f %8d %9d %9d %7d %7.0f %9s%n",
                    row.policy(),
                    (double) tally.totalMinor() / unitsPerDollar,
                    toBound(row),
                    tally.parcels,
                    tally.rejected,
                    tally.waited,
                    tally.lost,
                    row.perSecond(),
                    row.solveP50Ms() == 0 ? "-" : String.format(Locale.ROOT, "%.2f", row.solveP50Ms())));
        }
        text.append(String.format(Locale.ROOT, "%-26s %12.2f %8.4f%n", "lower bound", bound / unitsPerDollar, 1.0));
        return text.append(verdict()).toString();
    }

    private String verdict() {
        var how = String.format(Locale.ROOT, "re-priced %d times: ", solves);
        var what = published()
                ? String.format(Locale.ROOT, "%.4f times the bound (target %.2f)", cost(PRICED) / bound, TO_BOUND)
                : String.format(
                        Locale.ROOT,
                        "%.2f %% below nearest complete, %.2f %% below myopic (target %.0f %% each)",
                        100 * gainOver(NEAREST),
                        100 * gainOver(MYOPIC),
                        100 * GAIN);
        return how + what + (reached() ? ": reached" : ": MISSED") + "\n";
    }
}
