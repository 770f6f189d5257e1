package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Engine;
import io.crossdock.engine.FactKey;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class RemoteStagesTest {

    private static final String CHARGE = """
            process: order
            version: 1
            start: charging
            stages:
              charging:
                run: test.charge
                retry: { attempts: 3, backoff: 10s..1m, otherwise: down }
                on: { charged: done }
              down:
                hold: { reason: no answer, owner: payments, due: 1h }
                resolve: { retry: charging, cancel: canceling }
                limit: { after: 1h, to: charging, times: 2, then: canceling }
              canceling:
                undo: all
                retry: { attempts: 3, backoff: 1s..5s, otherwise: done }
                then: canceled
              done: { end: done }
              canceled: { end: canceled }
            events:
              cancel-requested: [ { from: [charging, down], to: canceling } ]
            undo: { charging: test.void }
            """;

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void repeatACallWithTheSameKeyUntilItAnswers() {
        var keys = new ConcurrentLinkedQueue<String>();
        fixture.remote("test.charge", Set.of("charged"), work -> {
            keys.add(work.key() + " attempt " + work.attempt());
            if (work.attempt() < 3) {
                throw new Capability.Unavailable("busy");
            }
            return "charged";
        });
        fixture.local("test.void", "voided");
        var engine = fixture.running(CHARGE);

        long subject = Fixture.start(engine, "order", Facts.NONE);
        passUntil(engine, subject, "done");

        assertThat(keys).containsExactly(subject + "-1 attempt 1", subject + "-1 attempt 2", subject + "-1 attempt 3");
        assertThat(Fixture.types(engine, subject)).containsExactly("moved", "retrying", "retrying", "ended");
    }

    @Test
    void giveUpToAHoldThatAPersonResolves() {
        var up = new AtomicInteger();
        fixture.remote("test.charge", Set.of("charged"), work -> {
            if (up.get() == 0) {
                throw new Capability.Unavailable("down");
            }
            return "charged";
        });
        fixture.local("test.void", "voided");
        var engine = fixture.running(CHARGE);

        long subject = Fixture.start(engine, "order", Facts.NONE);
        passUntil(engine, subject, "down");
        assertThat(fixture.problems).extracting(Tx.Problem::kind).containsExactly("hold-down");
        assertThat(fixture.problems.getFirst().owner()).isEqualTo("payments");

        up.set(1);
        Fixture.signal(engine, subject, "resolve:retry", List.of());
        Fixture.untilStage(engine, subject, "done");
        assertThat(fixture.settled)
                .containsExactly(
                        new Tx.Settled(subject, "hold-down", "resolve:retry", "tester"),
                        new Tx.Settled(subject, "decision-overdue", "resolve:retry", "tester"));
    }

    @Test
    void keepWhatAPartnerDidWhenTheProcessCanNotSayWhatFollows() {
        var calls = new AtomicInteger();
        fixture.remote("test.charge", Set.of("charged"), work -> {
            calls.incrementAndGet();
            return "charged";
        });
        fixture.local("test.void", "voided");
        var engine = fixture.running(CHARGE.replace(
                        "on: { charged: done }",
                        "on: { charged: [ { when: 'lines / 0 > 1', to: down }, { to: done } ] }")
                .replace("start: charging", "facts: { lines: int }\nstart: charging"));

        long subject = Fixture.start(engine, "order", Facts.of(FactKey.number("lines"), 1L));
        Fixture.until("stopped", () -> Fixture.types(engine, subject).contains("stuck"));

        assertThat(calls).hasValue(1);
        assertThat(Fixture.types(engine, subject)).containsExactly("moved", "stuck");
        assertThat(fixture.problems).singleElement().satisfies(p -> {
            assertThat(p.kind()).isEqualTo("stage-failed");
            assertThat(p.detail()).contains("answered 'charged'", "lines / 0 > 1");
        });
    }

    @Test
    void takeTheLimitOfAHoldOnlySoManyTimes() {
        fixture.remote("test.charge", Set.of("charged"), work -> {
            throw new Capability.Unavailable("down");
        });
        fixture.local("test.void", "voided");
        var engine = fixture.running(CHARGE);

        long subject = Fixture.start(engine, "order", Facts.NONE);
        passUntil(engine, subject, "canceled");

        assertThat(Fixture.story(engine, subject).stream().filter("moved down"::equals))
                .hasSize(3);
    }

    @Test
    void applyACancelThatComesDuringTheCallAfterItAndUndoTheCharge() throws InterruptedException {
        var calling = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var undone = new ConcurrentLinkedQueue<Long>();
        fixture.remote("test.charge", Set.of("charged"), work -> {
            calling.countDown();
            answer.await();
            throw new Capability.Unavailable("answer lost");
        });
        fixture.local("test.void", Set.of("voided"), work -> {
            undone.add(work.subject());
            return Outcome.of("voided");
        });
        var engine = fixture.running(CHARGE);
        long subject = Fixture.start(engine, "order", Facts.NONE);
        calling.await();

        Fixture.signal(engine, subject, "cancel-requested", List.of());
        Fixture.until(
                "signal looked at",
                () -> engine.read(tx -> tx.sql("select 1 from engine.signal where not fresh")
                        .first(rs -> 1)
                        .isPresent()));
        assertThat(Fixture.stage(engine, subject)).isEqualTo("charging");
        answer.countDown();

        Fixture.untilStage(engine, subject, "canceled");
        assertThat(undone).containsExactly(subject);
    }

    @Test
    void runEachCallOnceOverTwoNodes() {
        var calls = new ConcurrentHashMap<String, Integer>();
        fixture.remote("test.charge", Set.of("charged"), work -> {
            calls.merge(work.key(), 1, Integer::sum);
            return "charged";
        });
        fixture.local("test.void", "voided");
        var one = fixture.running(CHARGE);
        var two = fixture.running(CHARGE);

        for (int i = 0; i < 50; i++) {
            for (var node : List.of(one, two)) {
                node.transact("tester", tx -> {
                    for (int k = 0; k < 10; k++) {
                        tx.start(List.of(new Tx.Start(tx.nextId(), 0, "order", Facts.NONE)));
                    }
                    return 0;
                });
            }
        }

        Fixture.until(
                "all done",
                () -> one.read(EngineQueries::stages).stream()
                        .allMatch(s -> s.stage().equals("done") && s.count() == 1_000));
        assertThat(calls).hasSize(1_000).allSatisfy((key, n) -> assertThat(n).isEqualTo(1));
    }

    /** Keys of the charges; all of them succeed. */
    private ConcurrentLinkedQueue<String> charges() {
        var keys = new ConcurrentLinkedQueue<String>();
        fixture.remote("test.charge", Set.of("charged"), work -> {
            keys.add(work.key());
            return "charged";
        });
        fixture.local("test.void", "voided");
        return keys;
    }

    @Test
    void takeOverTheCallsOfANodeThatDied() {
        var keys = charges();
        fixture.lease = Duration.ofMillis(500);
        var engine = fixture.running(CHARGE);
        long subject = 900_001;
        engine.transact("dead node", tx -> {
            tx.sql("""
                    insert into engine.subject
                        (id, parent, process, version, stage, entry, seq, status, since, queue, due, attempt,
                        owner, facts, trail)
                    values (?, 0, 'order', 1, 'charging', 1, 0, 'moving', ?, 'test.charge', ?, 0, 777, '{}',
                        '{"undo": ["charging"], "limits": {},
                        "cause": null}')""").value(subject).value(tx.at()).value(tx.at()).update();
            return 0;
        });

        Fixture.untilStage(engine, subject, "done");

        assertThat(keys).containsExactly(subject + "-1");
    }

    /** As when a node is stopped during a call, and wakes after another node has taken the call over and gone on. */
    @Test
    void dropTheAnswerOfACallThatAnotherNodeTookOver() {
        var keys = new ConcurrentLinkedQueue<String>();
        var late = new CountDownLatch(1);
        var answered = new AtomicInteger();
        fixture.remote("test.charge", Set.of("charged", "refused"), work -> {
            keys.add(work.key());
            if (keys.size() > 1) {
                return "charged";
            }
            try {
                late.await();
                return "refused";
            } finally {
                answered.incrementAndGet();
            }
        });
        fixture.local("test.void", "voided");
        var stopped = fixture.running(CHARGE.replace("{ charged: done }", "{ charged: done, refused: canceled }"));
        long subject = Fixture.start(stopped, "order", Facts.NONE);
        Fixture.until("the first call", () -> keys.size() == 1);
        stopped.pause("test.charge");
        var other = fixture.running();

        other.transact(
                "takes over",
                tx -> tx.sql("update engine.subject set owner = null where id = ?")
                        .value(subject)
                        .update());
        Fixture.untilStage(other, subject, "done");
        late.countDown();
        Fixture.until(
                "the late answer",
                () -> answered.get() == 1
                        && stopped.callsUnderWay().values().stream().allMatch(n -> n == 0));

        assertThat(Fixture.stage(other, subject)).isEqualTo("done");
        assertThat(keys).containsExactly(subject + "-1", subject + "-1");
        assertThat(Fixture.types(other, subject)).containsExactly("moved", "ended");
    }

    @Test
    void startACallWhoseClaimWasCommittedWithoutThisNodeKnowing() {
        var keys = charges();
        fixture.lease = Duration.ofMillis(500);
        var engine = fixture.running(CHARGE);
        fixture.failCommits(1);

        long subject = fixture.ids.get() + 1;
        assertThatThrownBy(() -> Fixture.start(engine, "order", Facts.NONE)).hasMessageContaining("connection broke");

        Fixture.untilStage(engine, subject, "done");
        assertThat(keys).containsExactly(subject + "-1");
    }

    private void passUntil(Engine engine, long subject, String stage) {
        Fixture.until(subject + " at " + stage, () -> {
            fixture.clock.pass(Duration.ofMinutes(1));
            return Fixture.stage(engine, subject).equals(stage);
        });
    }
}
