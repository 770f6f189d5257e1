package io.crossdock.inventory.availability;

import io.crossdock.engine.LogPosition;
import io.crossdock.inventory.StockChanged;
import java.util.List;

/**
 * A part of the feed of changes.
 *
 * @param rows each SKU and node once, as it was after the last change of this part
 * @param next hand it in to go on
 * @param more whether there is more by now
 */
public record StockChangePage(List<StockChanged.Row> rows, LogPosition next, boolean more) {}
