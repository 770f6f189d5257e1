package io.crossdock.inventory.walk;

import io.crossdock.inventory.stock.StockKey;
import java.util.List;

/** The rows that a walk visits in one transaction. */
public sealed interface Slice permits KeySlice, IdSlice {

    /** Its bounds as parameters of a statement: the lower one, which is not in it, and the upper one. */
    List<?> bounds();

    /** Rows in the slice. */
    long rows();

    /** Whether the slice ends the walk. */
    boolean last();

    /** Key after which the walk goes on; {@link KeySlice#BEGIN} if the walk goes by id. */
    StockKey key();

    /** Id after which the walk goes on; 0 if the walk goes by key. */
    long id();
}
