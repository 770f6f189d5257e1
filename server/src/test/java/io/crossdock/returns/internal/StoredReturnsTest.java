package io.crossdock.returns.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.postgres.TestDatabase;
import io.crossdock.returns.NewReturn;
import io.crossdock.returns.Return;
import io.crossdock.returns.ReturnArrival;
import io.crossdock.returns.ReturnId;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.ServerDatabase;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Returns on a real database. Every test uses returns of its own. */
class StoredReturnsTest {

    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    private static TestDatabase database;
    private final StoredReturns returns = new StoredReturns();

    @BeforeAll
    static void open() {
        database = ServerDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void receivesOnceWhatTheNodeReportsByDisposition() {
        create(21);

        var told = arrive(21, 1, 1);
        var again = arrive(21, 1, 1);
        var received = run(tx -> returns.receive(tx, List.of(21L))).result();
        var twice = run(tx -> returns.receive(tx, List.of(21L))).result();

        assertThat(told.tx().signals)
                .extracting(s -> s.subject() + " " + s.event())
                .containsExactly("21 return-received");
        assertThat(again.tx().signals).isEmpty();
        assertThat(received.getFirst().lines()).containsExactly(new Return.Line(UnitLine.ordered(1), "mug", 2, 1, 1));
        assertThat(twice).isEmpty();
        assertThat(run(tx -> returns.close(tx, List.of(21L)))
                        .result()
                        .getFirst()
                        .state())
                .isEqualTo(Return.State.CLOSED);
        assertThat(run(returns::verify).result()).isEmpty();
    }

    @Test
    void capsWhatIsMoreThanWasAskedForAndRaisesACase() {
        create(22);

        var told = arrive(22, 2, 5);
        var received = run(tx -> returns.receive(tx, List.of(22L))).result();

        assertThat(told.tx().problems).extracting(p -> p.kind()).containsExactly("returned-more-than-asked");
        assertThat(received.getFirst().lines()).containsExactly(new Return.Line(UnitLine.ordered(1), "mug", 3, 2, 1));
    }

    @Test
    void booksNothingByItselfForGoodsThatComeAfterTheReturnExpired() {
        create(23);
        run(tx -> returns.expire(tx, List.of(23L)));

        var late = arrive(23, 3, 0);

        assertThat(late.tx().problems).extracting(p -> p.kind()).containsExactly("return-arrived-late");
        assertThat(late.tx().signals).isEmpty();
        assertThat(run(tx -> returns.receive(tx, List.of(23L))).result()).isEmpty();
    }

    @Test
    void believesOnlyTheSystemThatExpectsIt() {
        create(24);
        var arrival = new ReturnArrival(
                new ReturnId(24), "e", "", List.of(new ReturnArrival.Line(UnitLine.ordered(1), 1, 0)));

        var told = run(tx -> returns.reportReceived(tx, "other", List.of(arrival)));

        assertThat(told.result()).containsExactly(false);
        assertThat(told.tx().signals).isEmpty();
        assertThat(run(tx -> returns.receive(tx, List.of(24L))).result()).isEmpty();
    }

    @Test
    void furtherParcelsOfAReturnAddUpAndStayWhereTheyAre() {
        create(25);

        var first = arrive(25, "box-1", "S1", 2, 0);
        long rest = first.tx().starts.getFirst().subject();
        var again = arrive(25, "box-1", "S1", 2, 0);
        var second = arrive(25, "box-2", "S7", 0, 1);
        var received = run(tx -> returns.receive(tx, List.of(25L, rest))).result();

        assertThat(again.tx().signals).isEmpty();
        assertThat(again.tx().problems).isEmpty();
        assertThat(second.tx().signals)
                .extracting(s -> s.subject() + " " + s.event())
                .containsExactly(rest + " return-received");
        assertThat(received)
                .extracting(r -> r.whole() + " " + r.node() + " " + r.lines())
                .containsExactly(
                        "R25 S1 " + List.of(new Return.Line(UnitLine.ordered(1), "mug", 2, 2, 0)),
                        "R25 S7 " + List.of(new Return.Line(UnitLine.ordered(1), "mug", 1, 0, 1)));
        assertThat(arrive(25, "box-3", "S1", 1, 0).tx().problems)
                .extracting(p -> p.kind())
                .containsExactly("returned-more-than-asked");
        assertThat(run(returns::verify).result()).isEmpty();
    }

    @Test
    void oneReportThatSaysTwoThingsIsACase() {
        create(26);
        arrive(26, "box-1", "", 1, 0);

        var other = arrive(26, "box-1", "", 0, 1);

        assertThat(other.tx().problems).extracting(p -> p.kind()).containsExactly("return-reports-differ");
        assertThat(other.tx().signals).isEmpty();
    }

    private void create(long id) {
        run(tx -> {
            returns.create(
                    tx,
                    List.of(new NewReturn(
                            new ReturnId(id),
                            1,
                            "http",
                            "S1",
                            "too small",
                            List.of(new NewReturn.Line(UnitLine.ordered(1), "mug", 3)))));
            return 0;
        });
    }

    private RecordedTx.Done<List<Boolean>> arrive(long id, long sellable, long damaged) {
        return arrive(id, "e-" + id, "", sellable, damaged);
    }

    private RecordedTx.Done<List<Boolean>> arrive(long id, String notice, String node, long sellable, long damaged) {
        var arrival = new ReturnArrival(
                new ReturnId(id),
                notice,
                node,
                List.of(new ReturnArrival.Line(UnitLine.ordered(1), sellable, damaged)));
        return run(tx -> returns.reportReceived(tx, "http", List.of(arrival)));
    }

    private static <R> RecordedTx.Done<R> run(Function<RecordedTx, R> work) {
        return RecordedTx.run(database, AT, work);
    }
}
