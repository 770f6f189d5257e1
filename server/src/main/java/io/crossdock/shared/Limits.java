package io.crossdock.shared;

import java.time.Duration;
import java.time.Instant;

/**
 * Limits that several parts of the API share, each with its unit. A field has the same limit wherever it is sent. The
 * limit of a single field or verb stands with it, for instance {@code Inventory.BATCH_MAX}.
 */
public final class Limits {

    /** Characters of a code, such as a SKU, node, group, reference, token or key. */
    public static final int CODE_CHARACTERS_MAX = 200;

    /** Characters of a name (of a SKU, node or customer) and of a line of an address; shops allow as many. */
    public static final int NAME_CHARACTERS_MAX = 255;

    /** Characters of the reason that a person gives for a command. */
    public static final int REASON_CHARACTERS_MAX = 500;

    /** Characters of a note on an adjustment or a parked row. */
    public static final int NOTE_CHARACTERS_MAX = 1_000;

    /** Characters of a case's resolution. */
    public static final int RESOLUTION_CHARACTERS_MAX = 2_000;

    /** Bytes of a process or policy document. Those that come with Crossdock have less than a tenth. */
    public static final int DOCUMENT_BYTES_MAX = 256 << 10;

    /** Characters of an {@code Idempotency-Key}. */
    public static final int KEY_CHARACTERS_MAX = 200;

    /** Characters of a time. */
    public static final int TIME_CHARACTERS_MAX = 40;

    /** The first moment that others may name. */
    public static final Instant TIME_MIN = Instant.parse("0001-01-01T00:00:00Z");

    /** The last moment that others may name. PostgreSQL can store it and some more. */
    public static final Instant TIME_MAX = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** The last moment at which goods may be expected: orders that wait for them are promised some days later. */
    public static final Instant EXPECTED_MAX = Instant.parse("2199-12-31T23:59:59Z");

    /** How far the clock of a sender may be ahead where a time says which of two facts is newer. */
    public static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    /** Characters of a customer's tier. */
    public static final int TIER_CHARACTERS_MAX = 40;

    /** Characters of a customer's postal code. */
    public static final int POSTAL_CODE_CHARACTERS_MAX = 20;

    /** Lines of an order, a cart, a return or a transfer. */
    public static final int LINES_MAX = 500;

    /** Rows of a page, in most lists. */
    public static final int PAGE_MAX = 500;

    /** Nodes that one element may name. */
    public static final int NODES_MAX = 5_000;

    /**
     * Units of one line that a customer buys. Multiplied by the weight of a unit, or by the quantity of a part in a
     * kit, it stays below 2^63, and so do 500 such lines. It is smaller than {@link #STOCK_UNITS_MAX} for that reason.
     */
    public static final long LINE_UNITS_MAX = 1_000_000_000L;

    /** Units of a SKU in one place: on hand, moved, received, fenced. A million such rows add up to less than 2^63. */
    public static final long STOCK_UNITS_MAX = 1_000_000_000_000L;

    /** Units of a part in one kit. */
    public static final long PART_UNITS_MAX = 1_000_000L;

    /** Grams per unit. */
    public static final long WEIGHT_GRAMS_MAX = 10_000_000L;

    /**
     * Minor units of a price or an amount. Multiplied by {@link #LINE_UNITS_MAX} it can exceed 2^63, so whoever
     * multiplies a price must bound the product ({@code above-limit} of an order's line) or multiply exactly
     * ({@link Money#times}).
     */
    public static final long AMOUNT_MINOR_MAX = 1_000_000_000_000L;

    /**
     * Minor units that one unit, order or day costs in sourcing. Multiplied by {@link #LINE_UNITS_MAX} it stays below
     * 2^63.
     */
    public static final long COST_MINOR_MAX = 1_000_000_000L;

    private Limits() {}

    /** Whether a moment is from {@link #TIME_MIN} to {@link #TIME_MAX}. */
    public static boolean allows(Instant time) {
        return !time.isBefore(TIME_MIN) && !time.isAfter(TIME_MAX);
    }
}
