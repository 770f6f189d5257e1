package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A check of the log reads what came since the last one, and finds every gap. */
class LogProofTest {

    private static final int HISTORY = 60_000;

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static void emit(Engine engine, long subject, int events) {
        engine.transact("tester", tx -> {
            for (int i = 0; i < events; i++) {
                tx.emit(subject, "noticed", Map.of());
            }
            return 0;
        });
        engine.end();
    }

    private static long proceed(Engine engine) {
        return LogProof.proceed(work -> engine.transact("tester", work));
    }

    private static List<Long> found(Engine engine) {
        proceed(engine);
        return engine.read(EngineQueries::subjectsWithGaps);
    }

    /** As somebody does who may do everything in the database. */
    private static void takeAway(Engine engine, long subject, int seq) {
        engine.transact("tester", tx -> {
            tx.sql("alter table engine.log disable trigger log_is_append_only").update();
            tx.sql("delete from engine.log where subject = ? and seq = ?")
                    .value(subject)
                    .value(seq)
                    .update();
            return tx.sql("alter table engine.log enable trigger log_is_append_only")
                    .update();
        });
    }

    /** Events that an older release wrote into its one batch, two of each subject. */
    private static void history(Tx tx, int events) {
        tx.sql("""
                insert into engine.log (batch, position, subject, seq, type, at, actor, version, stage, data)
                select 0, n, 1000 + (n + 1) / 2, 2 - n % 2, 'noticed', now(), 'tester', 0, '', '{}'
                from generate_series(1, ?) n""").value(events).update();
        tx.sql("insert into engine.log_order (last, before, batch) values (?, 0, 0)")
                .value(events)
                .update();
        tx.sql("delete from engine.log_arrival").update();
    }

    @Test
    void aGapIsFoundAtTheBeginningAndInTheMiddleAndIsToldUntilItIsMended() {
        var engine = fixture.node();
        LongStream.of(1, 2, 3).forEach(subject -> emit(engine, subject, 4));
        takeAway(engine, 1, 1);
        takeAway(engine, 3, 2);

        assertThat(found(engine)).containsExactly(1L, 3L);

        emit(engine, 2, 1);
        assertThat(found(engine)).as("told again, though read once").containsExactly(1L, 3L);
    }

    @Test
    void anEventThatIsTakenAwayAfterItWasProvenIsFoundWhenHistoryIsReadAgain() {
        var engine = fixture.node();
        emit(engine, 1, 4);
        assertThat(found(engine)).isEmpty();

        takeAway(engine, 1, 2);

        assertThat(found(engine)).containsExactly(1L);
    }

    @Test
    void aRoundReadsNoMoreWhenTheLogIsLong() {
        var engine = fixture.node();
        engine.transact("tester", tx -> {
            history(tx, HISTORY);
            return 0;
        });

        assertThat(proceed(engine)).as("the first round reads all").isEqualTo(HISTORY);
        emit(engine, 1, 3);

        assertThat(proceed(engine)).isEqualTo(LogProof.SLICE_MAX + 3);
        assertThat(engine.read(EngineQueries::subjectsWithGaps)).isEmpty();
    }

    @Test
    void theStatementReadsTheEventsOfItsSliceByIndex() {
        var engine = fixture.node();
        engine.transact("tester", tx -> {
            history(tx, HISTORY);
            return tx.sql("analyze engine.log").update();
        });
        emit(engine, 1, 3);

        long before = reads(engine, "seq_tup_read");
        engine.transact("tester", tx -> {
            LogProofStore.look(tx, HISTORY, HISTORY + 3);
            return tx.sql("select pg_stat_force_next_flush()").rows(rs -> 0).size();
        });

        assertThat(reads(engine, "seq_tup_read") - before)
                .as("no scan of the table")
                .isZero();
    }

    /** Rows of the log that all sessions have read so. */
    private static long reads(Engine engine, String column) {
        return engine.transact("tester", tx -> {
            tx.sql("select pg_stat_force_next_flush()").rows(rs -> 0);
            return tx.sql("select " + column
                            + " from pg_stat_user_tables where schemaname = 'engine' and relname = 'log'")
                    .first(rs -> rs.getLong(1))
                    .orElseThrow();
        });
    }
}
