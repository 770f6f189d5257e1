package io.crossdock.support;

import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import org.flywaydb.core.Flyway;

/** Databases with the whole schema of the server. */
public final class ServerDatabase {

    private ServerDatabase() {}

    /** A database of its own, empty but migrated. */
    public static TestDatabase fresh() {
        return TestDatabases.fresh("server", ServerDatabase::migrate);
    }

    /** Brings a database to the schema of today. */
    static void migrate(TestDatabase database) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
