package io.crossdock.sourcing.exact;

import io.crossdock.sourcing.problem.CostScale;
import io.crossdock.sourcing.problem.Pieces;
import java.util.Arrays;

/**
 * Finds the cheapest sets that together cover all pieces, in O(3^pieces). Where the number of sets is limited it works
 * layer by layer: the least cost with one set, with two, and so on.
 */
final class CoverTables {

    private long[] least = {};
    private int[] with = {};
    private long[][] leastBy = {};
    private int[][] withBy = {};
    private final int[] chosen = new int[Pieces.MAX];
    private int count;

    /** Number of sets in the cover that {@link #cheapest} found. */
    int count() {
        return count;
    }

    int taken(int i) {
        return chosen[i];
    }

    /**
     * @param best cost of each set
     * @param split cost of every set beyond the first
     * @param setsMax most sets; 0 for no limit
     * @return the least cost, or {@link CostScale#NONE} where there is no cover
     */
    long cheapest(long[] best, int tokens, long split, int setsMax) {
        int size = 1 << tokens;
        if (least.length < size) {
            least = new long[size];
            with = new int[size];
        }
        if (setsMax == 1) {
            count = 1;
            chosen[0] = size - 1;
            return best[size - 1];
        }
        long cost = any(best, size, split);
        if (setsMax > 0 && cost < CostScale.NONE && count > setsMax) {
            return limited(best, size, split, setsMax);
        }
        return cost;
    }

    private long any(long[] best, int size, long split) {
        // The first set pays no split: the cost starts below zero, so that every set may pay it.
        least[0] = -split;
        for (int all = 1; all < size; all++) {
            int low = all & -all;
            int rest = all ^ low;
            long found = CostScale.NONE;
            int taken = 0;
            for (int more = rest; ; more = (more - 1) & rest) {
                long cost = best[more | low] + least[rest ^ more];
                if (cost < found) {
                    found = cost;
                    taken = more | low;
                }
                if (more == 0) {
                    break;
                }
            }
            least[all] = found >= CostScale.HOPELESS ? CostScale.NONE : found + split;
            with[all] = taken;
        }
        if (least[size - 1] >= CostScale.NONE) {
            return CostScale.NONE;
        }
        chain(size - 1, 0);
        return least[size - 1];
    }

    private long limited(long[] best, int size, long split, int setsMax) {
        prepare(size, setsMax);
        System.arraycopy(best, 0, leastBy[1], 0, size);
        for (int all = 1; all < size; all++) {
            withBy[1][all] = all;
        }
        for (int sets = 2; sets <= setsMax; sets++) {
            layer(best, size, split, sets);
        }
        long cost = leastBy[setsMax][size - 1];
        if (cost >= CostScale.NONE) {
            return CostScale.NONE;
        }
        chain(size - 1, setsMax);
        return cost;
    }

    /**
     * Splits these pieces into the sets of their cheapest cover with at most {@code setsMax} sets; 0 for any number.
     */
    void chain(int pieces, int setsMax) {
        count = 0;
        int sets = setsMax;
        for (int all = pieces; all != 0; sets--) {
            int set = setsMax == 0 ? with[all] : withBy[sets][all];
            chosen[count++] = set;
            all ^= set;
        }
    }

    /**
     * Least cost by pieces: one table where the number of sets is not limited, else one table per number, from 0. The
     * empty set costs {@code -split}, so that every set that is added pays the split.
     */
    long[][] tables(long[] best, int tokens, long split, int setsMax) {
        int size = 1 << tokens;
        if (setsMax == 0) {
            cheapest(best, tokens, split, 0);
            return new long[][] {Arrays.copyOf(least, size)};
        }
        limited(best, size, split, setsMax);
        var tables = new long[setsMax + 1][];
        for (int sets = 0; sets <= setsMax; sets++) {
            tables[sets] = Arrays.copyOf(leastBy[sets], size);
            tables[sets][0] = -split;
        }
        return tables;
    }

    private void prepare(int size, int setsMax) {
        if (leastBy.length <= setsMax || leastBy[1].length < size) {
            leastBy = new long[setsMax + 1][size];
            withBy = new int[setsMax + 1][size];
        }
        for (var layer : leastBy) {
            Arrays.fill(layer, CostScale.NONE);
        }
    }

    private void layer(long[] best, int size, long split, int sets) {
        var before = leastBy[sets - 1];
        for (int all = 1; all < size; all++) {
            int low = all & -all;
            int rest = all ^ low;
            long found = before[all];
            int taken = withBy[sets - 1][all];
            for (int more = (rest - 1) & rest; rest != 0; more = (more - 1) & rest) {
                long cost = best[more | low] + before[rest ^ more] + split;
                if (cost < found) {
                    found = cost;
                    taken = more | low;
                }
                if (more == 0) {
                    break;
                }
            }
            leastBy[sets][all] = found >= CostScale.HOPELESS ? CostScale.NONE : found;
            withBy[sets][all] = taken;
        }
    }
}
