package io.crossdock.fulfillment.internal;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.NewFulfillment;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.fulfillment.TrackingEvent;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.Words;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.ServerDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Fulfillments on a real database. Every test uses fulfillments of its own. */
abstract class FulfillmentFixture {

    static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    static TestDatabase database;
    final StoredFulfillments fulfillments = new StoredFulfillments(OneSystem.HTTP);

    @BeforeAll
    static void open() {
        database = ServerDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    static TrackingEvent word(String tracking, String carrier, TrackingEvent.Status status, Instant at) {
        return new TrackingEvent(tracking, carrier, status, Words.of(status), at);
    }

    /** Waits until the other transaction waits for this one, or has passed it. */
    static void awaitLock(CountDownLatch started) {
        try {
            started.await();
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void create(long id, long order) {
        run(tx -> {
            fulfillments.create(
                    tx,
                    List.of(new NewFulfillment(
                            new FulfillmentId(id),
                            GroupRef.first(order),
                            "http",
                            "S1",
                            null,
                            List.of(
                                    new NewFulfillment.Line(UnitLine.ordered(1), "mug", 2),
                                    new NewFulfillment.Line(UnitLine.ordered(2), "pot", 3)))));
            return 0;
        });
    }

    RecordedTx.Done<List<Boolean>> report(long id, long mugs, long pots) {
        return report(parcel(id, "T" + id, Shipment.Rest.MISSING, mugs, pots));
    }

    RecordedTx.Done<List<Boolean>> report(Shipment... parcels) {
        return run(tx -> fulfillments.reportShipped(tx, "http", List.of(parcels)));
    }

    /** The whole work in one parcel, at a time that the node says. */
    RecordedTx.Done<List<Boolean>> reportAt(long id, Instant at) {
        var said = parcel(id, "T" + id, Shipment.Rest.MISSING, 2, 3);
        return report(new Shipment(
                said.fulfillment(), said.node(), said.carrier(), said.tracking(), at, said.lines(), said.rest()));
    }

    static Shipment parcel(long id, String tracking, Shipment.Rest rest, long mugs, long pots) {
        return new Shipment(
                new FulfillmentId(id),
                "",
                "UPS",
                tracking,
                null,
                List.of(new Shipment.Line(UnitLine.ordered(1), mugs), new Shipment.Line(UnitLine.ordered(2), pots)),
                rest);
    }

    Fulfillment load(long id) {
        return run(tx -> fulfillments.load(tx, List.of(id))).result().getFirst();
    }

    static List<String> kinds(RecordedTx.Done<?> done) {
        return done.tx().problems.stream().map(p -> p.kind()).toList();
    }

    static <R> RecordedTx.Done<R> run(Function<RecordedTx, R> work) {
        return RecordedTx.run(database, AT, work);
    }
}
