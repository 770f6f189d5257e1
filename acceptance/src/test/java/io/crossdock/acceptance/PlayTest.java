package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.world.play.PlayReport;
import io.crossdock.world.play.PlayReport.Ending;
import io.crossdock.world.play.ScenarioPlay;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All scenarios of {@code scenarios/}, on one timeline of fifty days. */
@Order(5)
class PlayTest {

    private static final int SCENARIOS_MIN = 60;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void everyScenarioEndsAsItSays() {
        PlayReport report = ScenarioPlay.in(Path.of("")).play("all", System.out::println);

        assertThat(report.faults()).isEmpty();
        assertThat(report.count(Ending.PASSED) + report.count(Ending.OPEN)).isGreaterThanOrEqualTo(SCENARIOS_MIN);
    }
}
