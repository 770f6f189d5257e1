package io.crossdock.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Data of {@link Inventory#STOCK_CHANGED}: rows after a transaction's change, column by column; all lists have one
 * length. Of two events about a row, the one with the higher version is newer, whatever their order in the log.
 *
 * @param kept safety and buffer units together
 */
public record StockChanged(
        List<String> sku,
        List<String> node,
        List<Long> onHand,
        List<Long> reserved,
        List<Long> kept,
        List<Long> version) {

    public record Row(String sku, String node, long onHand, long reserved, long kept, long version) {

        /** Available units, zero or more. */
        public long available() {
            return StockChanged.available(onHand, reserved, kept);
        }
    }

    /** Available units of a row, zero or more. The only definition in Java. */
    public static long available(long onHand, long reserved, long kept) {
        return Math.max(0, onHand - reserved - kept);
    }

    public static StockChanged of(List<Row> rows) {
        return new StockChanged(
                column(rows, Row::sku),
                column(rows, Row::node),
                column(rows, Row::onHand),
                column(rows, Row::reserved),
                column(rows, Row::kept),
                column(rows, Row::version));
    }

    public List<Row> rows() {
        var rows = new ArrayList<Row>(sku.size());
        for (int i = 0; i < sku.size(); i++) {
            rows.add(new Row(sku.get(i), node.get(i), onHand.get(i), reserved.get(i), kept.get(i), version.get(i)));
        }
        return rows;
    }

    private static <T> List<T> column(List<Row> rows, Function<Row, T> part) {
        return rows.stream().map(part).toList();
    }
}
