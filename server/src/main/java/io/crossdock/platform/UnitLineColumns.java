package io.crossdock.platform;

import io.crossdock.engine.sql.Sql;
import io.crossdock.shared.UnitLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The columns {@code line, component, substitute} in which every table has its {@link UnitLine}. */
public final class UnitLineColumns {

    private UnitLineColumns() {}

    /** Binds the three columns as arrays, one element per row; see {@link Sql#columns}. */
    public static <T> UnaryOperator<Sql> of(Collection<T> rows, Function<? super T, UnitLine> line) {
        return sql -> sql.ints(rows, row -> line.apply(row).line())
                .ints(rows, row -> line.apply(row).component())
                .booleans(rows, row -> line.apply(row).substitute());
    }

    /** Reads the three columns by their names. */
    public static UnitLine read(ResultSet rs) throws SQLException {
        return new UnitLine(rs.getInt("line"), rs.getInt("component"), rs.getBoolean("substitute"));
    }
}
