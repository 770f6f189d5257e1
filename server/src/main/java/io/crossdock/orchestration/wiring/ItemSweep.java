package io.crossdock.orchestration.wiring;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.run.EngineTransactions;
import io.crossdock.engine.run.SetHalver;
import io.crossdock.platform.background.BackgroundCaseKinds;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles items that are due, in sets. A set that fails is halved until the item at fault stands alone. That one gets a
 * case and is passed over for a while; the others go on.
 */
final class ItemSweep {

    private static final Logger LOG = LoggerFactory.getLogger(ItemSweep.class);

    /** Business time for which an item that failed is passed over. */
    private static final Duration PASSED_OVER = Duration.ofMinutes(10);

    /** Most items that are passed over; more are a bug or wrong data, and the sweep fails as a whole. */
    private static final int PASSED_MAX = 1_000;

    /** What is due, and what is done with it. */
    interface Items {

        /** Items that are due and not among these. */
        List<Long> due(Tx tx, Collection<Long> except);

        /** Handles items, all or none. */
        void handle(Tx tx, List<Long> items);
    }

    private final String name;
    private final Engine engine;
    private final String actor;
    private final Items items;

    /** When each item that failed is tried again. */
    private final Map<Long, Instant> again = new TreeMap<>();

    /** Items that the latest look found. */
    private List<Long> found = List.of();

    /** Items that the latest look passed over no longer; those that did not fail in it again are forgotten. */
    private Set<Long> retried = Set.of();

    ItemSweep(String name, Engine engine, String actor, Items items) {
        this.name = name;
        this.engine = engine;
        this.actor = actor;
        this.items = items;
    }

    /** What it does, in words. */
    String name() {
        return name;
    }

    /** Handles what is due. @return how many items it found */
    int look(Tx tx) {
        found = List.of();
        again.entrySet()
                .removeIf(e -> retried.contains(e.getKey()) && !e.getValue().isAfter(tx.at()));
        var over = passedOver(tx.at());
        retried = again.keySet().stream().filter(item -> !over.contains(item)).collect(Collectors.toSet());
        found = List.copyOf(items.due(tx, over));
        handle(tx, found);
        return found.size();
    }

    /** Goes on after a look that failed. @throws RuntimeException the reason, where no item is at fault */
    void failed(RuntimeException reason) {
        var set = found;
        found = List.of();
        if (set.isEmpty() || again.size() >= PASSED_MAX) {
            throw reason;
        }
        new SetHalver<Long>(
                        part -> engine.transact(actor, tx -> {
                            handle(tx, part);
                            return part.size();
                        }),
                        ItemSweep::passes,
                        (part, why) -> passOver(part.getFirst(), why))
                .failed(set, reason);
    }

    /** Whether a failure passes by itself. */
    private static boolean passes(RuntimeException reason) {
        return EngineTransactions.outage(reason) || EngineTransactions.retryable(reason);
    }

    private Set<Long> passedOver(Instant now) {
        return again.entrySet().stream()
                .filter(e -> e.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void handle(Tx tx, List<Long> part) {
        if (part.isEmpty()) {
            return;
        }
        items.handle(tx, part);
        part.stream()
                .filter(again::containsKey)
                .forEach(item -> tx.settle(BackgroundCaseKinds.ITEM_PASSED_OVER.settled(item, name + " succeeded")));
    }

    private void passOver(long item, RuntimeException reason) {
        if (passes(reason)) {
            throw reason;
        }
        LOG.warn("{} failed for {}, which is passed over", name, item, reason);
        engine.transact(actor, tx -> {
            again.put(item, tx.at().plus(PASSED_OVER));
            tx.raise(BackgroundCaseKinds.ITEM_PASSED_OVER.problem(item, name + " failed: " + reason.getMessage()));
            return 0;
        });
    }
}
