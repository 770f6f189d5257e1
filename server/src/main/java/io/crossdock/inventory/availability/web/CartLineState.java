package io.crossdock.inventory.availability.web;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;

/** What can be said about a line of a cart. */
enum CartLineState {
    /** There are units enough. */
    AVAILABLE,
    /** The SKU is sold, and units of it lack. */
    SHORT,
    /** The SKU is not on sale yet, and units of it lack: an order for it waits until its day. */
    PREORDER,
    /** No SKU has this code: an order for it is refused or held. */
    UNKNOWN_SKU,
    /** Units lack, and the database, which knows the SKUs, is away. */
    UNCLEAR;

    @JsonValue
    String text() {
        return Words.of(this);
    }
}
