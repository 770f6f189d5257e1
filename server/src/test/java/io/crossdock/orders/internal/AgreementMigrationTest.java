package io.crossdock.orders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.agreement.Agreement;
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
import tools.jackson.databind.JsonNode;

/** Orders of a release that kept no agreements get what is known of them as version 1. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AgreementMigrationTest {

    private static final String BEFORE = "1000";

    private final TestDatabase database = TestDatabases.empty();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ordersFromBeforeHaveOneVersionThatIsACanonicalOrder() throws SQLException {
        migrate(BEFORE);
        run("""
                insert into orders.order (
                    id, channel, reference, placed_at, captured_at, currency, service, shipping_minor, adjustment_minor,
                    total_minor, customer_name, customer_email, ship_name, ship_line1, ship_city, ship_postal_code,
                    ship_country, fulfillment, node)
                values
                    (1, 'web', 'W-1', '2026-11-23 09:15:30.123456+00', now(), 'USD', 'express', 499, -99, 2400, 'Ada', '',
                        'Ada', '1 Main "St"', 'Springfield', '', 'US', 'ship', null),
                    (2, 'web', 'W-2', '2026-11-23 09:15:30+00', now(), 'USD', 'standard', 0, 0, 1000, 'Bob', 'bob@example.com',
                        'Bob', '2 Main St', 'Springfield', '62701', 'US', 'pickup', 'S1')""");
        run("""
                insert into orders.line (
                    order_id, line, reference, sku, title, ordered, unit_price_minor, discount_minor, tax_minor,
                    allow_substitutes)
                values (1, 2, null, 'TEE', 'Tee', 1, 1000, 0, 0, false), (1, 1, 'L1', 'MUG', 'Mug', 1, 1000, 50, 50, null),
                    (2, 1, null, 'MUG', 'Mug', 1, 1000, 0, 0, null)""");

        migrate("latest");

        var first = EngineJson.tree("""
                {"channel":"web","reference":"W-1","placedAt":"2026-11-23T09:15:30.123456Z","currency":"USD",
                 "customer":{"name":"Ada"},
                 "shipTo":{"name":"Ada","line1":"1 Main \\"St\\"","city":"Springfield","country":"US"},
                 "service":"express","fulfillment":"ship",
                 "lines":[{"line":1,"reference":"L1","sku":"MUG","title":"Mug","quantity":1,"unitPriceMinor":1000,
                           "discountMinor":50,"taxMinor":50},
                          {"line":2,"sku":"TEE","title":"Tee","quantity":1,"unitPriceMinor":1000,"discountMinor":0,
                           "taxMinor":0,"allowSubstitutes":false}],
                 "shippingMinor":499,"charges":[{"category":"discount","name":"Adjustment","amountMinor":-99}],
                 "totalMinor":2400}""");
        var documents = documents();
        assertThat(documents).hasSize(2);
        assertThat(documents.getFirst()).isEqualTo(first);
        assertThat(documents.getLast().path("node").asString()).isEqualTo("S1");
        assertThat(documents.getLast().has("charges")).isFalse();
    }

    /** Documents by order, each checked against its hash. */
    private List<JsonNode> documents() throws SQLException {
        var found = new ArrayList<JsonNode>();
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select document::text, hash, version from orders.order_version order by order_id""")) {
            while (rows.next()) {
                var document = rows.getString(1);
                assertThat(rows.getInt(3)).isEqualTo(1);
                assertThat(Agreement.hash(document)).isEqualTo(rows.getString(2));
                found.add(EngineJson.tree(document));
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
