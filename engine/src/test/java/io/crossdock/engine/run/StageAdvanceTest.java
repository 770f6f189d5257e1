package io.crossdock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Engine;
import io.crossdock.engine.EngineEvents;
import io.crossdock.engine.FactKey;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.Fixture;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How outcomes lead to stages, and which outcomes are refused. */
class StageAdvanceTest {

    private static final FactKey<Boolean> FRAGILE = FactKey.flag("fragile");

    private static final String ONE_STEP = """
            process: order
            version: 1
            facts: { fragile: bool }
            start: first
            stages:
              first: { run: test.first, on: { ok: [ { when: 'fragile', to: careful }, { to: usual } ] } }
              careful: { end: careful }
              usual: { end: usual }
            """;

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Returns the given outcome, whatever its signature says. */
    private record Scripted(Signature signature, List<Outcome> answer) implements Capability.Local {
        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            return answer;
        }
    }

    private static Capability first(Set<FactKey<?>> facts, Outcome... answer) {
        return new Scripted(new Capability.Signature("test.first", Set.of("ok"), Set.of(), facts), List.of(answer));
    }

    private long started(Engine engine) {
        engine.publish("tester", engine.processes(), ONE_STEP, "");
        return Fixture.start(engine, "order", Facts.NONE);
    }

    @Test
    void aFactThatAStageSetsSteersTheNextCondition() {
        fixture.capabilities.add(first(Set.of(FRAGILE), Outcome.of("ok").with(FRAGILE, true)));
        var engine = fixture.node();

        assertThat(Fixture.stage(engine, started(engine))).isEqualTo("careful");
    }

    @Test
    void aFactThatNobodySetIsFalse() {
        fixture.capabilities.add(first(Set.of(FRAGILE), Outcome.of("ok")));
        var engine = fixture.node();

        assertThat(Fixture.stage(engine, started(engine))).isEqualTo("usual");
    }

    @Test
    void aFactThatTheSignatureDoesNotNameIsRefused() {
        fixture.capabilities.add(first(Set.of(), Outcome.of("ok").with(FRAGILE, true)));

        assertThat(refusal()).contains("test.first sets the fact 'fragile', which its signature does not name");
    }

    @Test
    void anOutcomeThatTheProcessDoesNotHandleIsRefused() {
        fixture.capabilities.add(first(Set.of(), Outcome.of("gone")));

        assertThat(refusal()).contains("test.first answered 'gone', which order version 1 does not handle at first");
    }

    @Test
    void moreOutcomesThanSubjectsAreRefused() {
        fixture.capabilities.add(first(Set.of(), Outcome.of("ok"), Outcome.of("ok")));

        assertThat(refusal()).contains("test.first answered 2 outcomes for 1 subjects");
    }

    /** This is a bug of the release: the whole transaction fails, and nothing is written. */
    private String refusal() {
        var engine = fixture.node();
        var refused = catchThrowable(() -> started(engine));

        assertThat(refused).isInstanceOf(IllegalStateException.class);
        assertThat(engine.read(EngineQueries::stages)).isEmpty();
        return refused.getMessage();
    }

    @Test
    void undoTakesTheStagesThatWereEnteredBackNewestFirst() {
        for (var name : List.of("test.reserve", "test.charge", "test.void", "test.release", "test.refuse")) {
            fixture.local(name, "ok");
        }
        var engine = fixture.node();
        engine.publish("tester", engine.processes(), """
                process: order
                version: 1
                start: reserving
                stages:
                  reserving: { run: test.reserve, on: { ok: charging } }
                  charging: { run: test.charge, on: { ok: refusing } }
                  refusing: { run: test.refuse, on: { ok: canceling } }
                  canceling: { undo: all, retry: { attempts: 3, backoff: 1s..1s, otherwise: canceled }, then: canceled }
                  canceled: { end: canceled }
                undo: { reserving: test.release, charging: test.void }
                """, "");

        long order = Fixture.start(engine, "order", Facts.NONE);

        var undone = engine.read(tx -> EngineQueries.timeline(tx, order, 0, 100)).stream()
                .flatMap(event -> EngineEvents.UNDONE.of(event).stream())
                .toList();
        assertThat(undone)
                .containsExactly(new EngineEvents.Undone("charging", "ok"), new EngineEvents.Undone("reserving", "ok"));
        assertThat(Fixture.stage(engine, order)).isEqualTo("canceled");
    }

    @Test
    void aHoldRaisesACaseWithOwnerAndDueTimeOfTheDocument() {
        fixture.local("test.first", "ok");
        var engine = fixture.node();
        engine.publish("tester", engine.processes(), """
                process: order
                version: 1
                start: first
                stages:
                  first: { run: test.first, on: { ok: review } }
                  review:
                    hold: { reason: a large order, owner: sales, due: 4h }
                    resolve: { accept: done }
                    limit: { after: 1d, to: done }
                  done: { end: done }
                """, "");

        long order = Fixture.start(engine, "order", Facts.NONE);

        assertThat(fixture.problems)
                .containsExactly(new Tx.Problem(order, "hold-review", "sales", 14_400, "a large order"));
        assertThat(Fixture.standing(engine, order).status()).isEqualTo("held");
    }
}
