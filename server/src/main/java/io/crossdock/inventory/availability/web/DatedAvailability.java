package io.crossdock.inventory.availability.web;

import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.masterdata.Kit;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Supply that is due at an active node. For a kit, supply of a part that completes whole kits.
 *
 * @param units unpromised units of the supply; for a kit, the whole kits that it adds
 * @param available units now and from all supply up to this one
 */
@Schema(name = "Dated")
record DatedAvailability(Instant expectedAt, String node, long units, long available) {

    /**
     * @param parts the SKU's parts; the SKU itself if it is no kit
     * @param now units of a part that are available now
     * @param lines supply of the parts with units to promise
     * @return by date; supply that completes no kit is left out
     */
    static List<DatedAvailability> of(List<Kit.Part> parts, ToLongFunction<String> now, List<SupplyLine> lines) {
        var had = new HashMap<String, Long>();
        parts.forEach(part -> had.put(part.sku(), now.applyAsLong(part.sku())));
        var dated = new ArrayList<DatedAvailability>();
        long available = made(parts, had);
        for (var line : lines.stream()
                .sorted(Comparator.comparing(SupplyLine::expectedAt).thenComparing(SupplyLine::id))
                .toList()) {
            had.merge(line.sku(), line.promisable(), Long::sum);
            long then = made(parts, had);
            if (then > available) {
                dated.add(new DatedAvailability(line.expectedAt(), line.node(), then - available, then));
                available = then;
            }
        }
        return dated;
    }

    private static long made(List<Kit.Part> parts, HashMap<String, Long> had) {
        return parts.stream()
                .mapToLong(part -> had.getOrDefault(part.sku(), 0L) / part.quantity())
                .min()
                .orElse(0);
    }
}
