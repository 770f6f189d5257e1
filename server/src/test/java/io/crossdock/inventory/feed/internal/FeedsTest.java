package io.crossdock.inventory.feed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.crossdock.inventory.feed.Feeds.ExemptRow;
import io.crossdock.inventory.feed.Feeds.FeedAnswer;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.inventory.feed.Feeds.Origin;
import io.crossdock.inventory.feed.Feeds.ParkedQuery;
import io.crossdock.inventory.feed.Feeds.ParkedRow;
import io.crossdock.inventory.feed.Feeds.Profile;
import io.crossdock.inventory.feed.Feeds.Repeat;
import io.crossdock.inventory.feed.Feeds.Retry;
import io.crossdock.inventory.feed.Feeds.Row;
import io.crossdock.shared.Refused;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.RecordedTx.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class FeedsTest {

    private static final Instant NOW = Warehouse.NOW;
    private static final Instant EARLIER = NOW.minusSeconds(3600);

    private final Warehouse warehouse = new Warehouse();
    private final Inventory inventory = warehouse.inventory;
    private final KnownCodes masterdata = new KnownCodes(Set.of("mug", "cup", "pot"), Set.of("berlin", "paris"));
    private final Feeds feeds = new StoredFeeds(masterdata);
    private final List<Tx.Problem> cases = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<String> settled = new ArrayList<>();

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

    @Test
    void aLateCountDoesNotUndoAShipment() {
        stockAndShip(10, 3);

        var answer = send(1, Kind.ABSOLUTE, EARLIER, row("mug", "berlin", 9L));

        assertThat(onHand("mug")).isEqualTo("berlin 6");
        assertThat(answer.changed()).isEqualTo(1);
    }

    @Test
    void aSourceThatKnowsLateIsCorrectedByWhatItCanNotKnow() {
        stockAndShip(10, 3);

        // Dated half an hour after the shipment, but the source's books are an hour behind.
        send(
                "slow",
                1,
                1,
                1,
                Kind.ABSOLUTE,
                NOW.plusSeconds(1800),
                null,
                NOW.plusSeconds(1860),
                row("mug", "berlin", 9L));

        assertThat(onHand("mug")).isEqualTo("berlin 6");
    }

    @Test
    void deltasInAnyOrderCountOnceEach() {
        warehouse.stock("""
                sku | node   | on hand
                mug | berlin | 2
                """);

        send("erp", 3, 1, 1, Kind.DELTA, NOW.plusSeconds(30), null, NOW.plusSeconds(60), row("mug", "berlin", -6L));
        assertThat(onHand("mug")).isEqualTo("berlin 0");
        send("erp", 2, 1, 1, Kind.DELTA, NOW.plusSeconds(20), null, NOW.plusSeconds(70), row("mug", "berlin", 5L));
        send("erp", 3, 1, 1, Kind.DELTA, NOW.plusSeconds(30), null, NOW.plusSeconds(80), row("mug", "berlin", -6L));
        assertThat(onHand("mug")).isEqualTo("berlin 1");
        send("erp", 4, 1, 1, Kind.DELTA, NOW.plusSeconds(40), null, NOW.plusSeconds(90), row("mug", "berlin", 5L));

        assertThat(onHand("mug")).isEqualTo("berlin 6");
    }

    @Test
    void aLateCountKeepsDeltasThatHappenedAfterIt() {
        warehouse.at(
                EARLIER.minusSeconds(600),
                tx -> inventory.count(tx, List.of(new StockCount("mug", "berlin", 10, "opening"))));
        send(2, Kind.DELTA, NOW.minusSeconds(60), row("mug", "berlin", -4L));

        send(1, Kind.ABSOLUTE, EARLIER, row("mug", "berlin", 7L));

        assertThat(onHand("mug")).isEqualTo("berlin 3");
    }

    @Test
    void aDeltaFromBeforeTheCountIsInTheCount() {
        warehouse.stock("""
                sku | node   | on hand
                mug | berlin | 5
                """);

        var answer = send(1, Kind.DELTA, EARLIER, row("mug", "berlin", 9L));

        assertThat(onHand("mug")).isEqualTo("berlin 5");
        assertThat(answer.items()).containsExactly(new ExemptRow(0, "mug", "berlin", "older", NOW, null, null));
    }

    @Test
    void theSameMessageAgainGetsTheStoredAnswerAndAnotherOneIsRefused() {
        var first = send(7, Kind.ABSOLUTE, EARLIER, row("mug", "berlin", 9L), row("unicorn", "berlin", 1L));
        var again = send(7, Kind.ABSOLUTE, EARLIER, row("mug", "berlin", 9L), row("unicorn", "berlin", 1L));

        assertThat(again).isEqualTo(first);
        assertThatThrownBy(() -> send(7, Kind.ABSOLUTE, EARLIER, row("mug", "berlin", 8L)))
                .isInstanceOf(Refused.class)
                .extracting("code")
                .isEqualTo("feed-sequence-reused");
        assertThat(onHand("mug")).isEqualTo("berlin 9");
    }

    @Test
    void wrongRowsAreParkedAsOneCasePerCauseAndTheRestGoesIn() {
        var answer = send(
                "slow",
                1,
                1,
                1,
                Kind.ABSOLUTE,
                EARLIER,
                null,
                NOW,
                row("mug", "berlin", 9L),
                row("unicorn", "berlin", 1L),
                row("griffin", "berlin", 2L),
                row("mug", "atlantis", 3L),
                row("mug", "paris", 4L),
                row("cup", "berlin", -1L),
                row("cup", "berlin", null));

        assertThat(onHand("mug")).isEqualTo("berlin 9");
        assertThat(answer.items())
                .extracting(ExemptRow::outcome)
                .containsExactly(
                        "unknown-sku",
                        "unknown-sku",
                        "unknown-node",
                        "node-of-others",
                        "negative-figure",
                        "unreadable-row");
        assertThat(cases)
                .extracting(Tx.Problem::kind)
                .containsExactly(
                        "feed-unknown-sku",
                        "feed-unknown-node",
                        "feed-node-of-others",
                        "feed-unreadable-row",
                        "feed-negative-figure");
        assertThat(cases.getFirst().detail())
                .startsWith("2 row(s) of message 1 of feed slow are parked. The first is row ");
    }

    @Test
    void aParkedRowGoesInWhenItsSkuAppearsUnlessSomethingNewerIsKnown() {
        send(1, Kind.ABSOLUTE, EARLIER, row("unicorn", "berlin", 4L), row("griffin", "berlin", 5L));
        masterdata.add("unicorn", "griffin");
        warehouse.run(tx -> inventory.count(tx, List.of(new StockCount("griffin", "berlin", 1, "store"))));

        int tried = warehouse.ask(feeds::retryKnown);

        assertThat(tried).isEqualTo(2);
        assertThat(onHand("unicorn", "griffin")).isEqualTo("berlin 1, berlin 4");
        assertThat(parked("applied")).extracting(ParkedRow::sku).containsExactly("unicorn");
        assertThat(parked("older")).extracting(ParkedRow::sku).containsExactly("griffin");
    }

    @Test
    void aParkedRowCanBeCorrectedOrDismissedOnce() {
        send(1, Kind.ABSOLUTE, EARLIER, row("mgu", "berlin", 4L), row("spam", "berlin", 5L));
        var rows = parked("waiting");
        long typo = ParkedRowStore.id(rows.get(0).id()).orElseThrow();
        long spam = ParkedRowStore.id(rows.get(1).id()).orElseThrow();

        warehouse.run(tx -> feeds.retry(tx, List.of(new Retry(typo, "mug", null, null))));
        warehouse.run(tx -> feeds.dismiss(tx, List.of(new Feeds.Dismissal(spam, "not ours"))));

        assertThat(onHand("mug")).isEqualTo("berlin 4");
        assertThat(parked("dismissed")).extracting(ParkedRow::note).containsExactly("not ours");
        assertThatThrownBy(() -> warehouse.run(tx -> feeds.retry(tx, List.of(new Retry(spam, "mug", null, null)))))
                .isInstanceOf(Refused.class)
                .extracting("code")
                .isEqualTo("parked-closed");
    }

    @Test
    void aCompleteResetZeroesWhatItDidNotNameAndNothingElse() {
        warehouse.at(
                EARLIER.minusSeconds(60),
                tx -> inventory.count(
                        tx,
                        List.of(
                                new StockCount("mug", "berlin", 5, "opening"),
                                new StockCount("cup", "berlin", 6, "opening"),
                                new StockCount("pot", "berlin", 7, "opening"),
                                new StockCount("cup", "paris", 8, "opening"))));
        send(8, Kind.ABSOLUTE, NOW.minusSeconds(5), row("pot", "berlin", 9L));

        send("erp", 9, 2, 2, Kind.RESET, EARLIER, "berlin", NOW, row("unicorn", null, 3L));
        assertThat(onHand("cup", "mug", "pot")).isEqualTo("berlin 6, paris 8, berlin 5, berlin 9");
        var answer = send("erp", 9, 1, 2, Kind.RESET, EARLIER, "berlin", NOW, row("mug", null, 4L));

        assertThat(onHand("cup", "mug", "pot")).isEqualTo("berlin 0, paris 8, berlin 4, berlin 9");
        assertThat(answer.complete()).isTrue();
        assertThat(answer.zeroed()).isEqualTo(1);
    }

    @Test
    void unitsThatASourceDeniesAreNotSoldAndItSaysSo() {
        send(1, Kind.ABSOLUTE, EARLIER, row("mug", "berlin", 100L), row("cup", "berlin", 5L));

        var answer = send(2, Kind.ABSOLUTE, NOW, row("mug", "berlin", -3L), row("cup", "berlin", 4L));

        assertThat(onHand("mug", "cup")).isEqualTo("berlin 4, berlin 0");
        assertThat(answer.changed()).isEqualTo(2);
        assertThat(answer.parked()).isZero();
        assertThat(answer.items())
                .containsExactly(new ExemptRow(
                        0, "mug", "berlin", "negative-figure", null, null, "-3 units on hand count as 0"));
        assertThat(parked("applied")).extracting(ParkedRow::units).containsExactly(-3L);
        assertThat(cases)
                .extracting(Tx.Problem::detail)
                .containsExactly(
                        "1 row(s) of message 2 of feed erp say fewer than 0 units on hand and count as 0. The first"
                                + " is row 0 (-3 units on hand count as 0): {sku: mug}");
    }

    @Test
    void aDeniedFigureThatIsOlderThanACountChangesAndSaysNothing() {
        send(1, Kind.ABSOLUTE, NOW, row("mug", "berlin", 100L));

        var answer = send(2, Kind.ABSOLUTE, EARLIER, row("mug", "berlin", -3L));

        assertThat(onHand("mug")).isEqualTo("berlin 100");
        assertThat(answer.items()).extracting(ExemptRow::outcome).containsExactly("older");
        assertThat(cases).isEmpty();
    }

    @Test
    void aResetThatWouldZeroMostOfItsNodeWaitsForAPerson() {
        send(1, Kind.ABSOLUTE, EARLIER, row("mug", "berlin", 5L), row("cup", "berlin", 6L), row("pot", "berlin", 7L));

        var empty = send("erp", 2, 1, 1, Kind.RESET, NOW, "berlin", NOW);
        var again = send("erp", 2, 1, 1, Kind.RESET, NOW, "berlin", NOW);

        assertThat(onHand("mug", "cup", "pot")).isEqualTo("berlin 6, berlin 5, berlin 7");
        assertThat(empty.held()).isTrue();
        assertThat(empty.complete()).isFalse();
        assertThat(again).isEqualTo(empty);
        assertThat(cases).extracting(Tx.Problem::kind).containsExactly("feed-reset-held");
        assertThat(cases.getFirst().detail())
                .startsWith("reset 2 of feed erp names 0 SKUs of node berlin; 3 others in stock would become 0, more"
                        + " than 50 %.");

        var allowed = zero(2);

        assertThat(onHand("mug", "cup", "pot")).isEqualTo("berlin 0, berlin 0, berlin 0");
        assertThat(allowed.zeroed()).isEqualTo(3);
        assertThat(allowed.held()).isFalse();
        assertThat(settled).containsExactly("feed-reset-held");
        assertThatThrownBy(() -> zero(2))
                .isInstanceOf(Refused.class)
                .extracting("code")
                .isEqualTo("reset-not-held");
        assertThatThrownBy(() -> zero(9))
                .isInstanceOf(Refused.class)
                .extracting("code")
                .isEqualTo("message-not-found");
    }

    @Test
    void halfOfTheNodeMayBecomeZeroAndAllOfItIfTheMessageSaysThatItIsMeant() {
        send(1, Kind.ABSOLUTE, EARLIER, row("mug", "berlin", 5L), row("cup", "berlin", 6L));

        var half = send("erp", 2, 1, 1, Kind.RESET, EARLIER.plusSeconds(1), "berlin", NOW, row("mug", null, 5L));
        var rest = send("erp", 3, 1, 1, Kind.RESET, EARLIER.plusSeconds(2), "berlin", NOW);
        var meant = sendMeant(3, EARLIER.plusSeconds(2));

        assertThat(half.zeroed()).isEqualTo(1);
        assertThat(rest.held()).isTrue();
        assertThat(meant.held()).isFalse();
        assertThat(meant.zeroed()).isEqualTo(1);
        assertThat(onHand("mug", "cup")).isEqualTo("berlin 0, berlin 0");
    }

    @Test
    void aRightResetReplacesTheOneThatIsHeld() {
        send(1, Kind.ABSOLUTE, EARLIER, row("mug", "berlin", 5L), row("cup", "berlin", 6L));
        send("erp", 2, 1, 1, Kind.RESET, EARLIER.plusSeconds(1), "berlin", NOW);

        send("erp", 3, 1, 1, Kind.RESET, NOW, "berlin", NOW, row("mug", null, 4L), row("cup", null, 6L));

        assertThat(onHand("mug", "cup")).isEqualTo("berlin 6, berlin 4");
        assertThat(settled).containsExactly("feed-reset-held");
        assertThatThrownBy(() -> zero(2))
                .isInstanceOf(Refused.class)
                .extracting("code")
                .isEqualTo("reset-not-held");
    }

    @Test
    void aRowThatRepeatsAnotherIsParkedUntilItNamesAnotherSku() {
        var why = "mug at berlin is in row 0 already; if both figures count, name their bins";
        var answer = send(
                1,
                Kind.ABSOLUTE,
                EARLIER,
                row("mug", "berlin", 10L),
                new Row(1, "mug", "berlin", 5L, null, new Origin("mug", null, null), new Repeat(why)),
                new Row(2, "mug", "berlin", 5L, null, new Origin("mug", null, null), new Repeat(null)));
        long id = ParkedRowStore.id(parked("waiting").getFirst().id()).orElseThrow();

        warehouse.run(tx -> feeds.retry(tx, List.of(new Retry(id, null, null, 6L))));

        assertThat(answer.items()).containsExactly(new ExemptRow(1, "mug", "berlin", "repeated-row", null, null, why));
        assertThat(answer.added()).isEqualTo(1);
        assertThat(parked("waiting")).extracting(ParkedRow::cause).containsExactly("repeated-row");
        warehouse.run(tx -> feeds.retry(tx, List.of(new Retry(id, "cup", null, null))));
        assertThat(onHand("mug", "cup")).isEqualTo("berlin 6, berlin 10");
    }

    @Test
    void unitsThatNoPlaceCanHaveAreParked() {
        send(1, Kind.ABSOLUTE, EARLIER, row("mug", "berlin", 1_000_000_000_000L), row("cup", "berlin", Long.MIN_VALUE));

        var answer = send(2, Kind.DELTA, NOW, row("mug", "berlin", 1L), row("cup", "berlin", 1L));

        assertThat(onHand("mug")).isEqualTo("berlin 1000000000000");
        assertThat(answer.items()).singleElement().satisfies(item -> {
            assertThat(item.outcome()).isEqualTo("unreadable-row");
            assertThat(item.fault()).isEqualTo("with the 1000000000000 on hand it is more than 1000000000000");
        });
    }

    @Test
    void figuresOfAnotherUnitRaiseACaseAndAUsualDayDoesNot() {
        masterdata.addNumbered(30);
        send(1, Kind.ABSOLUTE, EARLIER.minusSeconds(2), figures(12));

        send(2, Kind.ABSOLUTE, EARLIER.minusSeconds(1), figures(11));
        assertThat(cases).isEmpty();
        send(3, Kind.ABSOLUTE, EARLIER, figures(1));

        assertThat(cases).extracting(Tx.Problem::kind).containsExactly("feed-other-unit");
        assertThat(cases.getFirst().detail())
                .isEqualTo(
                        "message 3 of feed erp: 30 of 30 figures are a 5th or less of the units in the books; is it"
                                + " this node's file, and in base units?");
    }

    private static Row[] figures(long units) {
        var rows = new Row[30];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row("sku-" + i, "berlin", units);
        }
        return rows;
    }

    @Test
    void aSkuInTwoPartsOfAMessageIsParkedAndNotForgotten() {
        send("erp", 1, 1, 2, Kind.ABSOLUTE, EARLIER, null, NOW, row("mug", "berlin", 10L));
        var second = send("erp", 1, 2, 2, Kind.ABSOLUTE, EARLIER, null, NOW, row("mug", "berlin", 5L));

        assertThat(second.items()).extracting(ExemptRow::outcome).containsExactly("repeated-row");
        assertThat(cases).extracting(Tx.Problem::kind).containsExactly("feed-repeated-row");
    }

    @Test
    void aBigResetIsAppliedInSetsAndTellsOnlyRowsThatChanged() {
        masterdata.addNumbered(12_000);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 12_000; i++) {
            rows.add(new Row(i, "sku-" + i, null, 5L, "{}"));
        }
        send("erp", 1, 1, 1, Kind.RESET, EARLIER, "berlin", NOW, rows.toArray(Row[]::new));
        facts.clear();

        rows.set(11_000, new Row(11_000, "sku-11000", null, 4L, "{}"));
        var answer = send("erp", 2, 1, 1, Kind.RESET, EARLIER.plusSeconds(60), "berlin", NOW, rows.toArray(Row[]::new));

        assertThat(answer.changed()).isEqualTo(1);
        assertThat(answer.confirmed()).isEqualTo(11_999);
        assertThat(facts.stream().filter(f -> f.type().equals("stock-changed"))).hasSize(1);
    }

    @Test
    void aResetIsOfOneMomentWhateverDatesItsRowsHave() {
        send("erp", 1, 1, 1, Kind.ABSOLUTE, EARLIER, null, NOW, row("mug", "berlin", 7L), row("cup", "berlin", 2L));
        var dated = new Row(0, "mug", null, 4L, EARLIER.minusSeconds(60), new Origin("mug;4", 2, null), null);

        var answer = send("erp", 2, 1, 1, Kind.RESET, EARLIER.plusSeconds(60), "berlin", NOW, dated);

        assertThat(onHand("mug", "cup")).isEqualTo("berlin 0, berlin 4");
        assertThat(answer.zeroed()).isEqualTo(1);
    }

    @Test
    void aMessageIsRefusedWhereItsHeadCanNotBe() {
        assertThatThrownBy(() ->
                        send("slow", 1, 1, 1, Kind.RESET, NOW.plusSeconds(900), "paris", NOW, row("mug", null, 1L)))
                .isInstanceOf(Refused.class)
                .extracting(e -> ((Refused) e)
                        .violations().stream().map(v -> v.pointer()).toList())
                .isEqualTo(List.of("/kind", "/at", "/node"));
        assertThatThrownBy(() -> send("nobody", 1, 1, 1, Kind.ABSOLUTE, NOW, null, NOW, row("mug", "berlin", 1L)))
                .isInstanceOf(Refused.class)
                .extracting("code")
                .isEqualTo("feed-not-found");
    }

    @Test
    void aFeedThatFallsSilentRaisesOneCase() {
        send(1, Kind.ABSOLUTE, NOW, row("mug", "berlin", 9L));

        var silent = warehouse.at(NOW.plusSeconds(7201), feeds::watch);
        var again = warehouse.at(NOW.plusSeconds(7300), feeds::watch);

        assertThat(silent.problems).extracting(Tx.Problem::kind).containsExactly("feed-stale");
        assertThat(again.problems).isEmpty();
    }

    private void stockAndShip(long counted, long shipped) {
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

    private static Row row(String sku, @Nullable String node, @Nullable Long units) {
        return new Row(0, sku, node, units, "{sku: " + sku + "}");
    }

    private FeedAnswer send(long sequence, Kind kind, Instant at, Row... rows) {
        return send("erp", sequence, 1, 1, kind, at, null, NOW, rows);
    }

    private FeedAnswer send(
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
        var message =
                new Message(feed, sequence, part, parts, kind, at, node, numbered, String.valueOf(numbered.hashCode()), null);
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
    private FeedAnswer zero(long sequence) {
        var more = new boolean[] {true};
        while (more[0]) {
            var tx = warehouse.at(NOW, t -> more[0] = feeds.zero(t, "erp", sequence));
            tx.settled.forEach(s -> settled.add(s.kind()));
        }
        return warehouse.ask(tx -> feeds.answer(tx, "erp", sequence, 1, -1));
    }

    /** Sends an empty reset of berlin that says that it is meant. */
    private FeedAnswer sendMeant(long sequence, Instant at) {
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

    private List<ParkedRow> parked(String state) {
        return warehouse
                .ask(tx -> feeds.parked(tx, new ParkedQuery(null, null, state, 0, 100)))
                .items();
    }

    private String onHand(String... skus) {
        return String.join(
                ", ",
                warehouse.ask(tx -> inventory.levels(tx, List.of(skus))).stream()
                        .map(level -> level.node() + " " + level.onHand())
                        .toList());
    }
}
