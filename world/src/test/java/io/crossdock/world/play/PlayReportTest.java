package io.crossdock.world.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.world.play.PlayReport.Ending;
import io.crossdock.world.play.PlayReport.ScenarioResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayReportTest {

    private static final String FAILURE = "step 3, at 2h: order/stage should be \"delivered\", is \"lost\"";

    @Test
    void passesWhenEveryExpectationHeld() {
        var result = new ScenarioResult("a", "A", "", "", "");

        assertThat(result.ending()).isEqualTo(Ending.PASSED);
        assertThat(result.line()).isEqualTo("✔ a: A");
    }

    @Test
    void isOpenOnlyWhenItFailsWhereItsMarkSays() {
        assertThat(new ScenarioResult("a", "A", "row 4", "order/stage", FAILURE).ending())
                .isEqualTo(Ending.OPEN);
        assertThat(new ScenarioResult("a", "A", "row 4", "order/lines", FAILURE).ending())
                .isEqualTo(Ending.FAILED);
        assertThat(new ScenarioResult("a", "A", "row 4", "order", FAILURE).ending())
                .isEqualTo(Ending.FAILED);
    }

    @Test
    void aMarkThatIsNoLongerTrueIsAFault() {
        var solved = new ScenarioResult("a", "A", "row 4", "order/stage", "");
        var report = new PlayReport(List.of(solved), List.of(), 1);

        assertThat(solved.ending()).isEqualTo(Ending.SOLVED);
        assertThat(report.good()).isFalse();
        assertThat(report.faults()).hasSize(1);
    }

    @Test
    void aBrokenInvariantIsAFault() {
        var passed = new ScenarioResult("a", "A", "", "", "");

        assertThat(new PlayReport(List.of(passed), List.of(), 1).good()).isTrue();
        assertThat(new PlayReport(List.of(passed), List.of("F1: invoiced 2 and captured 1"), 1).good())
                .isFalse();
    }

    @Test
    void countsInTheClosingLine() {
        var report = new PlayReport(
                List.of(
                        new ScenarioResult("a", "A", "", "", ""),
                        new ScenarioResult("b", "B", "row 4", "order/stage", FAILURE),
                        new ScenarioResult("c", "C", "", "", FAILURE)),
                List.of(),
                12.4);

        assertThat(report.closing()).isEqualTo("1 pass, 1 open, 1 fail (12 s)");
    }
}
