package io.crossdock.inventory.count.internal;

import io.crossdock.inventory.count.CountTasks.By;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses the SKUs of a node to count. */
final class CountPlan {

    private CountPlan() {}

    /** A row of the node. @param errors units that were not found or corrected lately */
    record Candidate(String sku, long onHand, @Nullable Instant countedAt, long errors) {}

    /**
     * @param prices list price in minor units by SKU; SKUs without a price come last by value @return the SKUs, the
     *     most worthy first
     */
    static List<String> choose(Collection<Candidate> candidates, By by, Map<String, Long> prices, int lines) {
        var order = switch (by) {
            case VALUE ->
                Comparator.comparingDouble((Candidate c) -> -(double) c.onHand * prices.getOrDefault(c.sku, 0L));
            case INACCURACY -> Comparator.comparingLong((Candidate c) -> -c.errors);
            case AGE -> Comparator.comparing((Candidate c) -> c.countedAt == null ? Instant.MIN : c.countedAt);
        };
        return candidates.stream()
                .filter(c -> by != By.INACCURACY || c.errors > 0)
                .sorted(order.thenComparing(Candidate::sku))
                .limit(lines)
                .map(Candidate::sku)
                .toList();
    }
}
