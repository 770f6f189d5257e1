package io.crossdock.inventory.internal;

import io.crossdock.engine.Event;
import io.crossdock.engine.Json;
import io.crossdock.engine.Position;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Views;
import io.crossdock.inventory.Availability;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockChanged;
import io.crossdock.inventory.StockChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Changes since a place in the log. Read from the log itself, so that every node gives the same answer and a restart loses nobody's place; where nothing
 * happened since, without a query.
 */
final class ChangeFeed {

    /** Facts fetched at once; a page of small ones needs several such looks, and few big ones are not fetched in vain. */
    private static final int FACTS = 200;

    private ChangeFeed() {}

    /** @param until the place before which the node's memory has everything */
    static Optional<StockChanges> after(Tx tx, Position after, Position until, int most) {
        if (after.compareTo(until) >= 0) {
            return Optional.of(new StockChanges(List.of(), after, false));
        }
        if (Views.behind(tx, after) > Availability.CHANGES_BEHIND_MAX) {
            return Optional.empty();
        }
        var latest = new LinkedHashMap<Key, StockChanged.Row>();
        var next = after;
        while (true) {
            var facts = Views.log(tx, next, until, Inventory.STOCK_CHANGED, FACTS);
            for (var fact : facts) {
                if (!take(latest, fact, most)) {
                    return Optional.of(new StockChanges(List.copyOf(latest.values()), next, true));
                }
                next = Position.of(fact);
            }
            if (facts.size() < FACTS) {
                return Optional.of(new StockChanges(List.copyOf(latest.values()), until, false));
            }
        }
    }

    /** @return false where the fact would make the page too long; the first one never does */
    private static boolean take(LinkedHashMap<Key, StockChanged.Row> latest, Event fact, int most) {
        var rows = Json.MAPPER.readValue(fact.data(), StockChanged.class).rows();
        var fresh = new ArrayList<StockChanged.Row>();
        rows.forEach(row -> {
            if (!latest.containsKey(new Key(row.sku(), row.node()))) {
                fresh.add(row);
            }
        });
        if (!latest.isEmpty() && latest.size() + fresh.size() > most) {
            return false;
        }
        rows.forEach(row -> latest.merge(new Key(row.sku(), row.node()), row, (a, b) -> a.version() > b.version() ? a : b));
        return true;
    }
}
