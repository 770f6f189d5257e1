package io.crossdock.sourcing.internal;

import java.util.Arrays;

/**
 * Puts sets together so that all pieces are covered at the least cost, O(3^pieces); where the number of sets is limited, layer by layer:
 * the least cost with one set, with two, and so on.
 */
final class Layers {

    private long[] least = {};
    private int[] with = {};
    private long[][] leastBy = {};
    private int[][] withBy = {};
    private final int[] chosen = new int[Tokens.MAX];
    private int count;

    /** Sets of the cover found, after {@link #cheapest}. */
    int count() {
        return count;
    }

    int taken(int i) {
        return chosen[i];
    }

    /**
     * @param best cost of each set
     * @param split added for every set beyond the first
     * @param setsMax 0 for no limit
     * @return {@link Cover#NONE} where there is no cover
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
        if (setsMax > 0 && cost < Cover.NONE && count > setsMax) {
            return limited(best, size, split, setsMax);
        }
        return cost;
    }

    private long any(long[] best, int size, long split) {
        // The first set pays no split: start below zero, and every set may pay.
        least[0] = -split;
        for (int all = 1; all < size; all++) {
            int low = all & -all;
            int rest = all ^ low;
            long found = Cover.NONE;
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
            least[all] = found >= Cover.HOPELESS ? Cover.NONE : found + split;
            with[all] = taken;
        }
        if (least[size - 1] >= Cover.NONE) {
            return Cover.NONE;
        }
        count = 0;
        for (int all = size - 1; all != 0; all ^= with[all]) {
            chosen[count++] = with[all];
        }
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
        if (cost >= Cover.NONE) {
            return Cover.NONE;
        }
        count = 0;
        for (int all = size - 1, sets = setsMax; all != 0; sets--) {
            int set = withBy[sets][all];
            chosen[count++] = set;
            all ^= set;
        }
        return cost;
    }

    private void prepare(int size, int setsMax) {
        if (leastBy.length <= setsMax || leastBy[1].length < size) {
            leastBy = new long[setsMax + 1][size];
            withBy = new int[setsMax + 1][size];
        }
        for (var layer : leastBy) {
            Arrays.fill(layer, Cover.NONE);
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
            leastBy[sets][all] = found >= Cover.HOPELESS ? Cover.NONE : found;
            withBy[sets][all] = taken;
        }
    }
}
