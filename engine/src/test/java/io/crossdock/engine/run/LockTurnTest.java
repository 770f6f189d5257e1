package io.crossdock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Event;
import io.crossdock.engine.LockTurn;
import io.crossdock.engine.SubjectLockStore;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.Fixture;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two transactions that lock in opposite order. The database looks for deadlocks only when the test has failed. */
class LockTurnTest {

    private static final long SUBJECT = 7;

    private final Fixture fixture = new Fixture();
    private Engine engine;

    @BeforeEach
    void start() {
        engine = fixture.node();
        engine.start();
        engine.transact("tester", tx -> {
            tx.sql("create table stock (sku text primary key)").update();
            tx.sql("insert into stock values ('mug')").update();
            tx.emit(SUBJECT, "made", "");
            return 0;
        });
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static void stock(Tx tx) {
        LockTurn.stock(
                tx,
                () -> tx.sql("select sku from stock where sku = 'mug' for update")
                        .rows(rs -> rs.getString(1)));
    }

    private static void subject(Tx tx) {
        SubjectLockStore.take(tx, List.of(SUBJECT));
    }

    /** Runs both at once; each does its second part when both have done their first. @return runs of each */
    private List<Integer> cross(Consumer<Tx> late, Consumer<Tx> lateThen, Consumer<Tx> first, Consumer<Tx> firstThen)
            throws Exception {
        var both = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> run(both, late, lateThen));
            var other = threads.submit(() -> run(both, first, firstThen));
            return List.of(one.get(30, TimeUnit.SECONDS), other.get(30, TimeUnit.SECONDS));
        }
    }

    private int run(CyclicBarrier both, Consumer<Tx> before, Consumer<Tx> after) {
        var runs = new AtomicInteger();
        engine.transact("tester", tx -> {
            tx.sql("set local deadlock_timeout = '60s'").update();
            before.accept(tx);
            if (runs.incrementAndGet() == 1) {
                await(both);
            }
            after.accept(tx);
            return 0;
        });
        return runs.get();
    }

    private static void await(CyclicBarrier both) {
        try {
            both.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoLocksSubjectsAfterStockGivesWay() throws Exception {
        var runs = cross(LockTurnTest::stock, LockTurnTest::subject, LockTurnTest::subject, LockTurnTest::stock);

        assertThat(runs.get(0)).isGreaterThan(1);
        assertThat(runs.get(1)).isEqualTo(1);
    }

    @Test
    void whoWritesAnEventOfAnotherSubjectGivesWay() throws Exception {
        var runs = cross(
                LockTurnTest::stock,
                tx -> tx.emit(SUBJECT, "told", ""),
                tx -> {
                    subject(tx);
                    tx.emit(SUBJECT, "changed", "");
                },
                LockTurnTest::stock);

        assertThat(runs.get(0)).isGreaterThan(1);
        assertThat(runs.get(1)).isEqualTo(1);
        List<Event> told = engine.read(tx -> EngineQueries.timeline(tx, SUBJECT, 0, 10));
        assertThat(told)
                .extracting(Event::seq, Event::type)
                .containsExactly(tuple(1, "made"), tuple(2, "changed"), tuple(3, "told"));
    }
}
