package io.crossdock.bench.load;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Computes medians; of an even number of values, the lower of the two in the middle. */
public final class MedianRule {

    private MedianRule() {}

    public static <T> double of(List<T> measurements, ToDoubleFunction<T> figure) {
        return measurements.stream()
                .mapToDouble(figure)
                .sorted()
                .skip((measurements.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
