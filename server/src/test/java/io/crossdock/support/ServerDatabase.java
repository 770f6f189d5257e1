package io.crossdock.support;

import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import org.flywaydb.core.Flyway;

/** Databases with the current schema of all modules. */
public final class ServerDatabase {

    private ServerDatabase() {}

    /** A new database without rows. */
    public static TestDatabase fresh() {
        return TestDatabases.fresh("server", ServerDatabase::migrate);
    }

    /** Migrates a database to the current schema. */
    static void migrate(TestDatabase database) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
