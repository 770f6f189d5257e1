package io.crossdock.promises.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.postgres.TestDatabase;
import io.crossdock.promises.NodeWork;
import io.crossdock.promises.NodeWork.Amount;
import io.crossdock.promises.NodeWork.Ask;
import io.crossdock.promises.NodeWork.Given;
import io.crossdock.promises.NodeWork.Job;
import io.crossdock.promises.NodeWork.Slot;
import io.crossdock.promises.NodeWork.Taken;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.ServerDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nodes never accept more than their capacity, and exactly the booked work is given back. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeWorkTest {

    private static final Instant AT = Instant.parse("2026-11-26T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final Amount MANY = new Amount(Long.MAX_VALUE, Long.MAX_VALUE);

    private final TestDatabase database = ServerDatabase.fresh();
    private final NodeWork work = new StoredNodeWork();

    @AfterAll
    void close() {
        database.close();
    }

    private <R> R in(Function<RecordedTx, R> does) {
        return RecordedTx.run(database, AT, does).result();
    }

    private static Job job(String node, int hour, long units, Amount perDay, Amount perHour) {
        return new Job(new Slot(node, DAY, hour), units, perDay, perHour);
    }

    /** Books the orders that have room. */
    private List<Boolean> take(List<Ask> asks) {
        return in(tx -> {
            var room = work.room(tx, asks);
            work.book(
                    tx,
                    IntStream.range(0, asks.size())
                            .filter(room::get)
                            .mapToObj(asks::get)
                            .toList());
            return room;
        });
    }

    private Amount taken(String node, int hour) {
        return in(tx -> work.taken(tx, List.of(node), DAY)).stream()
                .filter(t -> t.hour() == hour)
                .map(Taken::amount)
                .findFirst()
                .orElse(Amount.NONE);
    }

    private void consistent() {
        assertThat(in(work::verify)).isEmpty();
    }

    @Test
    void ordersGetRoomInTurnUntilTheHourOrTheDayIsFull() {
        var hour = new Amount(2, Long.MAX_VALUE);
        var day = new Amount(3, Long.MAX_VALUE);
        var asks = new ArrayList<Ask>();
        for (long order = 1; order <= 3; order++) {
            asks.add(new Ask(order, List.of(job("A", 9, 1, day, hour))));
        }
        asks.add(new Ask(4, List.of(job("A", 10, 1, day, hour))));
        asks.add(new Ask(5, List.of(job("A", 10, 1, day, hour))));

        assertThat(take(asks)).containsExactly(true, true, false, true, false);

        assertThat(taken("A", 9)).isEqualTo(new Amount(2, 2));
        assertThat(taken("A", NodeWork.WHOLE_DAY)).isEqualTo(new Amount(3, 3));
        consistent();
    }

    @Test
    void anOrderThatDoesNotFitAtOneOfItsNodesTakesNothingAtTheOther() {
        var units = new Amount(Long.MAX_VALUE, 5);

        var outcomes = take(List.of(
                new Ask(10, List.of(job("B1", 9, 3, MANY, MANY), job("B2", 9, 6, units, MANY))),
                new Ask(11, List.of(job("B1", 9, 3, MANY, MANY), job("B2", 9, 5, units, MANY)))));

        assertThat(outcomes).containsExactly(false, true);
        assertThat(taken("B1", 9)).isEqualTo(new Amount(1, 3));
        assertThat(taken("B2", NodeWork.WHOLE_DAY)).isEqualTo(new Amount(1, 5));
        consistent();
    }

    @Test
    void roomAloneTakesNothing() {
        in(tx -> work.room(tx, List.of(new Ask(15, List.of(job("C", 9, 3, MANY, MANY))))));

        assertThat(taken("C", 9)).isEqualTo(Amount.NONE);
    }

    @Test
    void whatIsDoneStaysCountedAndCanNotBeGivenBack() {
        take(List.of(
                new Ask(20, List.of(job("D", 9, 3, MANY, MANY))), new Ask(21, List.of(job("D", 9, 4, MANY, MANY)))));

        in(tx -> {
            work.done(tx, List.of(new Given(20, "D", 3)));
            work.giveBackOrders(tx, List.of(20L, 21L));
            work.giveBack(tx, List.of(new Given(20, "D", 3), new Given(21, "D", 4)));
            return 0;
        });

        assertThat(taken("D", 9)).isEqualTo(new Amount(1, 3));
        consistent();
    }

    @Test
    void givingBackUndoesBookingWhateverTheOrderOfThings() {
        for (long seed = 1; seed <= 25; seed++) {
            var random = new Random(seed);
            var node = "E" + seed;
            var held = new ArrayList<Long>();
            var before = new ArrayList<Ask>();
            for (int i = 0; i < 6; i++) {
                long order = seed * 100 + i;
                before.add(new Ask(
                        order,
                        List.of(job(
                                node, random.nextInt(3), 1 + random.nextInt(5), new Amount(4, 12), new Amount(2, 8)))));
                held.add(order);
            }
            take(before.subList(0, 3));
            var hours = List.of(taken(node, 0), taken(node, 1), taken(node, 2), taken(node, NodeWork.WHOLE_DAY));

            take(before.subList(3, 6));
            boolean byOrder = random.nextBoolean();
            var back = held.subList(3, 6);
            in(tx -> {
                if (byOrder) {
                    work.giveBackOrders(tx, back);
                } else {
                    work.giveBack(
                            tx,
                            back.stream()
                                    .map(o -> new Given(o, node, units(before, o)))
                                    .toList());
                }
                return 0;
            });

            assertThat(List.of(taken(node, 0), taken(node, 1), taken(node, 2), taken(node, NodeWork.WHOLE_DAY)))
                    .as("seed %d", seed)
                    .isEqualTo(hours);
        }
        consistent();
    }

    private static long units(List<Ask> asks, long order) {
        return asks.stream()
                .filter(a -> a.order() == order)
                .findFirst()
                .orElseThrow()
                .jobs()
                .getFirst()
                .units();
    }

    @Test
    void ofTwoFulfillmentsAtOneNodeOneIsGivenBackAndTheOtherKeepsItsPlace() {
        take(List.of(new Ask(30, List.of(job("G", 9, 3, MANY, MANY)))));
        take(List.of(new Ask(30, List.of(job("G", 9, 5, MANY, MANY)))));
        take(List.of(new Ask(30, List.of(job("G", 11, 7, MANY, MANY)))));

        in(tx -> {
            work.giveBack(tx, List.of(new Given(30, "G", 7)));
            return 0;
        });
        assertThat(List.of(taken("G", 9), taken("G", 11))).containsExactly(new Amount(2, 8), Amount.NONE);
        in(tx -> {
            work.giveBack(tx, List.of(new Given(30, "G", 5)));
            return 0;
        });
        assertThat(taken("G", 9)).isEqualTo(new Amount(1, 3));
        in(tx -> {
            work.giveBack(tx, List.of(new Given(30, "G", 3), new Given(30, "G", 3)));
            return 0;
        });
        assertThat(taken("G", NodeWork.WHOLE_DAY)).isEqualTo(Amount.NONE);
        consistent();
    }

    @Test
    void whoeverAsksAtTheSameTimeTheDayIsNeverOverdrawn() throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            var tasks = new ArrayList<Callable<Long>>();
            for (int t = 0; t < 6; t++) {
                long first = 10_000L + t * 100;
                tasks.add(() -> {
                    long won = 0;
                    for (int i = 0; i < 10; i++) {
                        long order = first + i;
                        // Nodes in another order per thread: rows are locked in key order all the same.
                        var jobs = List.of(
                                job(order % 2 == 0 ? "F1" : "F2", 9, 1, new Amount(17, Long.MAX_VALUE), MANY),
                                job(order % 2 == 0 ? "F2" : "F1", 9, 1, new Amount(17, Long.MAX_VALUE), MANY));
                        won += take(List.of(new Ask(order, jobs))).getFirst() ? 1 : 0;
                    }
                    return won;
                });
            }

            long won = 0;
            for (var done : threads.invokeAll(tasks)) {
                won += done.get();
            }

            assertThat(won).isEqualTo(17);
        }
        assertThat(taken("F1", NodeWork.WHOLE_DAY)).isEqualTo(new Amount(17, 17));
        assertThat(taken("F2", NodeWork.WHOLE_DAY)).isEqualTo(new Amount(17, 17));
        consistent();
    }
}
