package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class EventsTest {

    private static final String SHIP = """
            process: parcel
            version: 1
            start: packing
            stages:
              packing: { await: { packed: shipping }, limit: { after: 1d, case: not-packed } }
              shipping: { await: { shipped: telling }, limit: { after: 2d, to: lost } }
              telling: { run: test.tell, on: { told: done } }
              lost: { end: lost }
              done: { end: done }
            """;

    private final Fixture fixture = new Fixture();
    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Engine running(String document) {
        fixture.local("test.tell", Set.of("told"), work -> {
            told.add(work.cause().path("tracking").asString(""));
            return Outcome.of("told");
        });
        return fixture.running(document);
    }

    @Test
    void areKeptForAStageThatAwaitsThemLater() {
        var engine = running(SHIP);
        long parcel = Fixture.start(engine, "parcel", Facts.NONE);

        Fixture.signal(engine, parcel, "shipped", Map.of("tracking", "1Z7"));
        Fixture.until(
                "kept",
                () -> engine.read(tx -> tx.sql("select 1 from engine.signal where not fresh")
                        .first(rs -> 1)
                        .isPresent()));
        Fixture.signal(engine, parcel, "packed", Map.of());

        Fixture.untilStage(engine, parcel, "done");
        assertThat(told).containsExactly("1Z7");
    }

    @Test
    void areLoggedAndDroppedWhereNothingAwaitsThem() {
        var engine = running(SHIP);
        long parcel = Fixture.start(engine, "parcel", Facts.NONE);

        Fixture.signal(engine, parcel, "painted", Map.of());

        Fixture.until("ignored", () -> Fixture.types(engine, parcel).contains("event-ignored"));
        assertThat(Fixture.stage(engine, parcel)).isEqualTo("packing");
        List<Integer> left =
                engine.read(tx -> tx.sql("select 1 from engine.signal").rows(rs -> 1));
        assertThat(left).isEmpty();
    }

    @Test
    void forNobodyBecomeACase() {
        var engine = running(SHIP);

        Fixture.signal(engine, 424_242, "packed", Map.of());

        Fixture.until("case", () -> !fixture.problems.isEmpty());
        assertThat(fixture.problems).extracting(Tx.Problem::kind).containsExactly("event-without-process");
    }

    @Test
    void raiseACaseEachTimeALimitPassesThatLeadsNowhere() {
        var engine = running(SHIP);
        long parcel = Fixture.start(engine, "parcel", Facts.NONE);

        fixture.clock.pass(Duration.ofHours(25));
        Fixture.until("first", () -> fixture.problems.size() == 1);
        fixture.clock.pass(Duration.ofHours(25));
        Fixture.until("second", () -> fixture.problems.size() == 2);

        assertThat(fixture.problems).extracting(Tx.Problem::kind).containsOnly("not-packed");
        assertThat(Fixture.stage(engine, parcel)).isEqualTo("packing");
    }

    @Test
    void letALimitPassNotBeforeItsTime() {
        var engine = running(SHIP);
        long parcel = Fixture.start(engine, "parcel", Facts.NONE);
        Fixture.signal(engine, parcel, "packed", Map.of());
        Fixture.untilStage(engine, parcel, "shipping");

        fixture.clock.pass(Duration.ofHours(47));
        long other = Fixture.start(engine, "parcel", Facts.NONE);
        Fixture.signal(engine, other, "packed", Map.of());
        Fixture.untilStage(engine, other, "shipping");
        assertThat(Fixture.stage(engine, parcel)).isEqualTo("shipping");

        fixture.clock.pass(Duration.ofHours(2));
        Fixture.untilStage(engine, parcel, "lost");
        assertThat(Fixture.stage(engine, other)).isEqualTo("shipping");
    }

    @Test
    void findRunningSubjectsOnTheVersionTheyStartedOn() {
        var engine = running(SHIP);
        long old = Fixture.start(engine, "parcel", Facts.NONE);
        var other =
                SHIP.replace("version: 1", "version: 2").replace("packed: shipping", "packed: telling, late: shipping");
        engine.publish("tester", engine.processes(), other, "");
        long young = Fixture.start(engine, "parcel", Facts.NONE);

        for (long parcel : List.of(old, young)) {
            Fixture.signal(engine, parcel, "packed", Map.of());
        }

        Fixture.untilStage(engine, old, "shipping");
        Fixture.untilStage(engine, young, "done");
        assertThat(Fixture.standing(engine, old).version()).isEqualTo(1);
        assertThat(Fixture.standing(engine, young).version()).isEqualTo(2);
    }

    @Test
    void ofALargeCrowdAllArrive() {
        var engine = running(SHIP);
        var parcels = engine.transact("tester", tx -> {
            var ids = new java.util.ArrayList<Long>();
            for (int i = 0; i < 500; i++) {
                ids.add(tx.nextId());
                tx.start(List.of(new Tx.Start(ids.getLast(), 0, "parcel", Facts.NONE)));
            }
            return ids;
        });

        parcels.parallelStream().forEach(p -> {
            Fixture.signal(engine, p, "shipped", Map.of("tracking", "T" + p));
            Fixture.signal(engine, p, "packed", Map.of());
        });

        Fixture.until("all told", () -> told.size() == 500);
        assertThat(told).doesNotHaveDuplicates();
    }
}
