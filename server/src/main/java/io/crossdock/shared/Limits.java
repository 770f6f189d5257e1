package io.crossdock.shared;

/**
 * Limits that several parts of the API share, each with its unit: the same field has the same limit wherever it is
 * sent. The limit of one field or verb alone stands with it, for instance {@code Inventory.BATCH_MAX}.
 */
public final class Limits {

    /** Characters of a code: SKU, node, group, reference, token, key. */
    public static final int CODE_CHARACTERS_MAX = 200;

    /** Characters of a name: of a SKU, a node, a customer, and of a line of an address. */
    public static final int NAME_CHARACTERS_MAX = 200;

    /** Characters of the reason that a person gives for a command. */
    public static final int REASON_CHARACTERS_MAX = 500;

    /** Characters of a note on an adjustment or a parked row. */
    public static final int NOTE_CHARACTERS_MAX = 1_000;

    /** Characters of what was decided about a case. */
    public static final int RESOLUTION_CHARACTERS_MAX = 2_000;

    /** Characters of an {@code Idempotency-Key}. */
    public static final int KEY_CHARACTERS_MAX = 200;

    /** Characters of a time. */
    public static final int TIME_CHARACTERS_MAX = 40;

    /** Characters of a customer's tier. */
    public static final int TIER_CHARACTERS_MAX = 40;

    /** Characters of a customer's postal code. */
    public static final int POSTAL_CODE_CHARACTERS_MAX = 20;

    /** Lines of an order, a cart, a return or a transfer. */
    public static final int LINES_MAX = 500;

    /** Rows of a page, of most lists. */
    public static final int PAGE_MAX = 500;

    /** Nodes that one element may name. */
    public static final int NODES_MAX = 5_000;

    /**
     * Units of one line that a customer buys. Times the weight of a unit, or the quantity of a part in a kit, it stays
     * below 2^63; 500 such lines do, too. Smaller than {@link #STOCK_UNITS_MAX} for that reason.
     */
    public static final long LINE_UNITS_MAX = 1_000_000_000L;

    /**
     * Units of a SKU in one place: on hand, moved, received, fenced. A million rows of that still add up to less than
     * 2^63.
     */
    public static final long STOCK_UNITS_MAX = 1_000_000_000_000L;

    /** Units of a part in one kit. */
    public static final long PART_UNITS_MAX = 1_000_000L;

    /** Grams that a unit weighs. */
    public static final long WEIGHT_GRAMS_MAX = 10_000_000L;

    /**
     * Minor units of a price or an amount. Times {@link #LINE_UNITS_MAX} it passes 2^63 (it did once): whoever
     * multiplies a price must bound the product ({@code above-limit} of an order's line) or multiply exactly
     * ({@link Money#times}).
     */
    public static final long AMOUNT_MINOR_MAX = 1_000_000_000_000L;

    /** Minor units that one unit, order or day costs in sourcing. Times {@link #LINE_UNITS_MAX} it stays below 2^63. */
    public static final long COST_MINOR_MAX = 1_000_000_000L;

    private Limits() {}
}
