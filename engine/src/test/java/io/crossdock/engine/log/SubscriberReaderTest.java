package io.crossdock.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Event;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriberReaderTest {

    private final Fixture fixture = new Fixture();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        fixture.close();
    }

    private void subscribe(Subscriber subscriber) {
        fixture.subscribers.add(subscriber);
    }

    /** A subscriber that records event types and fails a given number of times. */
    private record Noting(String name, List<String> seen, AtomicInteger failures) implements Subscriber {
        @Override
        public void on(Tx tx, List<Event> events) {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
            }
            events.forEach(e -> seen.add(e.type()));
        }
    }

    private static void emit(Engine engine, String type) {
        engine.transact("tester", tx -> {
            tx.emit(7, type, Map.of());
            return 0;
        });
    }

    @Test
    void readsOnWhileAnotherTransactionRunsAndThatOneLater() throws InterruptedException {
        subscribe(new Noting("noting", seen, new AtomicInteger()));
        var engine = fixture.running();
        var written = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = Thread.ofVirtual()
                .start(() -> engine.transact("slow", tx -> {
                    tx.sql("create table engine.slow ()").update();
                    written.countDown();
                    await(goOn);
                    tx.emit(8, "slow", Map.of());
                    return 0;
                }));
        written.await();

        emit(engine, "fast");
        Fixture.until("the fast one", () -> seen.equals(List.of("fast")));
        goOn.countDown();
        slow.join();

        Fixture.until("both", () -> seen.equals(List.of("fast", "slow")));
    }

    @Test
    void readsAgainAfterAFailureAndSkipsNothing() {
        subscribe(new Noting("noting", seen, new AtomicInteger(2)));
        var engine = fixture.running();

        IntStream.range(0, 20).forEach(i -> emit(engine, "e" + i));

        Fixture.until("all", () -> seen.size() == 20);
        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "e" + i).toList());
    }

    @Test
    void readsEachEventOnceOverTwoNodes() {
        subscribe(new Noting("noting", seen, new AtomicInteger()));
        var one = fixture.running();
        fixture.running();

        IntStream.range(0, 300).parallel().forEach(i -> emit(one, "e" + i));

        Fixture.until("all", () -> seen.size() >= 300);
        assertThat(seen).doesNotHaveDuplicates().hasSize(300);
    }

    /** A subscriber that wants events of one type. */
    private record Choosy(List<String> seen) implements Subscriber {
        @Override
        public String name() {
            return "choosy";
        }

        @Override
        public Set<String> types() {
            return Set.of("wanted");
        }

        @Override
        public void on(Tx tx, List<Event> events) {
            events.forEach(e -> seen.add(e.type()));
        }
    }

    @Test
    void readsOnlyWhatItWantsAndIsNeverBehindForTheRest() {
        subscribe(new Choosy(seen));
        var engine = fixture.running();

        IntStream.range(0, 100).forEach(i -> emit(engine, i == 50 ? "wanted" : "other" + i));

        Fixture.until("the wanted one", () -> !seen.isEmpty());
        Fixture.until(
                "nothing left", () -> engine.read(EngineQueries::lags).stream().allMatch(lag -> lag.events() == 0));
        assertThat(seen).containsExactly("wanted");
    }

    @Test
    void movesItsOffsetRarelyOverWhatItDoesNotWant() {
        subscribe(new Choosy(seen));
        var engine = fixture.running();
        emit(engine, "wanted");
        Fixture.until("the wanted one", () -> !seen.isEmpty());
        long before = engine.read(SubscriberReaderTest::moves);

        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        IntStream.range(0, 4).parallel().forEach(i -> {
            while (System.nanoTime() < end) {
                emit(engine, "other");
            }
        });

        // It looks 40 times a second, and moves the offset once.
        assertThat(engine.read(SubscriberReaderTest::moves) - before).isBetween(1L, 25L);
    }

    /** Versions of the offset's row so far. */
    private static long moves(Tx tx) {
        return tx.sql("""
                select pg_stat_get_tuples_updated(c) + pg_stat_get_xact_tuples_updated(c)
                from (select 'engine.subscriber'::regclass::oid) as t (c)""").first(rs -> rs.getLong(1)).orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
