package io.crossdock.inventory;

/** What becomes of goods that came in. */
public enum Disposition {
    /** Goes to on hand and may be promised again. */
    SELLABLE,
    /** Goes to quarantine, out of reach of orders. */
    DAMAGED
}
