package io.crossdock.inventory.walk;

import io.crossdock.inventory.stock.StockKey;
import java.util.List;

/** What a walk looks at in one go. */
public sealed interface Slice permits KeySlice, IdSlice {

    /** Its bounds as parameters of a statement: the lower one, which is not in it, and the upper one. */
    List<?> bounds();

    /** Rows in it. */
    long rows();

    /** Whether the walk is through with it. */
    boolean last();

    /** Where the walk goes on, for the store: the key of a stock row; the beginning where it goes by id. */
    StockKey key();

    /** The id after which the walk goes on; 0 where it goes by key. */
    long id();
}
