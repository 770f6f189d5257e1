package io.crossdock.inventory.availability;

import io.crossdock.engine.LogPosition;
import io.crossdock.inventory.StockChanged;
import java.util.List;

/**
 * A page of the feed of changes.
 *
 * @param rows each SKU and node once, as after the last change of this page
 * @param next position after which the next page begins
 * @param more whether there is another page already
 */
public record StockChangePage(List<StockChanged.Row> rows, LogPosition next, boolean more) {}
