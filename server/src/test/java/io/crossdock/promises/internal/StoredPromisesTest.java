package io.crossdock.promises.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.postgres.TestDatabase;
import io.crossdock.promises.Promises;
import io.crossdock.promises.Promises.By;
import io.crossdock.promises.Promises.NewLeg;
import io.crossdock.promises.Promises.NewPromise;
import io.crossdock.promises.Promises.Outcome;
import io.crossdock.promises.Promises.Score;
import io.crossdock.promises.Promises.ScoreQuery;
import io.crossdock.promises.Promises.Step;
import io.crossdock.shared.GroupRef;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.ServerDatabase;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Promises and whether they were kept. Times are days of November 2026 with an hour: {@code 26.18} is the 26th at
 * 18:00.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredPromisesTest {

    private final TestDatabase database = ServerDatabase.fresh();
    private final Promises promises = new StoredPromises();

    @AfterAll
    void close() {
        database.close();
    }

    private static Instant at(String text) {
        var parts = text.split("\\.");
        return Instant.parse("2026-11-%sT%s:00:00Z".formatted(parts[0], parts[1]));
    }

    private <R> R in(String at, Function<RecordedTx, R> does) {
        return RecordedTx.run(database, at(at), does).result();
    }

    private void make(String at, long order, String node, String shipsAt, String deliverBy) {
        in(at, tx -> {
            promises.make(
                    tx,
                    List.of(new NewPromise(
                            GroupRef.first(order),
                            at(deliverBy),
                            "sourcing 1: otherwise",
                            List.of(new NewLeg(node, "standard", at(shipsAt), at(deliverBy), 2, false)))));
            return 0;
        });
    }

    private void ends(long order, String node, String shipped, String delivered) {
        in(delivered, tx -> {
            if (!shipped.isEmpty()) {
                promises.shipped(tx, List.of(new Step(GroupRef.first(order), node, at(shipped))));
            }
            promises.delivered(tx, List.of(new Step(GroupRef.first(order), node, at(delivered))));
            return 0;
        });
    }

    private Promises.Promise promise(long order) {
        return in("30.00", tx -> promises.of(tx, List.of(order))).get(GroupRef.first(order));
    }

    private List<Score> score(String from, String to, String node, By by) {
        return in("30.00", tx -> promises.score(tx, new ScoreQuery(at(from), at(to), node, null, by)));
    }

    @Test
    void saysWhoMissedAPromise() {
        var table = """
                order | promised | ships at | planned | shipped | delivered | outcome | missed by
                  101 | 24.18    | 22.18    | 24.18   | 22.18   | 24.18     | KEPT    | null
                  102 | 24.18    | 22.18    | 24.18   | 23.10   | 24.10     | KEPT    | null
                  103 | 24.18    | 22.18    | 24.18   | 22.18   | 24.19     | MISSED  | CARRIER
                  104 | 24.18    | 22.18    | 24.18   | 22.19   | 24.19     | MISSED  | NODE
                  105 | 24.18    | 25.18    | 27.18   | 25.10   | 26.10     | MISSED  | DECISION
                """;
        for (var row : table.lines().skip(1).toList()) {
            var cells = Arrays.stream(row.split("\\|")).map(String::strip).toList();

            var verdict = PromiseVerdict.of(
                    at(cells.get(1)), at(cells.get(2)), at(cells.get(3)), at(cells.get(4)), at(cells.get(5)));

            assertThat(verdict.outcome() + " " + verdict.missedBy())
                    .as(row)
                    .isEqualTo(cells.get(6) + " " + cells.get(7));
        }
    }

    @Test
    void theCustomersDateStaysTheFirstOneWhenAnotherNodeTakesOver() {
        make("20.10", 201, "N1", "21.18", "23.18");
        make("22.10", 201, "N2", "23.18", "25.18");
        ends(201, "N2", "23.17", "25.10");

        var promise = promise(201);

        assertThat(promise.deliverBy()).isEqualTo(at("23.18"));
        assertThat(promise.expectedBy()).isEqualTo(at("25.18"));
        assertThat(promise.legs()).extracting(Promises.Leg::node).containsExactly("N1", "N2");
        assertThat(promise.legs().getFirst().outcome()).isNull();
        assertThat(promise.legs().getLast().missedBy()).isEqualTo(Promises.Culprit.DECISION);
    }

    @Test
    void aParcelIsScoredOnce() {
        make("20.10", 301, "ONCE", "21.18", "23.18");
        ends(301, "ONCE", "21.18", "23.10");
        ends(301, "ONCE", "24.18", "26.10");
        in("27.10", tx -> {
            promises.lost(tx, List.of(new Step(GroupRef.first(301), "ONCE", at("27.10"))));
            return 0;
        });

        assertThat(promise(301).legs().getFirst().outcome()).isEqualTo(Outcome.KEPT);
        assertThat(score("01.00", "30.00", "ONCE", By.NODE)).containsExactly(new Score("ONCE", 1, 0, 0, 0, 0, 0));
    }

    @Test
    void aNodeThatIsChosenAgainHasTwoPartsAndEachParcelEndsItsOwn() {
        make("20.10", 401, "TWICE", "21.18", "23.18");
        in("21.10", tx -> {
            promises.shipped(tx, List.of(new Step(GroupRef.first(401), "TWICE", at("21.10"))));
            return 0;
        });
        make("22.10", 401, "TWICE", "23.18", "25.18");
        ends(401, "TWICE", "", "23.10");
        ends(401, "TWICE", "23.10", "25.10");

        assertThat(promise(401).legs()).extracting(Promises.Leg::outcome).containsExactly(Outcome.KEPT, Outcome.MISSED);
    }

    @Test
    void countsByNodeServiceAndDayInATime() {
        make("10.10", 501, "S1", "11.18", "13.18");
        make("10.10", 502, "S1", "11.18", "13.18");
        make("10.10", 503, "S2", "11.18", "13.18");
        make("10.10", 504, "S2", "11.18", "13.18");
        ends(501, "S1", "11.18", "12.10");
        ends(502, "S1", "12.18", "14.10");
        ends(503, "S2", "11.18", "14.10");
        in("14.12", tx -> {
            promises.lost(tx, List.of(new Step(GroupRef.first(504), "S2", at("14.12"))));
            return 0;
        });

        assertThat(promise(504).legs().getFirst().outcome()).isEqualTo(Outcome.LOST);
        assertThat(promise(504).legs().getFirst().deliveredAt())
                .as("it never arrived")
                .isNull();
        assertThat(score("12.00", "15.00", null, By.NODE))
                .containsExactly(new Score("S1", 1, 1, 0, 0, 1, 0), new Score("S2", 0, 1, 1, 0, 0, 2));
        assertThat(score("12.00", "15.00", null, By.SERVICE)).containsExactly(new Score("standard", 1, 2, 1, 0, 1, 2));
        assertThat(score("12.00", "15.00", "S1", By.DAY))
                .containsExactly(new Score("2026-11-12", 1, 0, 0, 0, 0, 0), new Score("2026-11-14", 0, 1, 0, 0, 1, 0));
        assertThat(score("12.00", "14.00", null, By.NODE)).containsExactly(new Score("S1", 1, 0, 0, 0, 0, 0));
    }
}
