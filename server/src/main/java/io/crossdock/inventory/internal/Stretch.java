package io.crossdock.inventory.internal;

/** What a walk looks at in one go. */
sealed interface Stretch permits Slice, IdSlice {

    /** Rows in it. */
    long rows();

    /** Whether the walk is through with it. */
    boolean last();

    /** Where the walk goes on, for the store: the key of a stock row; the beginning where it goes by id. */
    Key key();

    /** The id after which the walk goes on; 0 where it goes by key. */
    long id();
}
