package io.crossdock.bench.floor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows of one transaction, ready to be written again.
 *
 * @param parts arrays of columns per table, in the order of writing
 * @param claims units that the set reserves
 * @param orders number of orders
 */
public record RowSet(List<Part> parts, Claims claims, int orders) {

    /** @param columns one array per column, all of the same length */
    public record Part(FloorTable table, List<Object[]> columns) {

        int size() {
            return columns.getFirst().length;
        }
    }

    /** Stock rows whose {@code reserved} is raised, in key order. */
    record Claims(String[] skus, String[] nodes, Long[] quantities) {}

    private static final String ORDERS = "orders.order";
    private static final String RESERVATION = "inventory.reservation";

    /** A row as it is read, before rows become arrays. */
    private record Row(FloorTable table, Object[] values) {}

    /** Reads the rows written after a transaction: one set per transaction, oldest first. */
    public static List<RowSet> since(Connection connection, List<FloorTable> tables, long transaction)
            throws SQLException {
        var sets = new TreeMap<Long, List<Row>>();
        for (var table : tables) {
            try (var statement = connection.prepareStatement(table.selectSql())) {
                statement.setLong(1, transaction);
                statement.setFetchSize(2_000);
                try (var rs = statement.executeQuery()) {
                    while (rs.next()) {
                        sets.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                                .add(new Row(table, values(table, rs)));
                    }
                }
            }
        }
        return sets.values().stream().map(RowSet::of).toList();
    }

    private static Object[] values(FloorTable table, ResultSet rs) throws SQLException {
        var values = new Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (table.columns().get(i).carrier()) {
                case "int8" -> rs.getObject(i + 2, Long.class);
                case "int4" -> rs.getObject(i + 2, Integer.class);
                case "bool" -> rs.getObject(i + 2, Boolean.class);
                case "bytea" -> rs.getBytes(i + 2);
                default -> rs.getString(i + 2);
            };
        }
        return values;
    }

    private static RowSet of(List<Row> rows) {
        var byTable = new LinkedHashMap<FloorTable, List<Object[]>>();
        rows.forEach(
                r -> byTable.computeIfAbsent(r.table, t -> new ArrayList<>()).add(r.values));
        var parts = byTable.entrySet().stream()
                .map(e -> new Part(e.getKey(), columns(e.getKey(), e.getValue())))
                .toList();
        int orders = parts.stream()
                .filter(p -> p.table.name().equals(ORDERS))
                .mapToInt(Part::size)
                .sum();
        return new RowSet(parts, claims(byTable), orders);
    }

    static List<Object[]> columns(FloorTable table, List<Object[]> rows) {
        var columns = new ArrayList<Object[]>();
        for (int c = 0; c < table.columns().size(); c++) {
            int column = c;
            var values = rows.stream().map(r -> r[column]);
            columns.add(
                    switch (table.columns().get(c).carrier()) {
                        case "int8" -> values.toArray(Long[]::new);
                        case "int4" -> values.toArray(Integer[]::new);
                        case "bool" -> values.toArray(Boolean[]::new);
                        case "bytea" -> values.toArray(byte[][]::new);
                        default -> values.toArray(String[]::new);
                    });
        }
        return columns;
    }

    private record StockKey(String sku, String node) implements Comparable<StockKey> {
        @Override
        public int compareTo(StockKey other) {
            int bySku = sku.compareTo(other.sku);
            return bySku == 0 ? node.compareTo(other.node) : bySku;
        }
    }

    private static Claims claims(Map<FloorTable, List<Object[]>> byTable) {
        var sums = new TreeMap<StockKey, Long>();
        byTable.forEach((table, rows) -> {
            if (table.name().equals(RESERVATION)) {
                int sku = index(table, "sku");
                int node = index(table, "node");
                int quantity = index(table, "quantity");
                rows.forEach(r ->
                        sums.merge(new StockKey((String) r[sku], (String) r[node]), (Long) r[quantity], Long::sum));
            }
        });
        return new Claims(
                sums.keySet().stream().map(StockKey::sku).toArray(String[]::new),
                sums.keySet().stream().map(StockKey::node).toArray(String[]::new),
                sums.values().toArray(Long[]::new));
    }

    private static int index(FloorTable table, String column) {
        return table.columns().stream().map(FloorTable.Column::name).toList().indexOf(column);
    }

    /** Splits the rows into one set per order. */
    public List<RowSet> perOrder() {
        var orders = new LinkedHashMap<Object, List<Row>>();
        for (var part : parts) {
            int key = part.table.keyIndex();
            for (int i = 0; i < part.size(); i++) {
                int row = i;
                var values = part.columns.stream().map(c -> c[row]).toArray();
                orders.computeIfAbsent(values[key], k -> new ArrayList<>()).add(new Row(part.table, values));
            }
        }
        return orders.values().stream().map(RowSet::of).toList();
    }
}
