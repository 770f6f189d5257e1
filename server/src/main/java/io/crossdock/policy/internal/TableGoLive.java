package io.crossdock.policy.internal;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.document.VersionedDocuments.Version;
import io.crossdock.platform.golive.GoLiveCheck;
import io.crossdock.platform.golive.GoLiveItem;
import io.crossdock.platform.golive.GoLiveStep;
import io.crossdock.policy.Policies;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells which tables in force have no answer for a delivery method. A table without {@code otherwise} is proven when it
 * is saved, for the methods that there are then; a later release may have more.
 */
@Component
final class TableGoLive implements GoLiveCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TableGoLive.class);

    private static final String METHOD = "method";

    private final Policies policies;
    private final Engine engine;

    TableGoLive(Policies policies, Engine engine) {
        this.engine = engine;
        this.policies = policies;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        engine.read(this::check).stream().forEach(item -> LOG.warn("{}. {}", item.text(), item.todo()));
    }

    @Override
    public List<GoLiveItem> check(Tx tx) {
        var items = new ArrayList<GoLiveItem>();
        for (var version : policies.tables().versions(tx)) {
            if (version.active()) {
                check(version, items);
            }
        }
        return items;
    }

    private void check(Version version, List<GoLiveItem> items) {
        var found = policies.tables().inForce(version.name()).orElse(null);
        var open = found instanceof DecisionTable table ? RowCheck.unanswered(table, METHOD) : List.<String>of();
        if (!open.isEmpty()) {
            items.add(GoLiveItem.attention(
                    GoLiveStep.DOCUMENTS,
                    "the decision table " + version.name() + " " + version.version() + " has no answer for all orders"
                            + " of the method " + String.join(", ", open) + ": they stop with a case",
                    "Add a row for it, or otherwise, and publish and activate the table"));
        }
    }
}
