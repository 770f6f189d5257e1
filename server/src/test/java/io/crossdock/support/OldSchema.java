package io.crossdock.support;

import io.crossdock.engine.sql.Sql;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** A module's tables at an earlier version, to be filled and then migrated. */
public final class OldSchema implements AutoCloseable {

    private final TestDatabase database = TestDatabases.empty();
    private final String module;

    private OldSchema(String module) {
        this.module = module;
    }

    /** @param version the last migration to run */
    public static OldSchema of(String module, String version) {
        var old = new OldSchema(module);
        old.migrate(version);
        return old;
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration/" + module)
                .target(target)
                .load()
                .migrate();
    }

    public OldSchema with(String... statements) throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            for (var statement : statements) {
                new Sql(connection, statement).update();
            }
        }
        return this;
    }

    /** The same database, migrated to the current schema. */
    public TestDatabase migrated() {
        migrate("latest");
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
