package io.crossdock.inventory.feed.internal;

import io.crossdock.cases.CaseCause;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.InventoryCaseKinds;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The case of a feed's parked rows ends with the last of them. */
@Component
final class FeedCauses implements CaseCause {

    private static final Map<String, String> CAUSES = Map.of(
            InventoryCaseKinds.FEED_UNKNOWN_SKU.name(), RowScreening.UNKNOWN_SKU,
            InventoryCaseKinds.FEED_UNKNOWN_NODE.name(), RowScreening.UNKNOWN_NODE,
            InventoryCaseKinds.FEED_NODE_OF_OTHERS.name(), RowScreening.NODE_OF_OTHERS,
            InventoryCaseKinds.FEED_UNREADABLE_ROW.name(), RowScreening.UNREADABLE_ROW,
            InventoryCaseKinds.FEED_REPEATED_ROW.name(), RowScreening.REPEATED_ROW);

    @Override
    public Set<String> kinds() {
        return CAUSES.keySet();
    }

    @Override
    public String cause() {
        return "feed";
    }

    @Override
    public Map<Long, String> holding(Tx tx, String kind, Collection<Long> subjects) {
        var holding = new HashMap<Long, String>();
        var cause = CAUSES.get(kind);
        if (cause != null) {
            ParkedRowStore.waiting(tx, subjects, cause)
                    .forEach((feed, rows) -> holding.put(
                            feed, rows + " row(s) are still parked; applying or dismissing them closes the case"));
        }
        return holding;
    }
}
