package io.crossdock.inventory.feed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.KnownCodes;
import io.crossdock.inventory.ReservationOwner;
import io.crossdock.inventory.ReserveRequest;
import io.crossdock.inventory.ReserveRequest.Claim;
import io.crossdock.inventory.ReservedUnits;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.feed.Feeds;
import io.crossdock.inventory.feed.Feeds.FeedAnswer;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.inventory.feed.Feeds.ParkedQuery;
import io.crossdock.inventory.feed.Feeds.ParkedRow;
import io.crossdock.inventory.feed.Feeds.Profile;
import io.crossdock.inventory.feed.Feeds.Row;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Feeds of a warehouse, with the cases and events that they make. */
abstract class FeedsFixture {

    static final Instant NOW = Warehouse.NOW;
    static final Instant EARLIER = NOW.minusSeconds(3600);

    final Warehouse warehouse = new Warehouse();
    final Inventory inventory = warehouse.inventory;
    final KnownCodes masterdata = new KnownCodes(Set.of("mug", "cup", "pot"), Set.of("berlin", "paris"));
    final Feeds feeds = new StoredFeeds(masterdata);
    final List<Tx.Problem> cases = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    final List<String> settled = new ArrayList<>();

    @BeforeEach
    void connect() {
        warehouse.run(tx -> feeds.put(
                tx,
                List.of(
                        new Profile("erp", Feeds.System.ERP, Set.of(Kind.values()), List.of(), 0, 7200),
                        new Profile(
                                "slow",
                                Feeds.System.ERP,
                                Set.of(Kind.ABSOLUTE, Kind.DELTA),
                                List.of("berlin"),
                                3600,
                                7200))));
    }

    @AfterEach
    void close() {
        assertThat(warehouse.ask(inventory::verify)).isEmpty();
        warehouse.close();
    }

    void stockAndShip(long counted, long shipped) {
        warehouse.at(
                EARLIER.minusSeconds(600),
                tx -> inventory.count(tx, List.of(new StockCount("mug", "berlin", counted, "opening"))));
        warehouse.run(tx -> inventory.reserve(
                tx,
                List.of(new ReserveRequest(
                        ReservationOwner.order(1),
                        List.of(new Claim(UnitLine.ordered(1), "mug", "berlin", shipped))))));
        warehouse.run(tx -> inventory.ship(
                tx,
                List.of(new ReservedUnits(ReservationOwner.order(1), UnitLine.ordered(1), "mug", "berlin", shipped))));
    }

    static Row row(String sku, @Nullable String node, @Nullable Long units) {
        return new Row(0, sku, node, units, "{sku: " + sku + "}");
    }

    FeedAnswer send(long sequence, Kind kind, Instant at, Row... rows) {
        return send("erp", sequence, 1, 1, kind, at, null, NOW, rows);
    }

    FeedAnswer send(
            String feed,
            long sequence,
            int part,
            int parts,
            Kind kind,
            Instant at,
            @Nullable String node,
            Instant now,
            Row... rows) {
        var numbered = new ArrayList<Row>();
        for (var row : rows) {
            numbered.add(
                    new Row(numbered.size(), row.sku(), row.node(), row.units(), row.at(), row.origin(), row.repeat()));
        }
        var message = new Message(
                feed, sequence, part, parts, kind, at, node, numbered, String.valueOf(numbered.hashCode()), null);
        var more = new boolean[] {true};
        while (more[0]) {
            var tx = warehouse.at(now, t -> more[0] = feeds.take(t, message));
            cases.addAll(tx.problems);
            facts.addAll(tx.facts);
            tx.settled.forEach(s -> settled.add(s.kind()));
        }
        return warehouse.ask(tx -> feeds.answer(tx, feed, sequence, part, -1));
    }

    /** Allows a held reset to zero. */
    FeedAnswer zero(long sequence) {
        var more = new boolean[] {true};
        while (more[0]) {
            var tx = warehouse.at(NOW, t -> more[0] = feeds.zero(t, "erp", sequence));
            tx.settled.forEach(s -> settled.add(s.kind()));
        }
        return warehouse.ask(tx -> feeds.answer(tx, "erp", sequence, 1, -1));
    }

    /** Sends an empty reset of berlin that says that it is meant. */
    FeedAnswer sendMeant(long sequence, Instant at) {
        var message = new Message(
                "erp",
                sequence,
                1,
                1,
                Kind.RESET,
                at,
                "berlin",
                List.of(),
                String.valueOf(List.of().hashCode()),
                100);
        var more = new boolean[] {true};
        while (more[0]) {
            warehouse.at(NOW, t -> more[0] = feeds.take(t, message));
        }
        return warehouse.ask(tx -> feeds.answer(tx, "erp", sequence, 1, -1));
    }

    List<ParkedRow> parked(String state) {
        return warehouse
                .ask(tx -> feeds.parked(tx, new ParkedQuery(null, null, state, 0, 100)))
                .items();
    }

    String onHand(String... skus) {
        return String.join(
                ", ",
                warehouse.ask(tx -> inventory.levels(tx, List.of(skus))).stream()
                        .map(level -> level.node() + " " + level.onHand())
                        .toList());
    }
}
