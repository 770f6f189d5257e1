package io.crossdock.sourcing.problem;

import io.crossdock.sourcing.policy.RateCard;
import java.util.Arrays;
import java.util.List;

/**
 * Weight and units of every set of pieces. Sets with the same price at every service share a step, so that prices are
 * computed per step, not per set. Arrays are reused; they grow to the largest order so far.
 */
public final class PieceSets {

    int tokens;
    public int size;
    public int steps;
    long[] weight = {};
    public long[] quantity = {};

    /** Number of order lines with units in the set; computed only by {@link #countLines}. */
    int[] lines = {};

    /** Whether the lines of a set are the sum of those of its pieces. */
    public boolean linesAdd;

    public int[] step = {};

    /** A weight of each step. */
    public long[] example = {};

    private int[] slots = {};
    private long[] marks = {};

    void load(Pieces pieces, List<RateCard.Service> services) {
        tokens = pieces.count;
        size = 1 << tokens;
        grow(services.size());
        Arrays.fill(weight, 0, size, 0);
        Arrays.fill(quantity, 0, size, 0);
        for (var piece : pieces.pieces) {
            weight[1 << piece.token()] += piece.weightGrams();
            quantity[1 << piece.token()] += piece.quantity();
        }
        for (int set = 3; set < size; set++) {
            int rest = set & (set - 1);
            if (rest != 0) {
                weight[set] = weight[rest] + weight[set ^ rest];
                quantity[set] = quantity[rest] + quantity[set ^ rest];
            }
        }
        linesAdd = true;
        findSteps(services);
    }

    private void grow(int services) {
        if (weight.length < size) {
            weight = new long[size];
            quantity = new long[size];
            lines = new int[size];
            step = new int[size];
            example = new long[size];
            slots = new int[size * 2];
        }
        if (marks.length < size * services) {
            marks = new long[size * services];
        }
    }

    /** After {@link #load}, where the lines of sets matter. */
    void countLines(Pieces pieces) {
        var masks = new int
                [pieces.pieces.stream().mapToInt(Pieces.Piece::line).max().orElse(0) + 1];
        for (var piece : pieces.pieces) {
            masks[piece.line()] |= 1 << piece.token();
        }
        Arrays.fill(lines, 0, size, 0);
        for (int mask : masks) {
            linesAdd &= Integer.bitCount(mask) <= 1;
            for (int set = 1; set < size && mask != 0; set++) {
                lines[set] += (set & mask) != 0 ? 1 : 0;
            }
        }
    }

    /** Numbers the steps with a hash table of the sets' positions in every service's price list, parcels included. */
    private void findSteps(List<RateCard.Service> services) {
        int mask = slots.length - 1;
        Arrays.fill(slots, -1);
        steps = 0;
        int width = services.size();
        for (int set = 1; set < size; set++) {
            long hash = 0;
            for (int s = 0; s < width; s++) {
                var service = services.get(s);
                long mark = service.fullParcels(weight[set]) * service.minor().length + service.step(weight[set]);
                marks[steps * width + s] = mark;
                hash = (hash + mark) * 0x9E3779B97F4A7C15L;
            }
            int slot = (int) (hash >>> 40) & mask;
            while (slots[slot] >= 0 && !same(slots[slot], width)) {
                slot = (slot + 1) & mask;
            }
            if (slots[slot] < 0) {
                example[steps] = weight[set];
                slots[slot] = steps++;
            }
            step[set] = slots[slot];
        }
    }

    /** Whether the positions just written equal those of a known step. */
    private boolean same(int known, int width) {
        for (int s = 0; s < width; s++) {
            if (marks[known * width + s] != marks[steps * width + s]) {
                return false;
            }
        }
        return true;
    }
}
