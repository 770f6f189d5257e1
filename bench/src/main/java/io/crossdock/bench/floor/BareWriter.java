package io.crossdock.bench.floor;

import io.crossdock.bench.load.BenchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes sets of rows without any logic: one prepared statement per table and set, one array per column, one commit per
 * set.
 */
final class BareWriter implements AutoCloseable {

    private static final String DEADLOCK = "40P01";
    private static final String CLAIM = """
            update inventory.stock s
            set reserved = s.reserved + u.quantity, version = s.version + 1
            from unnest(?::text[], ?::text[], ?::int8[]) as u(sku, node, quantity)
            where s.sku = u.sku and s.node = u.node""";

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    BareWriter(BenchDatabase database) throws SQLException {
        connection = database.connect();
        connection.setAutoCommit(false);
    }

    /** Writes the sets, each in a transaction of its own, and records the time of each. */
    void write(List<RowSet> sets) throws SQLException {
        for (var set : sets) {
            boolean written = false;
            while (!written) {
                written = tried(set);
            }
        }
    }

    private boolean tried(RowSet set) throws SQLException {
        try {
            for (var part : set.parts()) {
                insert(part);
            }
            claim(set.claims());
            connection.commit();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            if (DEADLOCK.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private void insert(RowSet.Part part) throws SQLException {
        var statement = statement(part.table().insertSql());
        for (int i = 0; i < part.columns().size(); i++) {
            statement.setArray(
                    i + 1,
                    connection.createArrayOf(
                            part.table().columns().get(i).carrier(),
                            part.columns().get(i)));
        }
        statement.executeUpdate();
    }

    private void claim(RowSet.Claims claims) throws SQLException {
        if (claims.skus().length > 0) {
            var statement = statement(CLAIM);
            statement.setArray(1, connection.createArrayOf("text", claims.skus()));
            statement.setArray(2, connection.createArrayOf("text", claims.nodes()));
            statement.setArray(3, connection.createArrayOf("int8", claims.quantities()));
            statement.executeUpdate();
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        var known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
