package io.crossdock.inventory.internal;

import io.crossdock.engine.Tx;

/**
 * A range of rows by key. The last one of a walk is open at its end, so that ledger rows and reservations without a stock row are in it.
 *
 * @param after the last key of the slice before, not in this one
 * @param to the last key of this one
 * @param rows stock rows in it
 */
record Slice(Key after, Key to, long rows, boolean last) implements Stretch {

    /** Before every key. */
    static final Key BEGIN = new Key("", "");

    /** After every key: the highest code point. */
    static final Key END = new Key("\uDBFF\uDFFF", "\uDBFF\uDFFF");

    /** Everything. */
    static final Slice ALL = new Slice(BEGIN, END, 0, true);

    /** The next one. @param most stock rows that it may have */
    static Slice next(Tx tx, Key after, int most) {
        return tx.sql("""
                select s.sku, s.node, s.n
                from (
                    select s.sku, s.node, row_number() over (order by s.sku, s.node) as n
                    from (
                        select s.sku, s.node from inventory.stock s where (s.sku, s.node) > (?, ?) order by s.sku, s.node limit ?
                    ) s
                ) s
                order by s.n desc
                limit 1
                """)
                .value(after.sku())
                .value(after.node())
                .value(most)
                .first(rs -> {
                    boolean last = rs.getLong(3) < most;
                    return new Slice(after, last ? END : new Key(rs.getString(1), rs.getString(2)), rs.getLong(3), last);
                })
                .orElseGet(() -> new Slice(after, END, 0, true));
    }

    @Override
    public Key key() {
        return last ? BEGIN : to;
    }

    @Override
    public long id() {
        return 0;
    }
}
