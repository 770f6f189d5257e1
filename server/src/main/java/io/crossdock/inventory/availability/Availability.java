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
 * Availability from this server's memory: no query, no lock. The memory follows the log by milliseconds; {@link #asOf}
 * tells how many. While the database is down it answers with its last figures. Use it to show and to choose; the
 * promise itself is made by {@code Inventory.reserve}, with the same formula.
 *
 * <p>Read {@link #asOf} before the figures; then they are not older than it says. The rows of a SKU are from one
 * moment; two SKUs may differ by a change.
 */
public interface Availability {

    /** Most events between a cursor and now for which reading changes is faster than loading in bulk. */
    long CHANGES_BEHIND_MAX = 1_000_000;

    /** Whether there are figures; false only in the first moments of a server. */
    boolean loaded();

    AsOf asOf();

    MemoryHealth health();

    /**
     * A SKU's rows; empty if it never had any. A kit's rows are in whole kits, made from its parts' rows at this
     * moment.
     */
    Optional<SkuStock> rows(String sku);

    /** The kits among these SKUs, by code. */
    Map<String, Kit> kits(Collection<String> skus);

    /**
     * For each SKU its nodes with at least one unit or whole kit, by node code; a SKU without any is absent. The same
     * form as {@code Inventory.availability}.
     */
    Map<String, List<AvailableUnits>> candidates(Collection<String> skus);

    /** Passes every SKU's rows, in no order. */
    void all(Consumer<SkuStock> reader);

    /**
     * Rows that changed after a log position, up to the position that this server's memory has reached, in commit-safe
     * order, each with its last figures. The changes of one transaction stay together, so a page may exceed
     * {@code rows} by the rows of a transaction. A change of a part also changes its kits: the kits' rows follow, are
     * not counted, and have the figures in memory now, which may be later than this page.
     *
     * @return empty if the position is too far back ({@link #CHANGES_BEHIND_MAX}), or the log has not reached it; load
     *     in bulk then, and go on from the position of that load
     */
    Optional<StockChangePage> changes(Tx tx, LogPosition after, int rows);

    /**
     * State of this server's memory.
     *
     * @param loaded whether the memory is complete; until then availability is read from the database
     * @param skus SKUs with rows
     * @param positions rows in memory
     * @param stalenessMs staleness now
     * @param stalenessP50Ms staleness that half of the last minute did not exceed
     * @param stalenessP99Ms staleness that 99 % of the last minute did not exceed
     * @param loads number of complete loads; more than one after the memory fell far behind
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
