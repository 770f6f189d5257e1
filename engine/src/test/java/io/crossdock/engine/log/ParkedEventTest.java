package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Event;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EventReplay.Replayed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One event that a subscriber can't digest stops neither the subscriber nor other subjects. */
class ParkedEventTest {

    private final Fixture fixture = new Fixture();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> poison = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Notes each event in the database, in the transaction that hands it over. */
    private record Picky(List<String> seen, Set<String> poison) implements Subscriber {
        @Override
        public String name() {
            return "picky";
        }

        @Override
        public void on(Tx tx, List<Event> events) {
            for (var event : events) {
                if (event.type().equals("deep")) {
                    throw new StackOverflowError();
                }
                if (poison.contains(event.type())) {
                    throw new IllegalStateException("there is no order O" + event.subject());
                }
            }
            events.forEach(event -> seen.add(event.subject() + " " + event.type()));
        }
    }

    private Engine running() {
        fixture.subscribers.add(new Picky(seen, poison));
        return fixture.running();
    }

    private static void emit(Engine engine, long subject, String... types) {
        engine.transact("tester", tx -> {
            for (var type : types) {
                tx.emit(subject, type, Map.of());
            }
            return 0;
        });
    }

    /** The subscriber's own count, which must be the number of rows. */
    private static long parked(Engine engine) {
        return engine.read(tx -> {
            var counts = tx.sql("""
                    select s.parked, (select count(*) from engine.parked_event p where p.subscriber = s.name) as rows
                    from engine.subscriber s
                    where s.name = 'picky'""")
                    .rows(rs -> List.of(rs.getLong("parked"), rs.getLong("rows")))
                    .getFirst();
            assertThat(counts.getFirst()).isEqualTo(counts.getLast());
            return counts.getFirst();
        });
    }

    @Test
    void anEventAtFaultIsParkedWithTheLaterOnesOfItsSubjectAndOthersGoOn() {
        poison.add("bad");
        var engine = running();

        emit(engine, 7, "first", "bad", "after");
        emit(engine, 8, "one", "two");
        Fixture.until("others", () -> seen.contains("8 two") && parked(engine) == 2);
        emit(engine, 7, "later");
        emit(engine, 8, "three");
        Fixture.until("others go on", () -> seen.contains("8 three") && parked(engine) == 3);

        assertThat(seen).containsExactly("7 first", "8 one", "8 two", "8 three");
        var parked = engine.read(tx -> ParkedEventStore.list(tx, "picky", 0, 0, 10));
        assertThat(parked)
                .extracting(p -> p.subject() + " " + p.seq() + " " + p.type() + " " + p.tries() + " " + p.error())
                .containsExactly("7 2 bad 3 there is no order O7", "7 3 after 0 ", "7 4 later 0 ");
        assertThat(fixture.problems)
                .extracting(p -> p.subject() + " " + p.kind() + ": " + p.detail())
                .containsExactly(
                        "7 event-parked: the subscriber picky can't digest event 2, bad: there is no order O7");
    }

    @Test
    void anErrorIsAFailureLikeOthers() {
        var engine = running();

        emit(engine, 7, "deep");
        emit(engine, 8, "one");
        Fixture.until("others", () -> seen.contains("8 one") && parked(engine) == 1);

        assertThat(fixture.problems)
                .extracting(p -> p.subject() + " " + p.kind() + ": " + p.detail())
                .containsExactly("7 event-parked: the subscriber picky can't digest event 1, deep:"
                        + " java.lang.StackOverflowError");
    }

    @Test
    void aReplayHandsThemOverInOrderAndTheCaseSettles() {
        poison.add("bad");
        var engine = running();
        emit(engine, 7, "first", "bad", "after");
        emit(engine, 8, "bad", "too");
        Fixture.until("parked", () -> parked(engine) == 4);

        assertThat(engine.parked("picky").replay("ann", 7L)).isEqualTo(new Replayed(0, 4));
        assertThat(fixture.settled).isEmpty();
        poison.clear();
        assertThat(engine.parked("picky").replay("ann", 7L)).isEqualTo(new Replayed(2, 2));
        assertThat(engine.parked("picky").replay("ann", null)).isEqualTo(new Replayed(2, 0));
        emit(engine, 7, "last");
        Fixture.until("goes on", () -> seen.contains("7 last"));

        assertThat(seen).containsExactly("7 first", "7 bad", "7 after", "8 bad", "8 too", "7 last");
        assertThat(fixture.settled)
                .extracting(s -> s.subject() + " " + s.kind() + " " + s.resolution())
                .containsExactly("7 event-parked replayed by ann", "8 event-parked replayed by ann");
    }

    @Test
    void aReplayStopsAtTheNextEventThatFails() {
        poison.addAll(List.of("bad", "worse"));
        var engine = running();
        emit(engine, 7, "bad", "after", "worse", "end");
        Fixture.until("parked", () -> parked(engine) == 4);

        poison.remove("bad");
        assertThat(engine.parked("picky").replay("ann", null)).isEqualTo(new Replayed(2, 2));

        assertThat(seen).containsExactly("7 bad", "7 after");
        var left = engine.read(tx -> ParkedEventStore.list(tx, "picky", 0, 0, 10));
        assertThat(left)
                .extracting(p -> p.type() + " " + p.tries() + " " + p.error())
                .containsExactly("worse 1 there is no order O7", "end 0 ");
    }

    @Test
    void aDismissedEventIsLeftOutForGoodAndTheLogSaysWhy() {
        poison.add("bad");
        var engine = running();
        emit(engine, 7, "bad", "after");
        Fixture.until("parked", () -> parked(engine) == 2);

        assertThat(engine.parked("picky").dismiss("ann", 7, 2, "not this one")).isNull();
        assertThat(engine.parked("picky").dismiss("ann", 7, 1, "a test")).isNotNull();
        Fixture.until("all", () -> seen.contains("7 parked-event-dismissed") && parked(engine) == 0);

        assertThat(seen).containsExactly("7 after", "7 parked-event-dismissed");
        var timeline = engine.read(tx -> EngineQueries.timeline(tx, 7, 0, 10));
        assertThat(timeline)
                .filteredOn(e -> e.type().equals("parked-event-dismissed"))
                .extracting(e -> e.actor() + " " + e.data())
                .containsExactly(
                        "ann {\"seq\": 1, \"type\": \"bad\", \"reason\": \"a test\", \"subscriber\": \"picky\"}");
        assertThat(fixture.settled).extracting(Tx.Settled::kind).contains("event-parked");
    }

    @Test
    void tooManyParkedEventsStopTheSubscriberWithOneCaseAndItGoesOnWhenTheyAreReplayed() {
        poison.add("bad");
        var engine = running();
        emit(engine, 7, "bad");
        Fixture.until("parked", () -> parked(engine) == 1);
        for (int i = 0; i < 10; i++) {
            emit(engine, 7, IntStream.range(0, 100).mapToObj(n -> "more").toArray(String[]::new));
        }
        Fixture.until("stopped", () -> parked(engine) >= EventDelivery.PARKED_MAX);
        long then = parked(engine);

        emit(engine, 8, "waits");
        assertThat(then).isLessThan(EventDelivery.PARKED_MAX + 2_000);
        assertThat(fixture.problems)
                .filteredOn(p -> p.kind().equals("subscriber-stopped"))
                .singleElement()
                .satisfies(p -> assertThat(p.detail()).contains("the subscriber picky reads no further"));
        poison.clear();
        assertThat(engine.parked("picky").replay("ann", null).replayed()).isGreaterThanOrEqualTo(then);
        Fixture.until("goes on", () -> seen.contains("8 waits"));

        assertThat(fixture.settled).extracting(Tx.Settled::kind).contains("subscriber-stopped", "event-parked");
        assertThat(seen.stream().filter(s -> s.startsWith("7 "))).hasSize(1_001);
    }

    @Test
    void aStageThatFailsBehindAnEventIsATaskAndNoFaultOfTheEvent() {
        fixture.local("test.broken", Set.of("ok"), _ -> {
            throw new IllegalStateException("broken");
        });
        fixture.subscribers.add(new Subscriber() {
            @Override
            public String name() {
                return "starter";
            }

            @Override
            public void on(Tx tx, List<Event> events) {
                if (events.stream().anyMatch(e -> e.type().equals("begin"))) {
                    tx.start(List.of(new Tx.Start(tx.nextId(), 0, "order", Facts.NONE)));
                }
                events.forEach(event -> seen.add(event.type()));
            }
        });
        var engine = fixture.running("""
                process: order
                version: 1
                start: first
                stages:
                  first: { run: test.broken, on: { ok: end } }
                  end: { end: done }
                """);

        emit(engine, 7, "begin", "next");
        Fixture.until(
                "started",
                () -> engine.read(EngineQueries::stages).stream()
                        .anyMatch(at -> at.stage().equals("first")));
        emit(engine, 7, "last");
        Fixture.until("goes on", () -> seen.contains("last"));

        assertThat(engine.<Long>read(tx -> SubscriberStore.parked(tx, "starter")))
                .isZero();
    }
}
