package io.crossdock.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.engine.document.DocumentFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the meaning of processes: one fault at a time, in a process that is otherwise sound. */
class DefinitionCheckTest {

    private record Local(Signature signature) implements Capability.Local {
        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            return List.of();
        }
    }

    private record Remote(Signature signature) implements Capability.Remote<String, String> {
        @Override
        public List<String> load(Tx tx, List<Work> batch) {
            return List.of();
        }

        @Override
        public String call(String request) {
            return request;
        }

        @Override
        public List<Outcome> store(Tx tx, List<Answered<String, String>> batch) {
            return List.of();
        }
    }

    private static final Map<String, Capability> CAPABILITIES = Stream.of(
                    new Local(Capability.Signature.of("stock.reserve", "reserved", "short")
                            .taking("take")),
                    new Local(Capability.Signature.of("stock.release", "released")),
                    new Remote(Capability.Signature.of("payment.charge", "charged")))
            .collect(Collectors.toMap(Capability::name, c -> c));

    private static final String SOUND = """
            process: order
            version: 1
            start: reserving
            stages:
              reserving: { run: stock.reserve, with: { take: all }, on: { reserved: charging, short: waiting } }
              waiting: { await: { arrived: reserving }, limit: { after: 7d, to: canceling } }
              charging:
                run: payment.charge
                retry: { attempts: 3, backoff: 1s..5m, otherwise: down }
                on: { charged: done }
              down:
                hold: { reason: why, owner: team, due: 1h }
                resolve: { retry: charging }
                limit: { after: 1h, to: charging, times: 5, then: canceling }
              canceling: { undo: all, retry: { attempts: 3, backoff: 1s..5m, otherwise: done }, then: done }
              done: { end: done }
            events:
              cancel-requested: [ { from: [waiting, down], to: canceling } ]
            undo: { reserving: stock.release }
            """;

    private static List<String> faults(String yaml) {
        assertThat(form(yaml)).as("form").isEmpty();
        return allFaults(yaml);
    }

    private static List<DocumentFault> form(String yaml) {
        var faults = new ArrayList<DocumentFault>();
        DefinitionReader.read(yaml, PublishedFacts.NONE, faults);
        return faults;
    }

    private static List<String> allFaults(String yaml) {
        var faults = new ArrayList<DocumentFault>();
        var definition = DefinitionReader.read(yaml, PublishedFacts.NONE, faults);
        DefinitionCheck.check(Objects.requireNonNull(definition), CAPABILITIES, faults);
        return faults.stream().map(f -> f.path() + ": " + f.message()).toList();
    }

    @Test
    void faultsOfFormAndOfMeaningAreToldTogether() {
        var yaml = SOUND.replace("short: waiting", "shrt: wating")
                .replace("limit: { after: 7d,", "limit: { after: soon,")
                .replace("on: { charged: done }", "on: { charged: [ { when: 'totl > 1', to: done }, { to: done } ] }")
                .replace("hold: { reason: why, owner: team, due: 1h }", "hld: { reason: why, owner: team, due: 1h }")
                .replace("stock.release", "stock.relese");

        assertThat(allFaults(yaml))
                .satisfiesExactlyInAnyOrder(
                        f -> assertThat(f).startsWith("/stages/waiting/limit/after: must be a duration"),
                        f -> assertThat(f).startsWith("/stages/charging/on/charged/0/when: column 1: undeclared"),
                        f -> assertThat(f).startsWith("/stages/down: must have exactly one of run,"),
                        f -> assertThat(f).startsWith("/stages/reserving: 'shrt' leads to 'wating', which is not"),
                        f -> assertThat(f).startsWith("/stages/reserving/on: outcome 'short' of stock.reserve is not"),
                        f -> assertThat(f).startsWith("/stages/reserving/on/shrt: stock.reserve has no such outcome"),
                        f -> assertThat(f).startsWith("/undo/reserving: there is no capability 'stock.relese'"));
    }

    @Test
    void findsNothingInASoundProcess() {
        assertThat(faults(SOUND)).isEmpty();
    }

    private static Stream<Arguments> faulty() {
        return Stream.of(
                Arguments.of("start: reserving", "start: begin", "/start: there is no stage 'begin'"),
                Arguments.of(
                        "[waiting, down]",
                        "[waiting, lost]",
                        "/events/cancel-requested: 'from' names 'lost', which is not a stage"),
                Arguments.of(
                        "to: canceling } ]",
                        "to: gone } ]",
                        "/stages/waiting: 'cancel-requested' leads to 'gone', which is not a stage"),
                Arguments.of(
                        "run: payment.charge",
                        "run: payment.take",
                        "/stages/charging/run: there is no capability 'payment.take'; "
                                + "there are [payment.charge, stock.release, stock.reserve]"),
                Arguments.of(
                        "with: { take: all }, ",
                        "",
                        "/stages/reserving/with: stock.reserve takes exactly the parameters [take]"),
                Arguments.of(
                        "take: all",
                        "give: all",
                        "/stages/reserving/with: stock.reserve takes exactly the parameters [take]"),
                Arguments.of(
                        ", short: waiting",
                        ", short: waiting, no: done",
                        "/stages/reserving/on/no: stock.reserve has no such outcome; it has [reserved, short]"),
                Arguments.of(
                        "await: { arrived: reserving }",
                        "await: { }",
                        "/stages/waiting/await: must name at least one event"),
                Arguments.of(
                        "undo: { reserving: stock.release }",
                        "undo: { waiting: stock.release }",
                        "/undo/waiting: is not a stage that runs something"),
                Arguments.of(
                        "undo: { reserving: stock.release }",
                        "undo: { }",
                        "/undo: a stage undoes, but no stage has an undo"),
                Arguments.of(
                        ", times: 5, then: canceling",
                        "",
                        "/stages/down/limit: leads back here without end: add 'times' and 'then'"));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void findsTheFault(String part, String instead, String fault) {
        assertThat(SOUND).contains(part);

        assertThat(faults(SOUND.replace(part, instead))).contains(fault);
    }

    @Test
    void anUndoThatNoStageAsksForIsAFault() {
        var yaml = """
                process: order
                version: 1
                start: releasing
                stages:
                  releasing: { run: stock.release, on: { released: done } }
                  done: { end: done }
                undo: { releasing: stock.release }
                """;

        assertThat(faults(yaml)).containsExactly("/undo: no stage undoes: add a stage with 'undo: all'");
    }

    /** An event from outside may never come, so it is no way to an end; a person's decision is one. */
    @Test
    void anInterruptIsNoWayToAnEnd() {
        var yaml = """
                process: order
                version: 1
                start: waiting
                stages:
                  waiting: { await: { again: waiting }, limit: { after: 1d, case: forgotten } }
                  done: { end: done }
                events:
                  stop: [ { from: [waiting], to: done } ]
                """;

        assertThat(faults(yaml)).containsExactly("/stages/waiting: has no way to an end");
    }

    @Test
    void aLoopOfLocalStagesIsAFault() {
        var yaml = """
                process: order
                version: 1
                start: reserving
                stages:
                  reserving: { run: stock.reserve, with: { take: all }, on: { reserved: done, short: releasing } }
                  releasing: { run: stock.release, on: { released: reserving } }
                  done: { end: done }
                """;

        assertThat(faults(yaml))
                .containsExactly(
                        "/stages/reserving: is part of a loop in which nothing waits: it would never end",
                        "/stages/releasing: is part of a loop in which nothing waits: it would never end");
    }

    /** The first round may wait for a call of the undo; the second has nothing to undo. */
    @Test
    void aLoopThroughAnUndoIsAFault() {
        var yaml = """
                process: order
                version: 1
                start: reserving
                stages:
                  reserving: { run: stock.reserve, with: { take: all }, on: { reserved: done, short: undoing } }
                  undoing: { undo: all, retry: { attempts: 3, backoff: 1s..5m, otherwise: done }, then: reserving }
                  done: { end: done }
                undo: { reserving: payment.charge }
                """;

        assertThat(faults(yaml))
                .containsExactly(
                        "/stages/reserving: is part of a loop in which nothing waits: it would never end",
                        "/stages/undoing: is part of a loop in which nothing waits: it would never end");
    }

    @Test
    void undosThatLeadToEachOtherAreAFault() {
        var yaml = """
                process: order
                version: 1
                start: reserving
                stages:
                  reserving: { run: stock.reserve, with: { take: all }, on: { reserved: done, short: one } }
                  one: { undo: all, retry: { attempts: 3, backoff: 1s..5m, otherwise: done }, then: other }
                  other: { undo: all, retry: { attempts: 3, backoff: 1s..5m, otherwise: done }, then: one }
                  done: { end: done }
                undo: { reserving: stock.release }
                """;

        assertThat(faults(yaml)).hasSize(2).allMatch(f -> f.contains("a loop in which nothing waits"));
    }

    private static String retried(String retry) {
        return """
                process: order
                version: 1
                start: asking
                stages:
                  asking:
                    run: payment.charge
                    retry: { %s, otherwise: releasing }
                    on: { charged: done }
                  releasing: { run: stock.release, on: { released: asking } }
                  done: { end: done }
                """.formatted(retry);
    }

    @Test
    void aSystemThatIsAwayIsNotCalledAgainAndAgainWithoutAPause() {
        assertThat(faults(retried("attempts: 1, backoff: 1ms..1ms")))
                .containsExactly("/stages/asking/retry: leads back here while the system is away: let it pause for a"
                        + " minute in all, or wait on the way");
        assertThat(faults(retried("attempts: 30, backoff: 1ms..1s"))).hasSize(1);
        assertThat(faults(retried("attempts: 8, backoff: 1s..1m"))).isEmpty();
    }

    @Test
    void tooManyStagesAreAFault() {
        var stages = new StringBuilder("  s0: { end: done }\n");
        for (int i = 1; i <= 200; i++) {
            stages.append("  s%d: { run: stock.release, on: { released: s%d } }\n".formatted(i, i - 1));
        }

        assertThat(faults("process: order\nversion: 1\nstart: s200\nstages:\n" + stages))
                .containsExactly("/stages: has 201 stages; at most 200");
    }

    @Test
    void aTimerMayLeadBackWhereSomethingElseCountsItsRounds() {
        var yaml = """
                process: order
                version: 1
                start: asking
                stages:
                  asking:
                    run: payment.charge
                    retry: { attempts: 2, backoff: 1s..1s, otherwise: pausing }
                    on: { charged: done }
                  pausing: { await: { now: asking }, limit: { after: 1h, to: asking, times: 9, then: done } }
                  done: { end: done }
                """;

        assertThat(faults(yaml)).isEmpty();
    }
}
