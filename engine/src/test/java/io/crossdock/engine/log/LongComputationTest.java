package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that computes for longer than a session may be idle in its transaction: 1 s here. */
@Tag("slow")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LongComputationTest {

    private static final String PROCESS = """
            process: order
            version: 1
            start: waiting
            stages:
              waiting: { await: { go: working }, limit: { after: 1d, to: done } }
              working: { run: test.slow, on: { ok: done } }
              done: { end: done }
            """;

    private final Fixture fixture = new Fixture("set idle_in_transaction_session_timeout = 1000");

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<Long> started(Engine engine, int count) {
        engine.publish("tester", engine.processes(), PROCESS, "");
        var ids = new ArrayList<Long>();
        for (int i = 0; i < count; i++) {
            ids.add(Fixture.start(engine, "order", Facts.NONE));
        }
        return ids;
    }

    private static void go(Engine engine, List<Long> ids) {
        engine.transact("tester", tx -> {
            ids.forEach(id -> tx.signal(new Tx.Signal(id, "go", "x")));
            return 0;
        });
        engine.start();
    }

    private static void compute(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static long done(Engine engine, List<Long> ids) {
        return engine.read(tx -> EngineQueries.standing(tx, ids)).stream()
                .filter(s -> s.stage().equals("done"))
                .count();
    }

    @Test
    void aSetThatComputesTooLongIsDoneInParts() {
        fixture.local("test.slow", Set.of("ok"), work -> {
            compute(Duration.ofMillis(50));
            return Outcome.of("ok");
        });
        var engine = fixture.node();

        var ids = started(engine, 40);
        go(engine, ids);

        Fixture.until(60, "all done", () -> done(engine, ids) == 40);
        assertThat(fixture.problems).isEmpty();
    }

    @Test
    void oneSubjectThatComputesTooLongFailsAloneWithACase() {
        var slow = new AtomicLong();
        fixture.local("test.slow", Set.of("ok"), work -> {
            if (work.subject() == slow.get()) {
                compute(Duration.ofMillis(1_500));
            }
            return Outcome.of("ok");
        });
        var engine = fixture.node();

        var ids = started(engine, 4);
        slow.set(ids.get(1));
        go(engine, ids);

        Fixture.until(60, "the others done", () -> done(engine, ids) >= 3);
        assertThat(Fixture.stage(engine, slow.get())).isEqualTo("working");
        Fixture.until(60, "case", () -> {
            fixture.clock.pass(Duration.ofMinutes(10));
            return !fixture.problems.isEmpty();
        });
        assertThat(fixture.problems).extracting(Tx.Problem::subject).containsOnly(ids.get(1));
        assertThat(fixture.problems).extracting(Tx.Problem::kind).contains("stage-failed");
    }
}
