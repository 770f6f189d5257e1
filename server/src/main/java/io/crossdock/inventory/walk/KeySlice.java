package io.crossdock.inventory.walk;

import io.crossdock.inventory.stock.StockKey;
import java.util.List;

/**
 * A range of stock rows by key. The last slice of a walk has no upper end, so that it contains ledger rows and
 * reservations without a stock row.
 *
 * @param after last key of the slice before; not in this one
 * @param to last key of this slice
 * @param rows stock rows in the slice
 */
public record KeySlice(StockKey after, StockKey to, long rows, boolean last) implements Slice {

    /** Before every key. */
    public static final StockKey BEGIN = new StockKey("", "");

    /** After every key: the highest code point. */
    public static final StockKey END = new StockKey("\uDBFF\uDFFF", "\uDBFF\uDFFF");

    /** All rows. */
    public static final KeySlice ALL = new KeySlice(BEGIN, END, 0, true);

    /** What is behind one key, up to another. */
    public static KeySlice between(StockKey after, StockKey to) {
        return new KeySlice(after, to, 0, false);
    }

    @Override
    public List<String> bounds() {
        return List.of(after.sku(), after.node(), to.sku(), to.node());
    }

    @Override
    public StockKey key() {
        return last ? BEGIN : to;
    }

    @Override
    public long id() {
        return 0;
    }
}
