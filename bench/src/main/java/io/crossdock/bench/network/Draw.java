package io.crossdock.bench.network;

import java.util.Random;

/** Draws indexes at random by weight. */
final class Draw {

    private final double[] upTo;

    Draw(double[] weights) {
        upTo = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            upTo[i] = sum;
        }
    }

    int next(Random random) {
        double at = random.nextDouble() * upTo[upTo.length - 1];
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (upTo[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Probability of an index. */
    double chance(int at) {
        return (upTo[at] - (at == 0 ? 0 : upTo[at - 1])) / upTo[upTo.length - 1];
    }
}
