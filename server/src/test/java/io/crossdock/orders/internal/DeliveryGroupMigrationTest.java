package io.crossdock.orders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Orders, promises and work of a release that knew one address per order are of the first delivery group. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DeliveryGroupMigrationTest {

    private static final String BEFORE = "1152";

    private final TestDatabase database = TestDatabases.empty();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWasThereIsOfTheFirstGroup() throws SQLException {
        migrate(BEFORE);
        run("""
                insert into orders.order (
                    id, channel, reference, placed_at, captured_at, currency, service, shipping_minor, charges_minor,
                    total_minor, customer_name, customer_email, ship_name, ship_line1, ship_city, ship_postal_code,
                    ship_country, fulfillment, node)
                values (1, 'web', 'W-1', now(), now(), 'USD', 'express', 0, 0, 1000, 'Ada', '', 'Ada', '1 Main St',
                    'Springfield', '', 'US', 'ship', null)""");
        run("""
                insert into orders.line (
                    order_id, line, sku, title, ordered, unit_price_minor, discount_minor, tax_minor)
                values (1, 1, 'MUG', 'Mug', 1, 1000, 0, 0)""");
        run("insert into promises.promise values (1, now(), now(), now(), 'sourcing 1')");
        run("""
                insert into promises.leg (
                    order_id, node, made_at, service, ships_at, deliver_by, transit_days, working_days)
                values (1, 'S1', now(), 'express', now(), now(), 1, false)""");
        run("""
                insert into fulfillment.fulfillment (id, order_id, system, node, state, created_at)
                values (2, 1, 'http', 'S1', 'released', now())""");

        migrate("latest");

        assertThat(numbers("""
                select delivery_group from orders.line
                union all select delivery_group from promises.promise
                union all select delivery_group from promises.leg
                union all select delivery_group from fulfillment.fulfillment""")).containsExactly(1, 1, 1, 1);
        assertThat(numbers("select number from orders.delivery_group")).isEmpty();
        run("insert into promises.promise values (1, now(), now(), now(), 'sourcing 1', 2)");
    }

    private List<Integer> numbers(String sql) throws SQLException {
        var found = new ArrayList<Integer>();
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getInt(1));
            }
        }
        return found;
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
