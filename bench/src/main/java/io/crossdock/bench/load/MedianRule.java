package io.crossdock.bench.load;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of several measurements; of an even number, the lower one of the two. */
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
