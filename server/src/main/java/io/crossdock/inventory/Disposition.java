package io.crossdock.inventory;

/** The destination of goods that come in. */
public enum Disposition {
    /** On hand; the goods may be promised again. */
    SELLABLE,
    /** Quarantine; no order gets them. */
    DAMAGED
}
