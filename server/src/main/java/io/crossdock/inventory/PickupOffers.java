package io.crossdock.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where customers may collect goods now. {@code allocation} answers as it would decide an order, so that a list of
 * stores names none that would then refuse.
 */
@FunctionalInterface
public interface PickupOffers {

    /** Most nodes of one call. */
    int NODES_MAX = 100;

    /**
     * The nodes among these, by code, that would take a pickup of all these units.
     *
     * @param channel null: any; a node for some channels only takes none of those then
     * @param units base units, or whole kits, by SKU; all known
     */
    Set<String> taking(@Nullable String channel, Map<String, Long> units, Collection<String> nodes);

    /** The first of these nodes that would take a pickup, in their order. */
    default List<String> first(@Nullable String channel, Map<String, Long> units, List<String> nodes, int most) {
        var found = new ArrayList<String>();
        for (int from = 0; from < nodes.size() && found.size() < most; from += NODES_MAX) {
            var page = nodes.subList(from, Math.min(nodes.size(), from + NODES_MAX));
            var taking = taking(channel, units, page);
            page.stream().filter(taking::contains).limit(most - found.size()).forEach(found::add);
        }
        return found;
    }
}
