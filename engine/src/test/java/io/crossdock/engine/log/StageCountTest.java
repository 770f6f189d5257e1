package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Tx;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counts by stage are exact, and subjects that have ended are not read for them. */
class StageCountTest {

    private static final String PROCESS = """
            process: order
            version: 1
            start: working
            stages:
              working: { run: test.work, on: { ok: waiting } }
              waiting: { await: { stop: done }, limit: { after: 1d, to: done } }
              done: { end: done }
            """;

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static List<String> counts(Engine engine) {
        return engine.read(EngineQueries::stages).stream()
                .map(c -> c.stage() + " " + c.status() + " " + c.count())
                .toList();
    }

    @Test
    void livingAndEndedSubjectsAreCountedByStage() {
        fixture.local("test.work", "ok");
        var engine = fixture.node();
        engine.publish("tester", engine.processes(), PROCESS, "");
        long one = Fixture.start(engine, "order", Facts.NONE);
        long two = Fixture.start(engine, "order", Facts.NONE);
        Fixture.start(engine, "order", Facts.NONE);
        engine.start();

        Fixture.signal(engine, one, "stop", "");
        Fixture.signal(engine, two, "stop", "");
        Fixture.until("two ended", () -> counts(engine).contains("done ended 2"));
        Fixture.signal(engine, one, "stop", "");
        Fixture.until("refused", () -> Fixture.types(engine, one).contains("event-ignored"));

        assertThat(counts(engine)).containsExactly("done ended 2", "waiting waiting 1");
    }

    @Test
    void manyRowsOfCountsAreAddedUp() {
        // Housekeeping every second.
        fixture.lease = Duration.ofSeconds(1);
        fixture.local("test.work", "ok");
        var engine = fixture.node();
        engine.publish("tester", engine.processes(), PROCESS, "");
        engine.start();
        engine.transact("tester", tx -> tx.sql("""
                insert into engine.ended_count (process, version, stage, subjects, oldest)
                select 'order', 1, 'done', 1, ?
                from generate_series(1, 600)""").value(tx.at()).update());

        Fixture.signal(engine, Fixture.start(engine, "order", Facts.NONE), "stop", "");

        Fixture.until("counted", () -> counts(engine).equals(List.of("done ended 601")));
        Fixture.until(
                "added up",
                () -> engine.<Long>read(tx -> tx.sql("select count(*) from engine.ended_count")
                                .first(rs -> rs.getLong(1))
                                .orElseThrow())
                        <= 2);
        assertThat(counts(engine)).containsExactly("done ended 601");
    }

    @Test
    void subjectsThatHaveEndedAreNotRead() {
        var engine = fixture.node();
        engine.transact("tester", tx -> tx.sql("""
                insert into engine.subject
                    (id, parent, process, version, stage, entry, seq, status, since, queue, attempt, facts, trail)
                select n, 0, 'order', 1, 'done', 3, 3, 'ended', ?, '', 0, '{}', '{}'
                from generate_series(1, 20000) n""").value(tx.at()).update());
        engine.transact("tester", tx -> tx.sql("analyze engine.subject").update());

        assertThat(rowsRead(engine, EngineQueries::stages)).isLessThan(200);
        assertThat(rowsRead(engine, EngineQueries::load)).isLessThan(200);
    }

    /** Rows of subjects that the query itself reads. */
    private static long rowsRead(Engine engine, Function<Tx, ?> query) {
        return engine.read(tx -> {
            long before = rows(tx);
            query.apply(tx);
            return rows(tx) - before;
        });
    }

    private static long rows(Tx tx) {
        return tx.sql("""
                select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) as read
                from pg_stat_xact_user_tables
                where schemaname = 'engine' and relname = 'subject'
                """).rows(rs -> rs.getLong("read")).getFirst();
    }
}
