package io.crossdock.inventory.feed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.Tx;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.feed.Feeds.ExemptRow;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Origin;
import io.crossdock.inventory.feed.Feeds.ParkedRow;
import io.crossdock.inventory.feed.Feeds.Row;
import io.crossdock.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Figures and resets that may not mean what they say. */
@Tag("slow")
final class DoubtfulFeedsTest extends FeedsFixture {

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
    void figuresOfAnotherUnitRaiseACaseAndAUsualDayDoesNot() {
        masterdata.addNumbered(30);
        send(1, Kind.ABSOLUTE, EARLIER.minusSeconds(2), figures(12));

        send(2, Kind.ABSOLUTE, EARLIER.minusSeconds(1), figures(11));
        assertThat(cases).isEmpty();
        send(3, Kind.ABSOLUTE, EARLIER, figures(1));

        assertThat(cases).extracting(Tx.Problem::kind).containsExactly("feed-other-unit");
        assertThat(cases.getFirst().detail())
                .isEqualTo("message 3 of feed erp: 30 of 30 figures are a 5th or less of the units in the books; is it"
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
}
