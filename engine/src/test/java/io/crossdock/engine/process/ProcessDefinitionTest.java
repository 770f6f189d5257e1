package io.crossdock.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.document.VersionedDocuments;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ProcessDefinitionTest {

    private static final VersionedDocuments<ProcessDefinition> PROCESSES = ProcessRegistry.of(
                    List.of(new Reserve(), new Charge()), new PGSimpleDataSource())
            .documents();

    private record Reserve() implements Capability.Local {
        @Override
        public Signature signature() {
            return Signature.of("stock.reserve", "reserved", "short");
        }

        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            return List.of();
        }
    }

    private record Charge() implements Capability.Remote<String, String> {
        @Override
        public Signature signature() {
            return Signature.of("payment.charge", "charged");
        }

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

    private static List<String> faults(String yaml) {
        return PROCESSES.check(yaml).stream()
                .map(f -> f.path() + ": " + f.message())
                .toList();
    }

    @Test
    void acceptsAWholeProcess() {
        var yaml = """
                process: order
                version: 1
                facts: { totalMinor: int }
                start: reserving
                stages:
                  reserving:
                    run: stock.reserve
                    on:
                      reserved: [ { when: 'totalMinor > 100000', to: review }, { to: charging } ]
                      short: waiting
                  waiting:
                    await: { stock-arrived: reserving }
                    limit: { after: 7d, to: done }
                  review:
                    hold: { reason: a large order, owner: sales, due: 4h }
                    resolve: { accept: charging, reject: canceling }
                    limit: { after: 1d, case: review-forgotten }
                  charging:
                    run: payment.charge
                    retry: { attempts: 3, backoff: 1s..5m, otherwise: canceling }
                    on: { charged: done }
                  canceling:
                    undo: all
                    retry: { attempts: 3, backoff: 1s..5m, otherwise: done }
                    then: done
                  done: { end: done }
                undo: { reserving: stock.reserve }
                """;

        assertThat(faults(yaml)).isEmpty();
        assertThat(PROCESSES.parse(yaml).edges())
                .extracting(ProcessDefinition.Edge::label)
                .contains("reserved if totalMinor > 100000", "after 7d");
    }

    @Test
    void saysEveryFaultOfSenseAtOnce() {
        var yaml = """
                process: order
                version: 1
                start: reserving
                stages:
                  reserving: { run: stock.reserve, on: { reserved: charging, gone: nowhere-to-go } }
                  charging: { run: payment.charge, on: { charged: done } }
                  nowhere-to-go:
                    await: { something: nowhere-to-go }
                    limit: { after: 1d, to: nowhere-to-go }
                  lonely: { end: lonely }
                  stopped:
                    hold: { reason: why, owner: team, due: 1h }
                    limit: { after: 1d, to: done }
                  done: { end: done }
                """;

        assertThat(faults(yaml))
                .containsExactlyInAnyOrder(
                        "/stages/reserving/on: outcome 'short' of stock.reserve is not handled",
                        "/stages/reserving/on/gone: stock.reserve has no such outcome; it has [reserved, short]",
                        "/stages/charging: calls an outside system: needs 'retry' with 'otherwise', "
                                + "the stage that follows when it stays down",
                        "/stages/stopped: a hold needs 'resolve': a person's decisions, "
                                + "and the stage that follows each",
                        "/stages/lonely: can't be reached from 'reserving'",
                        "/stages/stopped: can't be reached from 'reserving'",
                        "/stages/nowhere-to-go: has no way to an end",
                        "/stages/nowhere-to-go/limit: leads back here without end: add 'times' and 'then'");
    }

    @Test
    void saysEveryFaultOfFormAtOnce() {
        var yaml = """
                process: order
                version: 0
                facts: { total: money }
                start: a
                stages:
                  a: { run: stock.reserve, on: { reserved: [ { when: 'totl > 1', to: b } ], short: b }, color: red }
                  b: { await: { x: c }, limit: { after: soon, to: c } }
                  c: { end: done, run: stock.reserve }
                """;

        assertThat(PROCESSES.check(yaml))
                .extracting(DocumentFault::path)
                .containsExactlyInAnyOrder(
                        "/version",
                        "/facts/total",
                        "/stages/a/color",
                        "/stages/a/on/reserved/0/when",
                        "/stages/a/on/reserved",
                        "/stages/b/limit/after",
                        "/stages/c");
    }

    @Test
    void refusesATargetThatIsNoStage() {
        var yaml = """
                process: order
                version: 1
                start: a
                stages:
                  a: { run: stock.reserve, on: { reserved: done, short: doen } }
                  done: { end: done }
                """;

        assertThat(faults(yaml)).containsExactly("/stages/a: 'short' leads to 'doen', which is not a stage");
    }

    @Test
    void refusesALoopInWhichNothingWaits() {
        var yaml = """
                process: order
                version: 1
                start: a
                stages:
                  a: { run: stock.reserve, on: { reserved: done, short: b } }
                  b: { run: stock.reserve, on: { reserved: done, short: a } }
                  done: { end: done }
                """;

        assertThat(PROCESSES.check(yaml)).extracting(DocumentFault::path).containsExactly("/stages/a", "/stages/b");
    }

    @Test
    void saysWhereItIsNotYaml() {
        assertThat(faults("process: ["))
                .singleElement()
                .asString()
                .startsWith(": not YAML:")
                .contains("line");
        assertThat(faults("process: a\nprocess: b\n"))
                .singleElement()
                .asString()
                .contains("Duplicate");
    }
}
