package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.Event;
import io.crossdock.engine.FactKey;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalStagesTest {

    private static final String TWO_STEPS = """
            process: order
            version: 1
            facts: { total: int }
            start: first
            stages:
              first: { run: test.first, on: { ok: [ { when: 'total > 100', to: third }, { to: second } ] } }
              second: { run: test.second, on: { ok: third } }
              third: { end: finished }
            """;

    private static final FactKey<Long> TOTAL = FactKey.number("total");

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void runConsecutiveLocalStagesBeforeTheStartCommits() {
        fixture.local("test.first", "ok");
        fixture.local("test.second", "ok");
        var engine = fixture.node();
        engine.publish("tester", engine.processes(), TWO_STEPS, "");

        long small = Fixture.start(engine, "order", Facts.of(TOTAL, 5L));
        long large = Fixture.start(engine, "order", Facts.of(TOTAL, 500L));

        assertThat(Fixture.story(engine, small)).containsExactly("moved first", "moved second", "ended third");
        assertThat(Fixture.story(engine, large)).containsExactly("moved first", "ended third");
    }

    @Test
    void numberTheEventsOfEachSubjectWithoutGap() {
        fixture.local("test.first", "ok");
        fixture.local("test.second", "ok");
        var engine = fixture.node();
        engine.publish("tester", engine.processes(), TWO_STEPS, "");
        long subject = Fixture.start(engine, "order", Facts.NONE);

        engine.transact("tester", tx -> {
            tx.emit(subject, "noticed", Map.of("by", "somebody"));
            tx.emit(subject, "noticed", Map.of("by", "another"));
            return 0;
        });

        List<Event> timeline = engine.read(tx -> EngineQueries.timeline(tx, subject, 0, 10));
        assertThat(timeline).extracting(Event::seq).containsExactly(1, 2, 3, 4, 5);
        engine.end();
        assertThat(LogProof.proceed(work -> engine.transact("tester", work)))
                .as("those of the subject, and of the publication")
                .isEqualTo(6);
        assertThat(engine.read(EngineQueries::subjectsWithGaps)).isEmpty();
    }

    @Test
    void leaveNothingWhenTheWorkFails() {
        fixture.local("test.first", "ok");
        fixture.local("test.second", "ok");
        var engine = fixture.node();
        engine.publish("tester", engine.processes(), TWO_STEPS, "");

        assertThatThrownBy(() -> engine.transact("tester", tx -> {
                    tx.start(List.of(new Tx.Start(tx.nextId(), 0, "order", Facts.NONE)));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(engine.read(EngineQueries::stages)).isEmpty();
    }

    @Test
    void keepAWorkWhoseStageFailsAndStopTheSubjectAtACase() {
        var broken = new AtomicBoolean(true);
        fixture.local("test.first", "ok");
        fixture.local("test.second", Set.of("ok"), work -> {
            if (broken.get() && work.facts().values().get("total").equals(13L)) {
                throw new IllegalStateException("thirteen");
            }
            return Outcome.of("ok");
        });
        var engine = fixture.running(TWO_STEPS);

        var subjects = engine.transact("tester", tx -> {
            var ids = List.of(tx.nextId(), tx.nextId(), tx.nextId());
            var totals = List.of(12L, 13L, 14L);
            for (int i = 0; i < 3; i++) {
                tx.start(List.of(new Tx.Start(ids.get(i), 0, "order", Facts.of(TOTAL, totals.get(i)))));
            }
            return ids;
        });

        Fixture.untilStage(engine, subjects.get(0), "third");
        Fixture.untilStage(engine, subjects.get(2), "third");
        Fixture.until("stuck", () -> {
            fixture.clock.pass(Duration.ofSeconds(30));
            return Fixture.standing(engine, subjects.get(1)).status().equals("stuck");
        });
        assertThat(fixture.problems).extracting(Tx.Problem::kind).containsExactly("stage-failed");
        assertThat(fixture.problems.getFirst().detail()).contains("test.second").contains("thirteen");

        broken.set(false);
        assertThat(engine.tryAgain("ann", subjects, "")).containsExactly(subjects.get(1));
        Fixture.untilStage(engine, subjects.get(1), "third");
    }

    @Test
    void stopTheSubjectAtACaseWhereAStageThrowsAnError() {
        fixture.local("test.first", "ok");
        fixture.local("test.second", Set.of("ok"), work -> {
            if (work.facts().values().get("total").equals(13L)) {
                throw new StackOverflowError();
            }
            return Outcome.of("ok");
        });
        var engine = fixture.running(TWO_STEPS);

        long broken = Fixture.start(engine, "order", Facts.of(TOTAL, 13L));
        long other = Fixture.start(engine, "order", Facts.of(TOTAL, 12L));

        Fixture.untilStage(engine, other, "third");
        Fixture.until("stuck", () -> {
            fixture.clock.pass(Duration.ofSeconds(30));
            return Fixture.standing(engine, broken).status().equals("stuck");
        });
        assertThat(fixture.problems.getFirst().detail()).contains("test.second").contains("StackOverflowError");
        Fixture.untilStage(engine, Fixture.start(engine, "order", Facts.of(TOTAL, 14L)), "third");
    }

    @Test
    void renewTheirLeaseThoughAChoreThrowsAnError() {
        fixture.lease = Duration.ofMillis(500);
        var engine = fixture.node();
        var tidied = new AtomicInteger();
        engine.add(tx -> {
            throw new StackOverflowError();
        });
        engine.add(tx -> tidied.incrementAndGet());
        engine.start();

        Fixture.until("the other chores are done again and again", () -> tidied.get() > 1);
    }

    @Test
    void neverChangeTheLog() {
        fixture.local("test.first", "ok");
        fixture.local("test.second", "ok");
        var engine = fixture.node();
        engine.publish("tester", engine.processes(), TWO_STEPS, "");
        Fixture.start(engine, "order", Facts.NONE);

        for (var change :
                List.of("update engine.log set actor = 'nobody'", "delete from engine.log", "truncate engine.log")) {
            assertThatThrownBy(
                            () -> engine.transact("tester", tx -> tx.sql(change).update()))
                    .hasMessageContaining("the log cannot be changed");
        }
    }
}
