package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Facts;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clock of a hold runs once, however often its limit tries again. */
class HoldClockTest {

    private static final String DOCUMENT = """
            process: order
            version: 1
            start: trying
            stages:
              trying: { run: test.try, on: { ok: resting, no: down } }
              down:
                hold: { reason: it is down, owner: payments, due: 4h }
                resolve: { retry: trying }
                limit: { after: 1h, to: trying, times: 50, then: done }
              resting:
                await: { again: trying }
                limit: { after: 30d, to: done }
              done: { end: done }
            """;

    private final Fixture fixture = new Fixture();
    private final AtomicReference<String> answer = new AtomicReference<>("no");

    @AfterEach
    void close() {
        fixture.close();
    }

    private long problems(String kind) {
        return fixture.problems.stream().filter(p -> p.kind().equals(kind)).count();
    }

    private long settled(String kind) {
        return fixture.settled.stream().filter(s -> s.kind().equals(kind)).count();
    }

    @Test
    void theCaseOfAHoldThatTriesAgainKeepsItsClockAndEscalatesWhenItIsOverdue() {
        fixture.local("test.try", Set.of("ok", "no"), work -> Outcome.of(answer.get()));
        var engine = fixture.running(DOCUMENT);
        long order = Fixture.start(engine, "order", Facts.NONE);
        var since = Fixture.standing(engine, order).since();

        for (int times = 2; times <= 6; times++) {
            int raised = times;
            fixture.clock.pass(Duration.ofMinutes(61));
            Fixture.until("raised " + raised + " times", () -> problems("hold-down") == raised);
        }

        assertThat(settled("hold-down")).isZero();
        assertThat(Fixture.standing(engine, order).since()).isEqualTo(since);
        assertThat(fixture.problems.stream()
                        .filter(p -> p.kind().equals("hold-down"))
                        .map(Tx.Problem::dueInSeconds))
                .containsExactly(14_400L, 10_740L, 7_080L, 3_420L, -240L, -3_900L);
        assertThat(problems("decision-overdue")).isZero();
        assertThat(fixture.escalated).contains(overdue(order, since)).allMatch(overdue(order, since)::equals);

        answer.set("ok");
        fixture.clock.pass(Duration.ofMinutes(61));
        Fixture.untilStage(engine, order, "resting");

        assertThat(settled("hold-down")).isEqualTo(1);
        assertThat(settled("decision-overdue")).isEqualTo(1);
    }

    private static Tx.Escalated overdue(long order, Instant since) {
        return new Tx.Escalated(
                order,
                "hold-down",
                "operations",
                "it is down: nobody has decided since " + since + ", overdue since " + since.plus(Duration.ofHours(4)));
    }

    @Test
    void aHoldEscalatesAtItsDeadlineAndNotOnlyAtItsLimit() {
        fixture.local("test.try", Set.of("ok", "no"), work -> Outcome.of(answer.get()));
        var engine = fixture.running(DOCUMENT.replace("after: 1h", "after: 7d"));
        long order = Fixture.start(engine, "order", Facts.NONE);
        var since = Fixture.standing(engine, order).since();

        fixture.clock.pass(Duration.ofMinutes(239));
        assertThat(fixture.escalated).isEmpty();
        fixture.clock.pass(Duration.ofMinutes(2));
        Fixture.until("escalated", () -> !fixture.escalated.isEmpty());

        assertThat(fixture.escalated).containsExactly(overdue(order, since));
        assertThat(Fixture.stage(engine, order)).isEqualTo("down");

        answer.set("ok");
        fixture.clock.pass(Duration.ofDays(7));
        Fixture.untilStage(engine, order, "resting");
    }

    @Test
    void aHoldThatNoLimitEndsEscalatesAndRaisesNoSecondCase() {
        var engine = fixture.running("""
                process: order
                version: 1
                start: down
                stages:
                  down:
                    hold: { reason: it is down, owner: payments, due: 4h }
                    resolve: { go: done }
                    limit: { after: 2h, case: decision-overdue }
                  done: { end: done }
                """);
        Fixture.start(engine, "order", Facts.NONE);

        for (int i = 0; i < 3; i++) {
            fixture.clock.pass(Duration.ofMinutes(121));
        }
        Fixture.until("escalated", () -> !fixture.escalated.isEmpty());

        assertThat(fixture.problems).extracting(Tx.Problem::kind).containsOnly("hold-down");
    }

    /** News that change nothing would else keep an order waiting for ever. */
    @Test
    void anEventThatLeadsStraightBackDoesNotProlongTheWait() {
        answer.set("ok");
        fixture.local("test.try", Set.of("ok", "no"), work -> Outcome.of(answer.get()));
        var engine = fixture.running(DOCUMENT);
        long order = Fixture.start(engine, "order", Facts.NONE);
        var since = Fixture.standing(engine, order).since();

        for (int i = 0; i < 2; i++) {
            fixture.clock.pass(Duration.ofDays(14));
            Fixture.signal(engine, order, "again", Map.of());
        }
        var standing = Fixture.standing(engine, order);
        fixture.clock.pass(Duration.ofDays(3));

        Fixture.untilStage(engine, order, "done");
        assertThat(standing.stage()).isEqualTo("resting");
        assertThat(standing.since()).isEqualTo(since);
    }

    /** The bank's silence is no word: the order is in the same trouble, and the hold that follows is the same hold. */
    @Test
    void aWaitOnTheWayBackEndsNeitherClockNorCase() {
        fixture.local("test.try", Set.of("ok", "no"), work -> Outcome.of(answer.get()));
        var engine = fixture.running(
                DOCUMENT.replace("after: 30d, to: done", "after: 1h, to: trying, times: 50, then: done"));
        long order = Fixture.start(engine, "order", Facts.NONE);
        var since = Fixture.standing(engine, order).since();

        answer.set("ok");
        fixture.clock.pass(Duration.ofMinutes(61));
        Fixture.untilStage(engine, order, "resting");
        answer.set("no");
        fixture.clock.pass(Duration.ofMinutes(61));
        Fixture.untilStage(engine, order, "down");

        assertThat(settled("hold-down")).isZero();
        assertThat(Fixture.standing(engine, order).since()).isEqualTo(since);

        answer.set("ok");
        fixture.clock.pass(Duration.ofMinutes(61));
        Fixture.untilStage(engine, order, "resting");
        Fixture.signal(engine, order, "again", Map.of());
        Fixture.until("tried again", () -> settled("hold-down") == 1);
    }

    /** A round of a limit does not make a subject young: who looks for the oldest finds it. */
    @Test
    void aWaitThatItsLimitRepeatsKeepsItsAge() {
        fixture.local("test.try", Set.of("ok", "no"), work -> Outcome.of(answer.get()));
        answer.set("ok");
        var engine = fixture.running(
                DOCUMENT.replace("after: 30d, to: done", "after: 1h, to: trying, times: 50, then: done"));
        long order = Fixture.start(engine, "order", Facts.NONE);
        var since = Fixture.standing(engine, order).since();

        for (int round = 1; round <= 3; round++) {
            int moves = 2 * round + 2;
            fixture.clock.pass(Duration.ofMinutes(61));
            Fixture.until("round " + moves, () -> Fixture.types(engine, order).size() >= moves);
        }
        Fixture.untilStage(engine, order, "resting");
        assertThat(Fixture.standing(engine, order).since()).isEqualTo(since);

        int before = Fixture.types(engine, order).size();
        Fixture.signal(engine, order, "again", Map.of());
        Fixture.until("a word came", () -> Fixture.types(engine, order).size() >= before + 2);
        Fixture.untilStage(engine, order, "resting");
        assertThat(Fixture.standing(engine, order).since()).isEqualTo(since);
    }

    @Test
    void aDecisionIsToldAndEndsTheCaseInTheNameOfWhoMadeIt() {
        fixture.local("test.try", Set.of("ok", "no"), work -> Outcome.of(answer.get()));
        var engine = fixture.running(DOCUMENT);
        long order = Fixture.start(engine, "order", Facts.NONE);
        answer.set("ok");

        Fixture.decide(engine, order, "retry", "berta", "agreed by phone");
        Fixture.untilStage(engine, order, "resting");

        assertThat(fixture.settled)
                .contains(new Tx.Settled(order, "hold-down", "resolve:retry: agreed by phone", "berta"));
        assertThat(engine.read(tx -> EngineQueries.timeline(tx, order, 0, 100)).stream()
                        .filter(e -> e.data().contains("resolve:retry")))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.actor()).isEqualTo("berta");
                    assertThat(e.data()).contains("agreed by phone");
                });
    }

    @Test
    void aDecisionEndsTheClockOfAHold() {
        fixture.local("test.try", Set.of("ok", "no"), work -> Outcome.of(answer.get()));
        var engine = fixture.running(DOCUMENT);
        long order = Fixture.start(engine, "order", Facts.NONE);
        fixture.clock.pass(Duration.ofMinutes(30));

        Fixture.signal(engine, order, "resolve:retry", Map.of());

        Fixture.until("held again", () -> problems("hold-down") == 2);
        assertThat(settled("hold-down")).isEqualTo(1);
        assertThat(fixture.problems.getLast().dueInSeconds()).isEqualTo(14_400);
    }

    @Test
    void theCaseOfAWaitThatTookTooLongClosesWhenTheSubjectHasGoneOn() {
        var engine = fixture.running("""
                process: order
                version: 1
                start: waiting
                stages:
                  waiting: { await: { arrived: done }, limit: { after: 1d, case: waits-too-long } }
                  done: { end: done }
                """);
        long order = Fixture.start(engine, "order", Facts.NONE);
        fixture.clock.pass(Duration.ofHours(25));
        Fixture.until("raised", () -> problems("waits-too-long") == 1);
        assertThat(settled("waits-too-long")).isZero();

        Fixture.signal(engine, order, "arrived", Map.of());
        Fixture.untilStage(engine, order, "done");

        assertThat(settled("waits-too-long")).isEqualTo(1);
    }
}
