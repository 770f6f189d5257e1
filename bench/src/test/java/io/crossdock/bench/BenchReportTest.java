package io.crossdock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.bench.load.LatencyRecord;
import io.crossdock.bench.load.RunFigures;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BenchReportTest {

    private static final RunFigures CAPTURE =
            new RunFigures("capture in-process", 6_000.04, 10_000.0, 0.6, 1_200.0, 80.126, 120.0, "a set of 512", 0.6);
    private static final RunFigures SUBSCRIBERS =
            new RunFigures("subscribers", 3_000, null, null, null, 5, 9, "commit to delivery", null);

    private static BenchReport report() {
        var report = new BenchReport("capture", 42);
        report.add(CAPTURE);
        report.add(SUBSCRIBERS);
        return report;
    }

    @Test
    void jsonHasTheShapeOfEveryBench() {
        var json = JsonMapper.shared().readTree(report().json());

        assertThat(json.propertyNames()).containsExactlyInAnyOrder("bench", "seed", "machine", "commit", "rows");
        assertThat(json.get("bench").stringValue()).isEqualTo("capture");
        assertThat(json.get("seed").longValue()).isEqualTo(42);
        assertThat(json.get("rows").get(0).toString())
                .isEqualTo("{\"variant\":\"capture in-process\",\"perSecond\":6000.0,\"floorPerSecond\":10000.0,"
                        + "\"ratio\":0.6,"
                        + "\"rivalPerSecond\":1200.0,\"p50Ms\":80.126,\"p99Ms\":120.0}");
        assertThat(json.get("rows").get(1).get("ratio").isNull()).isTrue();
    }

    @Test
    void tableSaysTargetAndFactor() {
        var table = report().table();

        assertThat(table).containsPattern("capture in-process +6000 +10000 +0\\.60 +0\\.6 +1200 +5\\.0");
        assertThat(table).contains("seed 42");
    }

    @Test
    void percentilesAreOfAllThatWasAdded() {
        var latencies = new LatencyRecord();
        for (int i = 1; i <= 2_000; i++) {
            latencies.add(i * 1_000_000L);
        }

        assertThat(latencies.ms(0.5)).isEqualTo(1_000);
        assertThat(latencies.ms(0.99)).isEqualTo(1_980);
    }
}
