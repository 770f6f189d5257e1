package io.crossdock.sourcing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossdock.engine.Tx;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.sourcing.NodeRecords.Answered;
import io.crossdock.sourcing.NodeRecords.NodeRecord;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.ServerDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredNodeRecordsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant MONTH_LATER = NOW.plus(Duration.ofDays(30));

    private final TestDatabase database = ServerDatabase.fresh();
    private final StoredNodeRecords records = new StoredNodeRecords();

    @AfterEach
    void close() {
        database.close();
    }

    private <R> R at(Instant time, Function<Tx, R> work) {
        return RecordedTx.run(database, time, work::apply).result();
    }

    private void learn(Instant time, Answered... answers) {
        at(time, tx -> {
            records.learn(tx, List.of(answers));
            return 0;
        });
    }

    private NodeRecord record(Instant time, String node) {
        return at(time, records::all).stream()
                .filter(r -> r.node().equals(node))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRecordIsTheShareOfLinesGivenBackWithFiftyTakenAsDone() {
        learn(NOW, new Answered("S1", 80, 0), new Answered("S1", 20, 15), new Answered("S2", 1, 1));

        assertThat(record(NOW, "S1"))
                .isEqualTo(new NodeRecord(
                        "S1",
                        100,
                        15,
                        100,
                        "gave back 15.0 of the last 100.0 lines (a line's weight halves every 30 days), "
                                + "plus 50 lines assumed done",
                        NOW));
        assertThat(record(NOW, "S2").permille()).isEqualTo(20);
    }

    @Test
    void oldAnswersCountLessAndThoseOfANodeThatIsAskedNoMoreAreForgiven() {
        learn(NOW, new Answered("S1", 100, 40));
        learn(MONTH_LATER, new Answered("S1", 50, 0));

        // 20 of 50 + 50 lines are left, plus 50 lines assumed done.
        assertThat(record(MONTH_LATER, "S1").lines()).isCloseTo(100, within(0.01));
        assertThat(record(MONTH_LATER, "S1").permille()).isEqualTo(133);
        assertThat(record(MONTH_LATER.plus(Duration.ofDays(365)), "S1").permille())
                .isZero();
    }

    @Test
    void whatIsHeldAgainstANodeHasACap() {
        learn(NOW, new Answered("S1", 1_000, 1_000));

        assertThat(record(NOW, "S1").permille()).isEqualTo(300);
        assertThat(record(NOW, "S1").reason()).endsWith("; at most 300 of 1,000 count against it");
    }
}
