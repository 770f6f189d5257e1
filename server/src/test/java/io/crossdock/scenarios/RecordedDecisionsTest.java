package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.sourcing.RecomputedDecision;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.support.RecordedDatabase;
import io.crossdock.support.RunningServer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Migrates a database of an earlier version. The server works on it, and computes its decisions with the same results.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedDecisionsTest {

    private final RunningServer server = RunningServer.on(
            RecordedDatabase.migrated(),
            "--crossdock.clock.machine-origin=" + Instant.now(),
            "--crossdock.clock.origin=" + RecordedDatabase.recordedAt());

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void everyDecisionComputesToTheSameAnswer() throws SQLException {
        var different = new ArrayList<String>();
        int count = 0;
        for (var owner : texts("select distinct order_id::text from sourcing.decision order by 1")) {
            for (var decision : recorded(owner)) {
                count++;
                decision.differences().forEach(what -> different.add(owner + " " + decision.attempt() + ": " + what));
            }
        }

        assertThat(different).isEmpty();
        assertThat(count).isEqualTo(765);
    }

    @Test
    void theRecordHasDecisionsOfEveryKind() throws SQLException {
        assertThat(count("inputs #>> '{demand,service}' in ('standard', 'express')"))
                .as("sent")
                .isEqualTo(740);
        assertThat(count("inputs #>> '{demand,service}' = 'pickup'"))
                .as("collected")
                .isEqualTo(25);
        assertThat(count("jsonb_array_length(chosen -> 'parts') > 1"))
                .as("from several nodes")
                .isEqualTo(33);
        assertThat(count("outcome = 'unfillable'")).as("short").isEqualTo(589);
        assertThat(count("inputs ? 'prices'")).as("with prices of scarce stock").isEqualTo(514);
        assertThat(count("inputs ? 'method'"))
                .as("too large for the exact method")
                .isEqualTo(334);
        assertThat(count("inputs #> '{demand,rules}' ? 'without'"))
                .as("with a closed service")
                .isEqualTo(340);
        assertThat(count("inputs -> 'demand' ? 'excluded'"))
                .as("without a node")
                .isEqualTo(39);
        assertThat(count("jsonb_path_exists(inputs, '$.demand.lines[*].inPlaceOf')"))
                .as("substitutes")
                .isEqualTo(8);
        assertThat(count("jsonb_path_exists(inputs, '$.demand.lines[*] ? (@.line > 10000 && @.line < 510000)')"))
                .as("kits")
                .isEqualTo(25);
        assertThat(texts("""
                select distinct inputs #>> '{demand,rules,name}'
                from sourcing.decision
                where at <= '%s'
                order by 1""".formatted(RecordedDatabase.recordedAt())))
                .as("rows of the policy")
                .containsExactly(
                        "sourcing 2: otherwise",
                        "sourcing 3: app in one parcel",
                        "sourcing 3: gold",
                        "sourcing 3: otherwise");
    }

    @Test
    void anInputThatWasTamperedWithIsSeen() throws SQLException {
        var order = texts("""
                select min(o.id)::text
                from orders.order o
                join sourcing.decision d on d.order_id = o.id
                where d.outcome = 'sourced'""").getFirst();
        var inputs = texts("""
                select inputs::text
                from sourcing.decision
                where order_id = %s
                order by id
                limit 1""".formatted(order)).getFirst();
        setInputs(order, inputs.replaceAll("\"weightGrams\": \\d+", "\"weightGrams\": 29999"));
        try {
            assertThat(recorded(order).getFirst().differences())
                    .first()
                    .asString()
                    .startsWith("parts: stored ");
            assertThat(server.get("/v1/orders/O" + order + "/decisions:recompute")
                            .json()
                            .path("identical")
                            .asBoolean())
                    .isFalse();
        } finally {
            setInputs(order, inputs);
        }
        assertThat(recorded(order).getFirst().differences()).isEmpty();
    }

    @Test
    void whatWasReadOutOfTheLogHasRows() throws SQLException {
        assertThat(texts("""
                select 'O' || l.subject
                from (
                    select distinct on (subject) subject, at, data ->> 'deliverBy' as deliver_by
                    from engine.log
                    where type in ('backorder-promised', 'promise-moved', 'promise-withdrawn')
                    order by subject, seq desc) l
                left join promises.backorder b on b.order_id = l.subject
                where (l.at, l.deliver_by::timestamptz) is distinct from (b.told_at, b.deliver_by)""")).isEmpty();
        assertThat(texts("select count(*)::text from promises.backorder where told_at <= '%s'"
                        .formatted(RecordedDatabase.recordedAt())))
                .containsExactly("17");
        assertThat(texts("select order_id || ' ' || hold_id from inventory.hold_conversion order by 1"))
                .containsExactly("103946 103937", "103957 103951");
    }

    @Test
    void everyOrderShowsTheDateThatItWasToldLast() throws SQLException {
        var told = texts("""
                select subject || ' ' || coalesce(data ->> 'deliverBy', '')
                from (
                    select distinct on (subject) subject, data
                    from engine.log
                    where type in ('order-promised', 'backorder-promised', 'promise-moved', 'promise-withdrawn')
                    order by subject, seq desc) l
                order by 1""");
        var shown = told.stream()
                .map(line -> line.split(" ")[0])
                .map(id -> id + " "
                        + server.get("/v1/orders/O" + id)
                                .json()
                                .at("/promise/deliverBy")
                                .asString(""))
                .toList();

        assertThat(told.size()).isEqualTo(150);
        assertThat(shown).isEqualTo(told);
    }

    @Test
    void itsBooksAgreeAndEveryOrderCanBeShown() throws SQLException {
        var orders = texts("select id::text from orders.order");

        assertThat(server.post("/v1/invariants:check", "")
                        .json()
                        .path("violations")
                        .toString())
                .isEqualTo("[]");
        assertThat(orders.size()).isEqualTo(163);
        assertThat(orders.stream().filter(id -> server.get("/v1/orders/O" + id).status() != 200))
                .isEmpty();
    }

    /** The recorded decisions of an order or cart hold, computed again; without those that the running server adds. */
    private List<RecomputedDecision> recorded(String owner) {
        var made = server.bean(Engine.class)
                .read(tx -> server.bean(Sourcing.class).history(tx, Long.parseLong(owner), Integer.MAX_VALUE));
        return made.recomputed().stream()
                .filter(decision -> !decision.at().isAfter(RecordedDatabase.recordedAt()))
                .toList();
    }

    private long count(String condition) throws SQLException {
        return Long.parseLong(texts("select count(*)::text from sourcing.decision where at <= '%s' and %s"
                        .formatted(RecordedDatabase.recordedAt(), condition))
                .getFirst());
    }

    private void setInputs(String order, String inputs) throws SQLException {
        try (var connection = server.database().dataSource().getConnection();
                var statement = connection.prepareStatement("""
                        update sourcing.decision
                        set inputs = ?::jsonb
                        where order_id = ?::bigint
                            and id = (select min(d.id) from sourcing.decision d where d.order_id = ?::bigint)""")) {
            statement.setString(1, inputs);
            statement.setString(2, order);
            statement.setString(3, order);
            assertThat(statement.executeUpdate()).isOne();
        }
    }

    private List<String> texts(String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var connection = server.database().dataSource().getConnection();
                var rs = connection.createStatement().executeQuery(sql)) {
            while (rs.next()) {
                texts.add(rs.getString(1));
            }
        }
        return texts;
    }
}
