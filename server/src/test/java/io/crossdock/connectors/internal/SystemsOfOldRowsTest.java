package io.crossdock.connectors.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.Sql;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Rows from before systems had names get the name of the default system of their port. */
class SystemsOfOldRowsTest {

    @Test
    void oldRowsBearTheNameOfTheDefaultSystem() throws SQLException {
        try (var database = TestDatabases.fresh("old_rows", db -> {
            migration(db, "payments").target("500").load().migrate();
            migration(db, "fulfillment").target("700").load().migrate();
            migration(db, "returns").target("750").load().migrate();
        })) {
            fill(database);
            var names = new ConnectorConfiguration().systemsOfOldRows(new ConnectorSettings(environment()));

            for (var module : new String[] {"payments", "fulfillment", "returns"}) {
                var migration = migration(database, module);
                names.customize(migration);
                migration.load().migrate();
            }

            assertThat(text(database, "select provider from payments.payment")).isEqualTo("bank");
            assertThat(text(database, "select system from fulfillment.fulfillment"))
                    .isEqualTo("depot");
            assertThat(text(database, "select system from returns.return")).isEqualTo("depot");
            assertThat(text(database, """
                    select string_agg(table_name || '.' || column_name || ' ' || is_nullable
                        || coalesce(column_default, ''), ' ' order by table_name)
                    from information_schema.columns
                    where column_name in ('provider', 'system')
                        and table_schema in ('payments', 'fulfillment', 'returns')
                    """))
                    .isEqualTo("fulfillment.system NO payment.provider NO return.system NO tender.provider NO");
        }
    }

    private static void fill(TestDatabase database) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into payments.payment
                        (order_id, channel, method, token, currency, total_minor, level_open_minor)
                    values (1, 'web', 'card', 'tok', 'USD', 100, 0)""");
            statement.execute("""
                    insert into fulfillment.fulfillment (id, order_id, node, state, created_at)
                    values (2, 1, 'N1', 'released', '2026-11-01Z')""");
            statement.execute("""
                    insert into returns.return (id, order_id, node, reason, state, requested_at)
                    values (3, 1, 'N1', 'too small', 'expected', '2026-11-01Z')""");
        }
    }

    /** Migrates one module's migrations alone, because together they would not run in the order of their numbers. */
    private static FluentConfiguration migration(TestDatabase database, String module) {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration/" + module)
                .table("flyway_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }

    private static String text(TestDatabase database, String select) throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            return new Sql(connection, select).rows(rs -> rs.getString(1)).getFirst();
        }
    }

    private static StandardEnvironment environment() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "flags",
                        Map.of(
                                "crossdock.connectors.payments.bank.kind",
                                "adyen",
                                "crossdock.connectors.nodes.depot.kind",
                                "http")));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
