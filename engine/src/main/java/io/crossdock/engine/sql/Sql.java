package io.crossdock.engine.sql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One statement with its parameters, bound in order. Collections become arrays for {@code unnest} and {@code any}, so
 * one round trip handles a set. SQL errors are thrown as {@link SqlFailure}.
 */
public final class Sql {

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet rs) throws SQLException;
    }

    /** A failed statement: a bug, a broken constraint or an outage. {@link #state()} is the SQLSTATE. */
    public static final class SqlFailure extends RuntimeException {
        private static final Set<String> RETRYABLE = Set.of("40P01", "40001", "55P03");

        private final String state;

        SqlFailure(String text, SQLException cause) {
            super(cause.getMessage() + "\nin: " + text, cause);
            this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
        }

        public String state() {
            return state;
        }

        /** Deadlock, serialization failure or lock time-out: the same transaction may succeed when run again. */
        public boolean retryable() {
            return RETRYABLE.contains(state);
        }
    }

    private final Connection connection;
    private final String text;
    private final List<@Nullable Object> parameters = new ArrayList<>();

    public Sql(Connection connection, String text) {
        this.connection = connection;
        this.text = text;
    }

    /** An array of {@code bigint}. */
    public Sql longs(Collection<Long> values) {
        return array("int8", values.toArray(Long[]::new));
    }

    /** An array of {@code integer}. */
    public Sql ints(Collection<Integer> values) {
        return array("int4", values.toArray(Integer[]::new));
    }

    /** An array of {@code text}; elements may be null. */
    public Sql texts(Collection<? extends @Nullable String> values) {
        return array("text", values.toArray(String[]::new));
    }

    /** An array of {@code numeric}. */
    public Sql decimals(Collection<BigDecimal> values) {
        return array("numeric", values.toArray());
    }

    /** An array of {@code boolean}. */
    public Sql booleans(Collection<? extends @Nullable Boolean> values) {
        return array("bool", values.toArray());
    }

    /** An array of {@code timestamptz}; elements may be null. */
    public Sql times(Collection<? extends @Nullable Instant> values) {
        return array("timestamptz", values.stream().map(Sql::sqlTime).toArray());
    }

    /**
     * An array of {@code jsonb}, from JSON text. For large sets, {@link #texts} and a cast in the statement are
     * cheaper.
     */
    public Sql jsons(Collection<String> values) {
        return array("jsonb", values.toArray());
    }

    /** An array of {@code bigint}, one element per row. */
    public <T> Sql longs(Collection<T> rows, Function<? super T, ? extends @Nullable Long> column) {
        return array("int8", rows.stream().map(column).toArray(Long[]::new));
    }

    /** An array of {@code integer}, one element per row. */
    public <T> Sql ints(Collection<T> rows, Function<? super T, ? extends @Nullable Integer> column) {
        return array("int4", rows.stream().map(column).toArray(Integer[]::new));
    }

    /** An array of {@code text}, one element per row. */
    public <T> Sql texts(Collection<T> rows, Function<? super T, ? extends @Nullable String> column) {
        return array("text", rows.stream().map(column).toArray(String[]::new));
    }

    /** An array of {@code boolean}, one element per row. */
    public <T> Sql booleans(Collection<T> rows, Function<? super T, ? extends @Nullable Boolean> column) {
        return array("bool", rows.stream().map(column).toArray(Boolean[]::new));
    }

    /** An array of {@code timestamptz}, one element per row. */
    public <T> Sql times(Collection<T> rows, Function<? super T, ? extends @Nullable Instant> column) {
        return array("timestamptz", rows.stream().map(column).map(Sql::sqlTime).toArray());
    }

    /** An array of {@code jsonb} from JSON text, one element per row. */
    public <T> Sql jsons(Collection<T> rows, Function<? super T, ? extends @Nullable String> column) {
        return array("jsonb", rows.stream().map(column).toArray());
    }

    /** Binds the columns of a value that has several, in the order in which the statement names them. */
    public Sql columns(UnaryOperator<Sql> columns) {
        return columns.apply(this);
    }

    /** One value: text, number, boolean, {@link Instant} or {@code byte[]}. */
    public Sql value(@Nullable Object value) {
        parameters.add(value instanceof Instant i ? sqlTime(i) : value);
        return this;
    }

    /** Several values, one after the other. */
    public Sql values(List<?> values) {
        values.forEach(this::value);
        return this;
    }

    /** Arrays of the element's own type go over in binary form; others as text, in which every quote is escaped. */
    private Sql array(String type, @Nullable Object[] values) {
        try {
            parameters.add(connection.createArrayOf(type, values));
            return this;
        } catch (SQLException e) {
            throw new SqlFailure(text, e);
        }
    }

    /** Runs the statement and returns the number of changed rows. */
    public int update() {
        try (var statement = prepare()) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(text, e);
        }
    }

    /** Runs the statement and reads all rows. */
    public <T> List<T> rows(Row<T> row) {
        try (var statement = prepare();
                var rs = statement.executeQuery()) {
            var result = new ArrayList<T>();
            while (rs.next()) {
                result.add(row.read(rs));
            }
            return result;
        } catch (SQLException e) {
            throw new SqlFailure(text, e);
        }
    }

    /** Runs the statement and reads the first row, if there is one. */
    public <T> Optional<T> first(Row<T> row) {
        var rows = rows(row);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    private PreparedStatement prepare() throws SQLException {
        var statement = connection.prepareStatement(text);
        try {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** A column as an instant; the column must not be null. */
    public static Instant time(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** As {@link #time(ResultSet, String)}, by the column's place from 1. */
    public static Instant time(ResultSet rs, int column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A column as an instant, null where the column is. */
    public static @Nullable Instant timeOrNull(ResultSet rs, String column) throws SQLException {
        return instant(rs.getObject(column, OffsetDateTime.class));
    }

    /** As {@link #timeOrNull(ResultSet, String)}, by the column's place from 1. */
    public static @Nullable Instant timeOrNull(ResultSet rs, int column) throws SQLException {
        return instant(rs.getObject(column, OffsetDateTime.class));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime sqlTime(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
