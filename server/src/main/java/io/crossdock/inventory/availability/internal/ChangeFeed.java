package io.crossdock.inventory.availability.internal;

import io.crossdock.engine.Event;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockChanged;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.inventory.availability.StockChangePage;
import io.crossdock.inventory.stock.StockKey;
import io.crossdock.masterdata.Assortment;
import io.crossdock.masterdata.Kit;
import io.crossdock.shared.ListIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Changes after a position in the log. They come from the log itself, so every server gives the same answer and a
 * restart loses no position. Costs no query if nothing happened since.
 *
 * @param latest rows that changed, each with its last figures
 * @param added SKUs that became kits
 */
record ChangeFeed(Map<StockKey, StockChanged.Row> latest, Set<String> added, LogPosition next, boolean more) {

    /** Events of one fetch. A page of small events needs several fetches; large ones are not fetched in vain. */
    private static final int FACTS = 200;

    private static final Set<String> TYPES = Set.of(Inventory.STOCK_CHANGED.name(), Assortment.KITS_ADDED.name());

    /** @param until position that the server's memory has reached */
    static Optional<ChangeFeed> after(Tx tx, LogPosition after, LogPosition until, int most) {
        if (after.equals(until)) {
            return Optional.of(new ChangeFeed(Map.of(), Set.of(), after, false));
        }
        long behind = EngineQueries.behind(tx, after);
        if (behind < 0 || behind > Availability.CHANGES_BEHIND_MAX) {
            return Optional.empty();
        }
        if (after.compareTo(until) > 0) {
            // Another server is further.
            return Optional.of(new ChangeFeed(Map.of(), Set.of(), after, false));
        }
        var latest = new LinkedHashMap<StockKey, StockChanged.Row>();
        var added = new TreeSet<String>();
        var next = after;
        while (true) {
            var facts = EngineQueries.log(tx, next, until, TYPES, FACTS);
            for (var fact : facts) {
                if (Assortment.KITS_ADDED.is(fact)) {
                    kits(fact).forEach(kit -> added.add(kit.sku()));
                } else if (!take(latest, fact, most)) {
                    return Optional.of(new ChangeFeed(latest, added, next, true));
                }
                next = LogPosition.of(fact);
            }
            if (facts.size() < FACTS) {
                return Optional.of(new ChangeFeed(latest, added, until, false));
            }
        }
    }

    static List<StockChanged.Row> rows(Event fact) {
        return Inventory.STOCK_CHANGED.of(fact).orElseThrow().rows();
    }

    static List<Kit> kits(Event fact) {
        return Assortment.KITS_ADDED.of(fact).orElseThrow().kits();
    }

    /** @return false if the event would make the page too long; the first event never does */
    private static boolean take(LinkedHashMap<StockKey, StockChanged.Row> latest, Event fact, int most) {
        var rows = rows(fact);
        var fresh = new ArrayList<StockChanged.Row>();
        rows.forEach(row -> {
            if (!latest.containsKey(new StockKey(row.sku(), row.node()))) {
                fresh.add(row);
            }
        });
        if (!latest.isEmpty() && latest.size() + fresh.size() > most) {
            return false;
        }
        rows.forEach(row ->
                latest.merge(new StockKey(row.sku(), row.node()), row, (a, b) -> a.version() > b.version() ? a : b));
        return true;
    }

    /**
     * The page for callers: without rows under a kit's own code, and with the kits' rows after those of their parts.
     *
     * @param memory contains everything before {@code next}; later changes come again in a later page
     */
    StockChangePage told(StockMemory memory) {
        var rows = new ArrayList<StockChanged.Row>(latest.size());
        var nodes = new HashMap<String, Set<String>>();
        for (var row : latest.values()) {
            if (memory.kits().get(row.sku()) == null) {
                rows.add(row);
            }
            memory.kits()
                    .touched(List.of(row.sku()))
                    .forEach(kit ->
                            nodes.computeIfAbsent(kit, _ -> new TreeSet<>()).add(row.node()));
        }
        nodes.keySet().removeAll(added);
        new TreeSet<>(nodes.keySet()).forEach(kit -> addRows(rows, memory.rows(kit), ListIndex.known(nodes, kit)));
        added.forEach(kit -> addRows(rows, memory.rows(kit), Set.of()));
        return new StockChangePage(rows, next, more);
    }

    /** @param nodes empty: all nodes */
    private static void addRows(List<StockChanged.Row> told, @Nullable SkuSnapshot kit, Set<String> nodes) {
        for (int i = 0; kit != null && i < kit.size(); i++) {
            if (nodes.isEmpty() || nodes.contains(kit.node(i))) {
                told.add(new StockChanged.Row(
                        kit.sku(), kit.node(i), kit.onHand(i), kit.reserved(i), kit.kept(i), kit.version(i)));
            }
        }
    }
}
