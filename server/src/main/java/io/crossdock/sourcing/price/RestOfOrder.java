package io.crossdock.sourcing.price;

import io.crossdock.sourcing.Demand.DemandLine;
import java.util.Arrays;
import java.util.List;

/**
 * The rest of an order, as sets of its lines: the cheapest node of every set, then the cheapest way to send every set,
 * then the cost of one more line. {@code ExactRouter} does the same for whole orders; here a node may be used for
 * several sets.
 */
final class RestOfOrder {

    private static final long NONE = Long.MAX_VALUE / 8;

    int size;
    final long[] weight;
    private final long[] quantity;
    private final long[] best;
    private final long[] least;
    private final long[] spent;
    private List<DemandLine> lines = List.of();
    private long splitMinor;

    RestOfOrder(int linesMax) {
        int sets = 1 << linesMax;
        weight = new long[sets];
        quantity = new long[linesMax];
        best = new long[sets];
        least = new long[sets];
        spent = new long[sets];
    }

    void load(List<DemandLine> of, long split) {
        lines = of;
        splitMinor = split;
        size = 1 << of.size();
        for (int set = 1; set < size; set++) {
            var low = of.get(Integer.numberOfTrailingZeros(set));
            weight[set] = weight[set & set - 1] + low.weightGrams() * low.quantity();
        }
        for (int i = 0; i < of.size(); i++) {
            quantity[i] = of.get(i).quantity();
        }
        Arrays.fill(best, 0, size, NONE);
    }

    /**
     * Offers a node for every set of the lines that it has, except the empty one.
     *
     * @param worth cost per line and node
     * @param shipping shipping price per set
     */
    void offer(int held, long[][] worth, int k, long orderMinor, long unitMinor, long[] shipping) {
        spent[0] = orderMinor;
        for (int set = held & -held; set != 0; set = (set - held) & held) {
            best[set] = Math.min(best[set], spend(set, worth, k, unitMinor) + shipping[set]);
        }
    }

    private long spend(int set, long[][] worth, int k, long unitMinor) {
        int low = Integer.numberOfTrailingZeros(set);
        spent[set] = spent[set & set - 1] + worth[low][k] + quantity[low] * unitMinor;
        return spent[set];
    }

    /** Finds the cheapest way to send every set: each step takes the lines that go with the lowest one. */
    void cover() {
        least[0] = 0;
        for (int set = 1; set < size; set++) {
            int low = set & -set;
            int others = set ^ low;
            least[set] = best[set];
            for (int with = (others - 1) & others; others != 0; with = (with - 1) & others) {
                least[set] = Math.min(least[set], best[with | low] + least[others ^ with] + splitMinor);
                if (with == 0) {
                    break;
                }
            }
        }
    }

    /**
     * Cost of the whole order if the node sends the additional line, along with those of the rest that are cheapest
     * there.
     *
     * @param alone the node's charge for that line, without shipping
     * @param shipping shipping price per set of the rest that goes along
     */
    long with(int held, long[][] worth, int k, long alone, long unitMinor, long[] shipping) {
        int all = size - 1;
        long cost = alone + shipping[0] + (lines.isEmpty() ? 0 : least[all] + splitMinor);
        spent[0] = alone;
        for (int set = held & -held; set != 0; set = (set - held) & held) {
            long here = spend(set, worth, k, unitMinor) + shipping[set];
            cost = Math.min(cost, here + least[all ^ set] + (set == all ? 0 : splitMinor));
        }
        return cost;
    }
}
