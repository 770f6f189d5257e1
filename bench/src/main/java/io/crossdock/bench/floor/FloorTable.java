package io.crossdock.bench.floor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that the product writes, as the database describes it.
 *
 * @param name name with schema
 * @param key column of the order's id; empty where rows belong to no order
 * @param columns columns that a writer fills, without identities, which PostgreSQL fills
 */
public record FloorTable(String name, String key, List<Column> columns) {

    /** @param type PostgreSQL's short name, for instance {@code int8} */
    record Column(String name, String type) {

        /**
         * Element type of the array that carries the column. Types without a binary form in JDBC are carried as text,
         * which is cheapest.
         */
        String carrier() {
            return switch (type) {
                case "int8", "int4", "bool", "bytea" -> type;
                default -> "text";
            };
        }

        String cast(String expression) {
            return carrier().equals(type) ? expression : expression + "::" + type;
        }

        String read() {
            return carrier().equals(type) ? name : name + "::text";
        }
    }

    public static FloorTable read(Connection connection, String name, String key) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = connection.prepareStatement("""
                select a.attname, t.typname
                from pg_attribute a
                join pg_type t on t.oid = a.atttypid
                where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
                  and a.attidentity = '' and a.attgenerated = ''
                order by a.attnum""")) {
            statement.setString(1, name);
            try (var rs = statement.executeQuery()) {
                while (rs.next()) {
                    columns.add(new Column(rs.getString(1), rs.getString(2)));
                }
            }
        }
        return new FloorTable(name, key, List.copyOf(columns));
    }

    int keyIndex() {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(key))
                .findFirst()
                .orElse(-1);
    }

    /** Statement that reads all rows of transactions after a given one; the first column is the transaction. */
    String selectSql() {
        return "select xmin::text::bigint, "
                + columns.stream().map(Column::read).collect(Collectors.joining(", ")) + " from " + name
                + " where xmin::text::bigint > ? order by 1, " + (key.isEmpty() ? "2" : key);
    }

    /** Statement that writes a set, with one array per column. */
    String insertSql() {
        var names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        var values = columns.stream().map(c -> c.cast("u." + c.name())).collect(Collectors.joining(", "));
        var arrays = columns.stream().map(c -> "?::" + c.carrier() + "[]").collect(Collectors.joining(", "));
        return "insert into " + name + " (" + names + ") select " + values + " from unnest(" + arrays + ") as u("
                + names + ")";
    }
}
