package io.crossdock.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class TestDatabasesTest {

    private final AtomicInteger migrations = new AtomicInteger();

    @Test
    void migratesOnceAndGivesEachCallerItsOwnCopy() throws Exception {
        try (var one = TestDatabases.fresh("copies", this::migrate);
                var two = TestDatabases.fresh("copies", this::migrate)) {
            run(one, "insert into thing (name) values ('mine')");

            assertThat(migrations).hasValue(1);
            assertThat(count(one)).isEqualTo(1);
            assertThat(count(two)).isZero();
        }
    }

    private void migrate(TestDatabase database) {
        migrations.incrementAndGet();
        try {
            run(database, "create table thing (name text)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void run(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(TestDatabase database) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var rs = statement.executeQuery("select count(*) from thing")) {
            rs.next();
            return rs.getInt(1);
        }
    }
}
