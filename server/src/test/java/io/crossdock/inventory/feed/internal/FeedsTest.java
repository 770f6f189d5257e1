package io.crossdock.inventory.feed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.feed.Feeds;
import io.crossdock.inventory.feed.Feeds.ExemptRow;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Origin;
import io.crossdock.inventory.feed.Feeds.ParkedRow;
import io.crossdock.inventory.feed.Feeds.Repeat;
import io.crossdock.inventory.feed.Feeds.Retry;
import io.crossdock.inventory.feed.Feeds.Row;
import io.crossdock.shared.Refused;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class FeedsTest extends FeedsFixture {

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
    void aSkuInTwoPartsOfAMessageIsParkedAndNotForgotten() {
        send("erp", 1, 1, 2, Kind.ABSOLUTE, EARLIER, null, NOW, row("mug", "berlin", 10L));
        var second = send("erp", 1, 2, 2, Kind.ABSOLUTE, EARLIER, null, NOW, row("mug", "berlin", 5L));

        assertThat(second.items()).extracting(ExemptRow::outcome).containsExactly("repeated-row");
        assertThat(cases).extracting(Tx.Problem::kind).containsExactly("feed-repeated-row");
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
}
