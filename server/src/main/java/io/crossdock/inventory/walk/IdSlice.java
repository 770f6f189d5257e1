package io.crossdock.inventory.walk;

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
