package io.crossdock.inventory.walk;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.stock.StockKey;
import java.util.List;

/**
 * A range of rows by id. The last slice of a walk has no upper end.
 *
 * @param after last id of the slice before; not in this one
 * @param to last id of this slice
 * @param rows rows in the slice
 */
public record IdSlice(long after, long to, long rows, boolean last) implements Slice {

    /** All rows. */
    public static final IdSlice ALL = new IdSlice(Long.MIN_VALUE, Long.MAX_VALUE, 0, true);

    /** The next cart holds. @param most rows of the slice */
    public static IdSlice ofHolds(Tx tx, long after, int most) {
        return next(tx, after, most, """
                select max(h.id), count(*)
                from (select h.id from inventory.hold h where h.id > ? order by h.id limit ?) h
                """);
    }

    /** The next supply lines with claims. @param most lines of the slice */
    public static IdSlice ofClaimedSupply(Tx tx, long after, int most) {
        return next(tx, after, most, """
                select max(c.inbound), count(*)
                from (
                    select distinct c.inbound
                    from inventory.supply_claim c
                    where c.inbound > ?
                    order by c.inbound
                    limit ?
                ) c
                """);
    }

    private static IdSlice next(Tx tx, long after, int most, String statement) {
        return tx.sql(statement)
                .value(after)
                .value(most)
                .first(rs -> {
                    boolean last = rs.getLong(2) < most;
                    return new IdSlice(after, last ? Long.MAX_VALUE : rs.getLong(1), rs.getLong(2), last);
                })
                .orElseThrow();
    }

    @Override
    public List<Long> bounds() {
        return List.of(after, to);
    }

    @Override
    public StockKey key() {
        return KeySlice.BEGIN;
    }

    @Override
    public long id() {
        return last ? 0 : to;
    }
}
