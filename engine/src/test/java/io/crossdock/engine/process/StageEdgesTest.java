package io.crossdock.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.FactKey;
import io.crossdock.engine.Facts;
import io.crossdock.engine.document.DocumentFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The arrows of a process, which checks and drawings share. */
class StageEdgesTest {

    private static List<String> arrows(String yaml) {
        var faults = new ArrayList<DocumentFault>();
        var definition = DefinitionReader.read(yaml, PublishedFacts.NONE, faults);
        assertThat(faults).isEmpty();
        return definition.edges().stream()
                .map(e -> e.kind() + " " + e.from() + " -> " + e.to() + ": " + e.label())
                .toList();
    }

    @Test
    void everyWayOutOfAStageIsAnArrow() {
        var yaml = """
                process: order
                version: 1
                facts: { total: int }
                start: charging
                stages:
                  charging:
                    run: test.charge
                    retry: { attempts: 8, backoff: 1s..5m, otherwise: down }
                    on: { charged: [ { when: 'total > 9', to: packing }, { to: done } ], refused: undoing }
                  packing:
                    await: { packed: done, broken: undoing }
                    limit: { after: 36h, to: charging, times: 3, then: down }
                  down:
                    hold: { reason: why, owner: team, due: 1h }
                    resolve: { retry: charging, cancel: undoing }
                    limit: { after: 90m, case: forgotten }
                  undoing:
                    undo: all
                    retry: { attempts: 2, backoff: 1s..1s, otherwise: done }
                    then: done
                  done: { end: done }
                events:
                  cancel-requested: [ { from: [packing, down], to: undoing } ]
                undo: { charging: test.void }
                """;

        assertThat(arrows(yaml))
                .containsExactly(
                        "outcome charging -> packing: charged if total > 9",
                        "outcome charging -> done: charged",
                        "outcome charging -> undoing: refused",
                        "otherwise charging -> down: gave up after 8",
                        "event packing -> done: packed",
                        "event packing -> undoing: broken",
                        "limit packing -> charging: after 36h",
                        "limit packing -> down: after 3 times 36h",
                        "resolve down -> charging: retry",
                        "resolve down -> undoing: cancel",
                        "undo undoing -> done: undone",
                        "otherwise undoing -> done: gave up after 2",
                        "interrupt packing -> undoing: cancel-requested",
                        "interrupt down -> undoing: cancel-requested");
    }

    @Test
    void aLimitThatRaisesACaseAndAStageThatEndsLeadNowhere() {
        var yaml = """
                process: order
                version: 1
                start: waiting
                stages:
                  waiting:
                    await: { came: done }
                    limit: { after: 1d, case: forgotten }
                  done: { end: done }
                """;

        assertThat(arrows(yaml)).containsExactly("event waiting -> done: came");
    }

    @Test
    void factsThatNobodyGaveAreZero() {
        var faults = new ArrayList<DocumentFault>();
        var definition = DefinitionReader.read("""
                process: order
                version: 1
                facts: { total: int, channel: string, weight: double, collected: bool }
                start: done
                stages:
                  done: { end: done }
                """, PublishedFacts.NONE, faults);

        assertThat(faults).isEmpty();
        assertThat(definition.complete(Facts.of(FactKey.number("total"), 5L)).values())
                .isEqualTo(Map.of("total", 5L, "channel", "", "weight", 0.0, "collected", false));
    }
}
