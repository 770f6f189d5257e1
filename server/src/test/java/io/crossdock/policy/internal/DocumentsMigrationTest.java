package io.crossdock.policy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.Sql;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** The tables of processes and policies become one, without loss. */
class DocumentsMigrationTest {

    private static void migrate(TestDatabase database, String location, String target) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration/" + location)
                .outOfOrder(true)
                .validateOnMigrate(false)
                .target(target)
                .load()
                .migrate();
    }

    @Test
    void whatWasSavedAndActiveStaysSo() throws SQLException {
        try (var database = TestDatabases.empty()) {
            migrate(database, "engine", "110");
            migrate(database, "policy", "260");
            try (var connection = database.dataSource().getConnection()) {
                run(connection, """
                        insert into engine.process
                        values ('order', 1, 'a', '2026-01-01Z', 'ann'), ('order', 2, 'b', '2026-01-02Z', 'bob')""");
                run(connection, "insert into engine.process_active values ('order', 1, '2026-01-03Z', 'cid')");
                run(connection, "insert into policy.version values ('sourcing', 7, 'c', '2026-01-04Z', 'dan')");
                run(connection, "insert into policy.active values ('sourcing', 7, '2026-01-05Z', 'eve')");

                migrate(database, "engine", "111");
                migrate(database, "policy", "261");

                assertThat(rows(connection, """
                        select concat_ws(' ', kind, name, version, yaml, (at at time zone 'UTC')::date, actor)
                        from engine.document
                        order by kind, name, version"""))
                        .isEqualTo("policy sourcing 7 c 2026-01-04 dan, process order 1 a 2026-01-01 ann, "
                                + "process order 2 b 2026-01-02 bob");
                assertThat(rows(connection, """
                        select concat_ws(' ', kind, name, version, (at at time zone 'UTC')::date, actor, reason)
                        from engine.document_active
                        order by kind"""))
                        .isEqualTo("policy sourcing 7 2026-01-05 eve , process order 1 2026-01-03 cid ");
                assertThat(rows(
                                connection,
                                "select to_regclass('engine.process')::text || to_regnamespace('policy')::text"))
                        .isEqualTo("null");
            }
        }
    }

    private static void run(Connection connection, String sql) {
        new Sql(connection, sql).update();
    }

    private static String rows(Connection connection, String sql) {
        return String.join(", ", new Sql(connection, sql).rows(rs -> String.valueOf(rs.getString(1))));
    }
}
