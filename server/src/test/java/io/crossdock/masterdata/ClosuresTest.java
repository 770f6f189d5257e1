package io.crossdock.masterdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.sql.Sql;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import io.crossdock.support.RunningServer;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nodes and carrier services are closed and reopened in the same way. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosuresTest {

    private final RunningServer server = RunningServer.start();
    private final Clock clock = server.bean(Clock.class);
    private final Engine engine = server.bean(Engine.class);
    private final Masterdata masterdata = server.bean(Masterdata.class);
    private final Closures closures = server.bean(Closures.class);

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aNodeIsClosedUntilSomebodyReopensItAndTheLogSaysSo() {
        node("P4");

        var closed = server.post("/v1/nodes:close", "{\"closures\": [{\"node\": \"P4\", \"reason\": \"burst pipe\"}]}");

        assertThat(closed.status()).as(closed.text()).isEqualTo(200);
        assertThat(closed.json().at("/closures/0/node").asString("")).isEqualTo("P4");
        assertThat(known("P4").serves(clock.instant())).isFalse();
        assertThat(known("P4").closures()).extracting(Closure::reason).containsExactly("burst pipe");
        assertThat(wasClosed("nodes", "P4")).isTrue();
        assertThat(known("P4").serves(clock.instant())).isTrue();
        assertThat(wasClosed("nodes", "P4")).isFalse();
        assertThat(facts("node-%")).containsExactly("node-closed P4 null burst pipe", "node-reopened P4 null null");
    }

    @Test
    void aServiceIsClosedUntilSomebodyReopensItAndTheLogSaysSo() {
        var closed = server.post(
                "/v1/services:close", "{\"closures\": [{\"service\": \"express\", \"reason\": \"strike\"}]}");

        assertThat(closed.status()).as(closed.text()).isEqualTo(200);
        assertThat(closed.json().at("/closures/0/service").asString("")).isEqualTo("express");
        assertThat(closedServices()).containsExactly("express");
        assertThat(wasClosed("services", "express")).isTrue();
        assertThat(closedServices()).isEmpty();
        assertThat(wasClosed("services", "express")).isFalse();
        assertThat(facts("service-%"))
                .containsExactly("service-closed null express strike", "service-reopened null express null");
    }

    @Test
    void aNodeThatIsNamedLikeAServiceIsNotClosedWithIt() {
        node("same-day");

        server.post("/v1/services:close", "{\"closures\": [{\"service\": \"same-day\", \"reason\": \"strike\"}]}");

        assertThat(known("same-day").serves(clock.instant())).isTrue();
        assertThat(wasClosed("nodes", "same-day")).isFalse();
        assertThat(wasClosed("services", "same-day")).isTrue();
    }

    @Test
    void aClosureThatIsTakenBackBeforeItBeginsIsGone() {
        node("P5");
        server.post("/v1/nodes:close", """
                {"closures": [{"node": "P5", "from": "2126-01-01T00:00:00Z", "until": "2126-01-02T00:00:00Z",
                  "reason": "inventory day"}]}""");
        assertThat(known("P5").closures()).hasSize(1);

        assertThat(wasClosed("nodes", "P5")).isTrue();

        assertThat(known("P5").closures()).isEmpty();
        assertThat(wasClosed("nodes", "P5")).isFalse();
    }

    @Test
    void aClosureOfAnUnknownNodeOrInThePastIsRefused() {
        var answer = server.post("/v1/nodes:close", """
                {"closures": [
                  {"node": "nowhere", "from": "2020-01-01T00:00:00Z", "until": "2020-01-02T00:00:00Z"}]}""");

        assertThat(answer.json()
                        .get("violations")
                        .valueStream()
                        .map(v -> v.get("pointer").stringValue() + " "
                                + v.get("code").stringValue()))
                .containsExactlyInAnyOrder(
                        "/closures/0/node unknown-node",
                        "/closures/0/until out-of-range",
                        "/closures/0/reason required");
    }

    @Test
    void closuresOfBothOldTablesAreMoved() throws SQLException {
        try (var database = TestDatabases.empty()) {
            migrate(database, "263?");
            try (var connection = database.dataSource().getConnection();
                    var old = connection.createStatement()) {
                old.execute("""
                        insert into masterdata.node (
                            code, name, kind, country, postal_code, latitude, longitude, time_zone, handling_minor,
                            order_minor, active)
                        values ('N1', 'N1', 'STORE', 'US', '60601', 41.8, -87.6, 'UTC', 0, 0, true);
                        insert into masterdata.node_closure
                        values ('N1', '2026-11-01Z', null, 'flood', '2026-10-31Z', 'ada');
                        insert into masterdata.service_closure
                        values ('express', '2026-11-01Z', '2026-11-02Z', 'strike', '2026-10-31Z', 'bob')""");
            }

            migrate(database, "latest");

            try (var connection = database.dataSource().getConnection()) {
                assertThat(new Sql(connection, """
                        select c.kind || ' ' || c.code || ' ' || c.reason || ' ' || c.made_by
                            || ' ' || coalesce(extract(day from c.until_at)::text, 'open')
                        from masterdata.closure c
                        order by c.kind""").rows(rs -> rs.getString(1)))
                        .containsExactly("node N1 flood ada open", "service express strike bob 2");
            }
        }
    }

    private static void migrate(TestDatabase database, String target) {
        Flyway.configure()
                .dataSource(database.url() + "?options=-c%20TimeZone=UTC", database.user(), database.password())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }

    private void node(String code) {
        var answer = server.put("/v1/nodes", """
                {"nodes":[{"code":"%s","name":"A node","kind":"store","country":"US","postalCode":"60601",
                 "latitude":41.88,"longitude":-87.62,"timeZone":"America/Chicago","handlingMinor":10,"orderMinor":0,
                 "active":true}]}""".formatted(code));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Node known(String code) {
        return masterdata.nodesByCode().get(code);
    }

    private List<String> closedServices() {
        return List.copyOf(engine.read(tx -> closures.closedServices(tx, tx.at())));
    }

    private boolean wasClosed(String kind, String code) {
        var answer = server.post("/v1/" + kind + ":reopen", "{\"%s\": [{\"code\": \"%s\"}]}".formatted(kind, code));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get(kind).get(0).get("wasClosed").booleanValue();
    }

    /** Closing and reopening events of P4 and of the service express. */
    private List<String> facts(String like) {
        return engine.read(tx -> tx.sql("""
                select l.type, l.data ->> 'node' as node, l.data ->> 'service' as service, l.data ->> 'reason' as reason
                from engine.log l
                where l.type like ? and (l.data ->> 'node' = 'P4' or l.data ->> 'service' = 'express')
                order by l.position""")
                .value(like)
                .rows(rs -> rs.getString(1) + " " + rs.getString(2) + " " + rs.getString(3) + " " + rs.getString(4)));
    }
}
