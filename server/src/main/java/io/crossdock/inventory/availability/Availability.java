package io.crossdock.inventory.availability;

import io.crossdock.engine.LogPosition;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.masterdata.Kit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What may be promised, from this node's memory: no query, no lock. The memory follows the log, milliseconds behind;
 * {@link #asOf} says how many. While the database is away it answers on with what it had. It is what to show and what
 * to choose from. What may be promised in the end is decided by {@code Inventory.reserve}, by the same formula.
 *
 * <p>Ask {@link #asOf} before the figures: they are not older then. The rows of a SKU are from one moment; two SKUs may
 * be a change apart.
 */
public interface Availability {

    /**
     * Rows of the log between a cursor and now beyond which reading the changes would take longer than loading in bulk.
     */
    long CHANGES_BEHIND_MAX = 1_000_000;

    /** Whether there are figures; only in the first moments of a node there are none. */
    boolean loaded();

    AsOf asOf();

    MemoryHealth health();

    /**
     * A SKU's rows; empty where it never had any. Of a kit: whole kits per node, made of its parts' rows at this
     * moment.
     */
    Optional<SkuStock> rows(String sku);

    /** Those of these SKUs that are kits, by code. */
    Map<String, Kit> kits(Collection<String> skus);

    /**
     * The nodes with at least one unit, per asked SKU, by node code, of a kit whole ones; a SKU without any is absent.
     * The shape of {@code Inventory.availability}.
     */
    Map<String, List<AvailableUnits>> candidates(Collection<String> skus);

    /** Every SKU's rows, in no order. */
    void all(Consumer<SkuStock> reader);

    /**
     * Rows that changed after a place in the log and before the one up to which this node's memory has everything, in
     * commit-safe order, each with its last figures. The changes of one transaction stay together, so that a part may
     * hold up to a transaction's rows more than asked for. A change of a part is one of its kits: their rows follow,
     * not counted, as memory has them now, which may be later than this part of the feed.
     *
     * @return empty where the place is too long ago ({@link #CHANGES_BEHIND_MAX}): load in bulk, then go on from the
     *     place which that was of
     */
    Optional<StockChangePage> changes(Tx tx, LogPosition after, int rows);

    /**
     * How this node's memory fares.
     *
     * @param skus with rows
     * @param positions rows in memory
     * @param stalenessMs now
     * @param stalenessP50Ms not exceeded for half of the last minute
     * @param stalenessP99Ms not exceeded for 99 % of the last minute
     * @param loads how often everything was read; more than once after falling far behind
     */
    record MemoryHealth(
            boolean loaded,
            long skus,
            long positions,
            String position,
            long stalenessMs,
            double stalenessP50Ms,
            double stalenessP99Ms,
            long loads) {}
}
