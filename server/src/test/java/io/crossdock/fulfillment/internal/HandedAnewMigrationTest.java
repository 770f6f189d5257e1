package io.crossdock.fulfillment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import java.sql.SQLException;
import java.util.ArrayList;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Migrates the log's entries of work that is handed over again to the fulfillments. */
class HandedAnewMigrationTest {

    private static void migrate(TestDatabase database, String target) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }

    @Test
    void workUnderWayThatItsNodeGetsAnewIsMarked() throws SQLException {
        try (var database = TestDatabases.empty();
                var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            migrate(database, "700");
            statement.execute("""
                    insert into fulfillment.fulfillment (id, order_id, node, state, created_at, ended_at)
                    values (11, 1, 'S001', 'released', now(), null), (12, 1, 'S002', 'released', now(), null),
                        (13, 1, 'S001', 'rejected', now(), now()), (21, 2, 'S001', 'released', now(), null)""");
            statement.execute("""
                    insert into engine.log (batch, position, subject, seq, type, at, actor, version, stage, data)
                    values (1, 1, 1, 1, 'order-reallocated', now(), 'ada', 2, 'in-fulfillment',
                        '{"recalled": ["F11", "F12", "F13"], "placements": [{"node": "S001", "line": 1}]}'),
                        (1, 2, 2, 1, 'order-promised', now(), 'ada', 2, 'sourcing',
                            '{"placements": [{"node": "S001", "line": 1}]}')""");

            migrate(database, "702");

            var marked = new ArrayList<Long>();
            try (var rs =
                    statement.executeQuery("select id from fulfillment.fulfillment where handed_anew order by id")) {
                while (rs.next()) {
                    marked.add(rs.getLong(1));
                }
            }
            assertThat(marked).containsExactly(11L);
        }
    }
}
