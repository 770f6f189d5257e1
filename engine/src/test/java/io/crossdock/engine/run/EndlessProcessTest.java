package io.crossdock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.FactKey;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.Fixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that leads in a circle stops its subjects alone. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EndlessProcessTest {

    private static final FactKey<Boolean> ROUND = FactKey.flag("round");

    /** As releases before the check of loops through an undo have stored and activated it. */
    private static final String ENDLESS = """
            process: order
            version: 1
            facts: { round: bool }
            start: first
            stages:
              first: { run: test.first, on: { ok: [ { when: round, to: undoing }, { to: done } ] } }
              undoing: { undo: all, retry: { attempts: 3, backoff: 1s..1s, otherwise: done }, then: first }
              done: { end: done }
            undo: { first: test.undo }
            """;

    private static final String WAITING = """
            process: order
            version: 1
            start: waiting
            stages:
              waiting: { await: { again: working }, limit: { after: 1d, to: done } }
              working: { run: test.first, on: { ok: waiting } }
              done: { end: done }
            """;

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Engine endless() {
        fixture.local("test.first", "ok");
        fixture.local("test.undo", "ok");
        var engine = fixture.node();
        engine.transact("tester", tx -> {
            tx.sql("""
                    insert into engine.document (kind, name, version, yaml, at, actor)
                    values ('process', 'order', 1, ?, ?, 'tester')""").value(ENDLESS).value(tx.at()).update();
            return tx.sql("""
                    insert into engine.document_active (kind, name, version, at, actor, reason)
                    values ('process', 'order', 1, ?, 'tester', '')""").value(tx.at()).update();
        });
        engine.start();
        return engine;
    }

    @Test
    void theWorkIsCommittedTheSubjectIsStuckWithACaseAndOthersOfTheBatchGoOn() {
        var engine = endless();

        var subjects = engine.transact("tester", tx -> {
            var ids = new ArrayList<Long>();
            for (boolean round : List.of(false, true, false)) {
                ids.add(tx.nextId());
                tx.start(List.of(new Tx.Start(ids.getLast(), 0, "order", Facts.of(ROUND, round))));
            }
            return ids;
        });

        assertThat(Fixture.stage(engine, subjects.get(0))).isEqualTo("done");
        assertThat(Fixture.stage(engine, subjects.get(2))).isEqualTo("done");
        assertThat(Fixture.standing(engine, subjects.get(1)).status()).isEqualTo("stuck");
        assertThat(fixture.problems).singleElement().satisfies(problem -> {
            assertThat(problem.subject()).isEqualTo(subjects.get(1));
            assertThat(problem.kind()).isEqualTo("process-endless");
            assertThat(problem.detail())
                    .contains("it entered 500 stages without a rest")
                    .contains("version 1 of the process order leads in a circle");
        });
        assertThat(Fixture.stage(engine, Fixture.start(engine, "order", Facts.NONE)))
                .isEqualTo("done");
    }

    @Test
    void anotherTryStopsAgainAndTheEngineStopsAtOnce() {
        var engine = endless();
        long subject = Fixture.start(engine, "order", Facts.of(ROUND, true));

        assertThat(engine.tryAgain("ann", List.of(subject), "")).containsExactly(subject);
        Fixture.until("stuck again", () -> fixture.problems.size() == 2);
        long began = System.nanoTime();
        engine.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(fixture.problems).extracting(Tx.Problem::kind).containsOnly("process-endless");
    }

    /** Every call has a transaction of its own. */
    @Test
    void callsThatLeadToEachOtherAreACircle() {
        var calls = new AtomicInteger();
        fixture.remote("test.call", Set.of("ok", "no"), _ -> {
            calls.incrementAndGet();
            return "no";
        });
        var engine = fixture.running("""
                process: order
                version: 1
                start: first
                stages:
                  first: { run: test.call, retry: { attempts: 3, backoff: 1s..1m, otherwise: done },
                           on: { ok: done, no: second } }
                  second: { run: test.call, retry: { attempts: 3, backoff: 1s..1m, otherwise: done },
                            on: { ok: done, no: first } }
                  done: { end: done }
                """);

        long subject = Fixture.start(engine, "order", Facts.NONE);
        Fixture.until("stuck", () -> Fixture.standing(engine, subject).status().equals("stuck"));

        assertThat(fixture.problems).extracting(Tx.Problem::kind).containsExactly("process-endless");
        assertThat(calls.get()).isEqualTo(500);
    }

    /** Events that wait may lead through more stages than the limit; the subject rests between them. */
    @Test
    void manyEventsAreNoCircle() {
        fixture.local("test.first", "ok");
        var engine = fixture.node();
        engine.publish("tester", engine.processes(), WAITING, "");
        long subject = Fixture.start(engine, "order", Facts.NONE);
        engine.transact("tester", tx -> {
            for (int i = 0; i < 600; i++) {
                tx.signal(new Tx.Signal(subject, "again", i));
            }
            return 0;
        });

        engine.start();
        Fixture.until(
                "all taken",
                () -> engine.read(tx -> EngineQueries.timeline(tx, subject, 0, 5_000))
                                .size()
                        == 1 + 2 * 600);

        assertThat(fixture.problems).isEmpty();
    }
}
