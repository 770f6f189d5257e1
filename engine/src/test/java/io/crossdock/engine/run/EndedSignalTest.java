package io.crossdock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.EngineEvents;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.Fixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events for a later stage don't outlive their subject. */
class EndedSignalTest {

    private static final String TWO_WAITS = """
            process: order
            version: 1
            start: one
            stages:
              one: { await: { next: two, stop: done }, limit: { after: 1d, to: done } }
              two: { await: { paid: done }, limit: { after: 1d, to: done } }
              done: { end: done }
            """;

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static long waiting(Engine engine) {
        return engine.read(tx -> tx.sql("select count(*) from engine.signal")
                .first(rs -> rs.getLong(1))
                .orElseThrow());
    }

    private static void signal(Engine engine, long subject, String event) {
        engine.transact("tester", tx -> {
            tx.signal(new Tx.Signal(subject, event, "data of " + event));
            return 0;
        });
    }

    private static boolean kept(Engine engine) {
        return engine.read(tx -> tx.sql("select count(*) from engine.signal where not fresh")
                        .first(rs -> rs.getLong(1))
                        .orElseThrow())
                > 0;
    }

    @Test
    void eventsThatWereKeptAreRefusedWhenTheirSubjectEnds() {
        var engine = fixture.node();
        engine.publish("tester", engine.processes(), TWO_WAITS, "");
        engine.start();
        var subjects = List.of(
                Fixture.start(engine, "order", Facts.NONE),
                Fixture.start(engine, "order", Facts.NONE),
                Fixture.start(engine, "order", Facts.NONE));
        subjects.forEach(subject -> signal(engine, subject, "paid"));
        Fixture.until("kept for the second stage", () -> kept(engine));

        signal(engine, subjects.get(0), "stop");
        signal(engine, subjects.get(1), "next");
        Fixture.until(
                "ended",
                () -> Fixture.stage(engine, subjects.get(0)).equals("done")
                        && Fixture.stage(engine, subjects.get(1)).equals("done"));

        assertThat(waiting(engine)).as("that of the third, which still waits").isEqualTo(1);
        assertThat(ignored(engine, subjects.get(0)))
                .containsExactly(new EngineEvents.Ignored("paid", "done", "it has ended", null));
        assertThat(ignored(engine, subjects.get(1))).isEmpty();
    }

    private static List<EngineEvents.Ignored> ignored(Engine engine, long subject) {
        return engine.read(tx -> EngineQueries.timeline(tx, subject, 0, 100)).stream()
                .flatMap(event -> EngineEvents.EVENT_IGNORED.of(event).stream())
                .toList();
    }
}
