package io.crossdock.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one order needs.
 *
 * @param excluded codes of nodes that must not serve it, because they gave work of it back; null reads as none
 */
public record Demand(
        long order,
        String channel,
        String service,
        Destination to,
        List<DemandLine> lines,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable Set<String> excluded) {

    public Demand {
        lines = List.copyOf(lines);
        excluded = excluded == null || excluded.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(excluded));
    }

    /** A demand that any node may serve. */
    public Demand(long order, String channel, String service, Destination to, List<DemandLine> lines) {
        this(order, channel, service, to, lines, Set.of());
    }

    /** The same order, for other lines. */
    public Demand with(List<DemandLine> other) {
        return new Demand(order, channel, service, to, other, excluded);
    }

    /** Never null. */
    @Override
    public Set<String> excluded() {
        return excluded == null ? Set.of() : excluded;
    }

    /**
     * One line.
     *
     * @param quantity base units of the SKU, above zero
     * @param weightGrams weight of one base unit
     */
    public record DemandLine(int line, String sku, long quantity, long weightGrams) {}
}
