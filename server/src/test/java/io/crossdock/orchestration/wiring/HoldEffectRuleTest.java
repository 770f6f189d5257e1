package io.crossdock.orchestration.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.engine.process.ProcessStage;
import io.crossdock.engine.process.ProcessStage.Branch;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillment.State;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.orders.hold.HoldEffect;
import io.crossdock.orders.hold.HoldEffect.Kind;
import io.crossdock.orders.hold.HoldStep;
import io.crossdock.shared.UnitLine;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a hold does to an order, by the stage of its process and by its fulfillments. */
class HoldEffectRuleTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

    /** Asks for holds before the release only; at {@code at-nodes}, a placed hold is heard. */
    private static final ProcessDefinition PROCESS = process(
            run("sourcing", "sourcing.allocate", Map.of(), "allocated", "checking"),
            run("checking", "order.check-holds", Map.of("step", "release"), "free", "releasing"),
            run("releasing", "fulfillment.release", Map.of(), "released", "at-nodes"),
            new ProcessStage.Await(
                    "at-nodes",
                    Map.of("hold-placed", "checking"),
                    new ProcessStage.Limit(Duration.ofDays(1), null, 0, null, null)));

    private static final HoldEffect WAITS = new HoldEffect(HoldStep.RELEASE, Kind.WAITS, List.of());

    @Test
    void aStepThatTheProcessDoesNotAskAtIsNotWatched() {
        assertThat(rule("sourcing").of(List.of(HoldStep.SOURCE)))
                .containsExactly(new HoldEffect(HoldStep.SOURCE, Kind.NOT_WATCHED, List.of()));
        assertThat(HoldEffectRule.watches(PROCESS, HoldStep.SOURCE)).isFalse();
        assertThat(HoldEffectRule.watches(PROCESS, HoldStep.RELEASE)).isTrue();
    }

    @Test
    void sourcingIsPassedOnceEverythingIsReserved() {
        var asking = process(run("checking", "order.check-holds", Map.of("step", "source"), "free", "checking"));

        assertThat(new HoldEffectRule(asking, "checking", true, List.of()).of(List.of(HoldStep.SOURCE)))
                .containsExactly(new HoldEffect(HoldStep.SOURCE, Kind.WAITS, List.of()));
        assertThat(new HoldEffectRule(asking, "checking", false, List.of()).of(List.of(HoldStep.SOURCE)))
                .containsExactly(new HoldEffect(HoldStep.SOURCE, Kind.PASSED, List.of()));
    }

    @Test
    void workAtNodesIsAskedBackWhereTheStageHearsOfIt() {
        var effects = rule("at-nodes", work(12, State.RELEASED), work(13, State.RELEASED))
                .of(List.of(HoldStep.RELEASE));

        assertThat(effects).containsExactly(new HoldEffect(HoldStep.RELEASE, Kind.ASKED_BACK, List.of("F12", "F13")));
    }

    @Test
    void workAtNodesIsLeftAloneWhereTheStageDoesNotHear() {
        assertThat(rule("releasing", work(12, State.RELEASED)).of(List.of(HoldStep.RELEASE)))
                .containsExactly(WAITS);
    }

    @Test
    void theRestWaitsWhenSomeHasLeft() {
        var work = List.of(
                work(11, State.REJECTED), work(12, State.SHIPPED), work(13, State.DELIVERED), work(14, State.LOST));

        assertThat(rule("at-nodes", work.toArray(Fulfillment[]::new)).of(List.of(HoldStep.RELEASE)))
                .containsExactly(new HoldEffect(HoldStep.RELEASE, Kind.TOO_LATE, List.of("F12", "F13", "F14")), WAITS);
    }

    @Test
    void theProcessMustHearWhenWorkIsAskedBack() {
        var rule = rule("at-nodes", work(12, State.RELEASED));

        assertThat(rule.mustHear(rule.of(List.of(HoldStep.RELEASE)))).isTrue();
        assertThat(rule.mustHear(List.of(WAITS))).isFalse();
    }

    @Test
    void theProcessMustHearWhileItIsReleasing() {
        assertThat(rule("releasing").mustHear(List.of(WAITS))).isTrue();
        assertThat(rule("sourcing").mustHear(List.of(WAITS))).isFalse();
        assertThat(rule("releasing").mustHear(List.of(new HoldEffect(HoldStep.SOURCE, Kind.WAITS, List.of()))))
                .isFalse();
    }

    private static HoldEffectRule rule(String stage, Fulfillment... work) {
        return new HoldEffectRule(PROCESS, stage, true, List.of(work));
    }

    private static ProcessStage run(
            String name, String capability, Map<String, String> with, String outcome, String to) {
        return new ProcessStage.Run(name, capability, with, null, Map.of(outcome, List.of(new Branch(null, to))));
    }

    private static ProcessDefinition process(ProcessStage... stages) {
        var byName = new LinkedHashMap<String, ProcessStage>();
        List.of(stages).forEach(stage -> byName.put(stage.name(), stage));
        return new ProcessDefinition("order", 1, stages[0].name(), Map.of(), byName, Map.of(), Map.of(), "");
    }

    private static Fulfillment work(long id, State state) {
        return new Fulfillment(
                new FulfillmentId(id),
                new FulfillmentId(id),
                7,
                "nodes",
                "A",
                state,
                null,
                null,
                AT,
                null,
                null,
                List.of(new Fulfillment.Line(UnitLine.ordered(1), "mug", 1, 0)),
                null,
                null,
                Fulfillment.Way.PARCEL,
                1,
                null);
    }
}
