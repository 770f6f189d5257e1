package io.crossdock.inventory.availability.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** While the database is down, shops get the last figures, and their staleness. */
@Tag("slow")
final class AvailabilityOutageTest {

    @Test
    void answersOnWithItsStalenessWhileTheDatabaseIsAway() throws SQLException {
        try (var server = RunningServer.ground()) {
            stock(server);
            until(() -> server.get("/v1/availability/mug").text().contains("\"available\":7"));

            admin(server, "alter database %s allow_connections false");
            admin(server, "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'");
            until(() -> staleness(server) > 1_000);

            var mug = server.get("/v1/availability/mug");
            assertThat(mug.status()).isEqualTo(200);
            assertThat(mug.json().at("/available").asLong()).isEqualTo(7);
            assertThat(mug.json().at("/asOf/stalenessMs").asLong()).isGreaterThan(1_000);
            assertThat(server.get("/v1/availability/pickup?sku=mug&country=US&postalCode=60601")
                            .json()
                            .at("/items/0/node")
                            .asString())
                    .isEqualTo("S001");

            assertThat(server.post("/v1/availability:cart", """
                            {"lines": [{"sku": "unicorn", "quantity": 1}],
                             "to": {"country": "US", "postalCode": "60601"}}""")
                            .json()
                            .at("/lines/0/state")
                            .asString())
                    .as("nobody can say whether there is such a SKU")
                    .isEqualTo("unclear");
            assertThat(server.post("/v1/availability:bulk", "{\"skus\": [\"unicorn\"]}")
                            .json()
                            .at("/unknownSkus")
                            .isNull())
                    .isTrue();

            admin(server, "alter database %s allow_connections true");
            until(() -> staleness(server) < 1_000);
            assertThat(server.get("/v1/availability/mug")
                            .json()
                            .at("/available")
                            .asLong())
                    .isEqualTo(7);
        }
    }

    private static void stock(RunningServer server) {
        server.put("/v1/skus", """
                {"skus": [
                  {"code": "mug", "name": "Mug", "unit": "each", "weightGrams": 400, "priceMinor": 1200,
                   "currency": "USD"}]}
                """);
        server.put("/v1/nodes", """
                {"nodes": [
                  {"code": "S001", "name": "Chicago Loop", "kind": "store", "country": "US", "postalCode": "60601",
                   "latitude": 41.88, "longitude": -87.62, "timeZone": "America/Chicago", "handlingMinor": 80,
                   "orderMinor": 50, "active": true, "profile": {"kinds": ["ship", "pickup"]}}]}
                """);
        server.post("/v1/stock:count", "{\"counts\": [{\"sku\": \"mug\", \"node\": \"S001\", \"onHand\": 7}]}");
    }

    private static long staleness(RunningServer server) {
        return server.get("/v1/availability").json().at("/stalenessMs").asLong();
    }

    private static void admin(RunningServer server, String statement) throws SQLException {
        var database = server.database();
        int name = database.url().lastIndexOf('/') + 1;
        try (var connection = DriverManager.getConnection(
                        database.url().substring(0, name) + "postgres", database.user(), database.password());
                var sql = connection.createStatement()) {
            sql.execute(statement.formatted(database.url().substring(name)));
        }
    }

    private static void until(BooleanSupplier so) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 30 s").isLessThan(end);
        }
    }
}
