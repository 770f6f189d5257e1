package io.crossdock.inventory;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of cases that inventory raises. */
public final class InventoryCaseKinds {

    public static final CaseKind PROMISED_STOCK_MISSING =
            new CaseKind("promised-stock-missing", "inventory", Duration.ofHours(4));
    public static final CaseKind TRANSFER_DIFFERENCE =
            new CaseKind("transfer-difference", "inventory", Duration.ofDays(1));
    public static final CaseKind FEED_UNKNOWN_SKU = new CaseKind("feed-unknown-sku", "catalog", Duration.ofDays(1));
    public static final CaseKind FEED_UNKNOWN_NODE =
            new CaseKind("feed-unknown-node", "integration", Duration.ofDays(1));
    public static final CaseKind FEED_NODE_OF_OTHERS =
            new CaseKind("feed-node-of-others", "integration", Duration.ofDays(1));
    public static final CaseKind FEED_UNREADABLE_ROW =
            new CaseKind("feed-unreadable-row", "integration", Duration.ofDays(1));
    public static final CaseKind FEED_REPEATED_ROW =
            new CaseKind("feed-repeated-row", "integration", Duration.ofDays(1));
    public static final CaseKind FEED_NEGATIVE_FIGURE =
            new CaseKind("feed-negative-figure", "inventory", Duration.ofDays(1));
    public static final CaseKind FEED_OTHER_UNIT = new CaseKind("feed-other-unit", "inventory", Duration.ofHours(4));
    public static final CaseKind FEED_RESET_HELD = new CaseKind("feed-reset-held", "inventory", Duration.ofHours(4));
    public static final CaseKind FEED_STALE = new CaseKind("feed-stale", "integration", Duration.ofHours(4));
    public static final CaseKind ADJUSTMENT_REQUESTED =
            new CaseKind("adjustment-requested", "inventory", Duration.ofDays(1));
    public static final CaseKind STOCK_REBUILT = new CaseKind("stock-rebuilt", "engineering", Duration.ofHours(1));
    public static final CaseKind STOCK_VIOLATION = new CaseKind("stock-violation", "engineering", Duration.ofHours(1));
    public static final CaseKind FENCE_VIOLATION = new CaseKind("fence-violation", "engineering", Duration.ofHours(1));
    public static final CaseKind SUPPLY_VIOLATION =
            new CaseKind("supply-violation", "engineering", Duration.ofHours(1));
    public static final CaseKind HOLD_VIOLATION = new CaseKind("hold-violation", "engineering", Duration.ofHours(1));
    public static final CaseKind BACKLOG_VIOLATION =
            new CaseKind("backlog-violation", "engineering", Duration.ofHours(1));

    private InventoryCaseKinds() {}
}
