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
import java.util.concurrent.CountDownLatch;
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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
