package io.crossdock.engine.run;

import io.crossdock.engine.sql.Sql;
import java.sql.Connection;

/** The sequence {@code engine.ids}. */
final class IdBlockStore {

    private IdBlockStore() {}

    /** First id of a block of {@link SequenceIds#BLOCK} that nobody else gets. */
    static long next(Connection connection) {
        return new Sql(connection, "select nextval('engine.ids')")
                .first(rs -> rs.getLong(1))
                .orElseThrow();
    }
}
