package io.crossdock.inventory.supply.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.inventory.StockIncreased;
import io.crossdock.inventory.Warehouse;
import io.crossdock.inventory.supply.Supplies;
import io.crossdock.inventory.supply.SupplyAnnouncement;
import io.crossdock.inventory.supply.SupplyChanged;
import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.supply.SupplyLineRef;
import io.crossdock.inventory.supply.SupplyOutcome;
import io.crossdock.inventory.supply.SupplyPromise;
import io.crossdock.inventory.supply.SupplyReceipt;
import io.crossdock.support.RecordedTx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class SuppliesTest {

    private static final Instant MONDAY = Instant.parse("2026-11-30T08:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-12-04T08:00:00Z");
    private static final SupplyLineRef LINE = new SupplyLineRef("PO-7", 1);

    private final Warehouse warehouse = new Warehouse();
    private final Supplies supplies = warehouse.supplies;
    private final List<SupplyChanged.Line> told = new ArrayList<>();

    @AfterEach
    void close() {
        assertThat(warehouse.ask(warehouse.inventory::verify)).isEmpty();
        warehouse.close();
    }

    @Test
    void aLateOrRepeatedMessageChangesNothing() {
        announce(10, MONDAY, 5);

        assertThat(announce(12, FRIDAY, 5)).isInstanceOf(SupplyOutcome.Late.class);
        assertThat(announce(12, FRIDAY, 4)).isInstanceOf(SupplyOutcome.Late.class);
        assertThat(text()).isEqualTo("10 ordered, 0 received, 0 promised, OPEN");
        assertThat(announce(12, FRIDAY, 6)).isInstanceOf(SupplyOutcome.Done.class);
        assertThat(text()).isEqualTo("12 ordered, 0 received, 0 promised, OPEN");
    }

    @Test
    void everyChangeOfDateOrQuantityIsTold() {
        announce(10, MONDAY, 1);
        announce(10, MONDAY, 2);
        announce(8, FRIDAY, 3);

        assertThat(told.getFirst().inbound()).isEqualTo(line().id());
        assertThat(told)
                .extracting(l -> "%s: %d to %d, %s to %s"
                        .formatted(l.sku(), l.wasOpen(), l.open(), l.wasExpectedAt(), l.expectedAt()))
                .containsExactly(
                        "mug: 0 to 10, null to 2026-11-30T08:00:00Z",
                        "mug: 10 to 8, 2026-11-30T08:00:00Z to 2026-12-04T08:00:00Z");
    }

    @Test
    void aPartComesAndIsBookedAndTheRestStaysOpen() {
        announce(10, MONDAY, 1);

        var tx = at(t -> supplies.receive(t, List.of(new SupplyReceipt(LINE, 3, 1))));

        assertThat(text()).isEqualTo("10 ordered, 4 received, 0 promised, OPEN");
        assertThat(warehouse.levels("mug")).isEqualTo("mug berlin: 3 on hand, 0 reserved, 0 missing, 1 quarantined");
        assertThat(warehouse.ledger()).isEqualTo("purchase-order mug berlin: 3, 1, 0");
        assertThat(tx.facts).extracting(RecordedTx.Fact::data).contains(new StockIncreased(List.of("mug")));
        assertThat(told.getLast())
                .extracting(SupplyChanged.Line::wasOpen, SupplyChanged.Line::open, SupplyChanged.Line::arrived)
                .containsExactly(10L, 6L, 3L);
    }

    @Test
    void tooManyUnitsAreBookedAndSaid() {
        announce(10, MONDAY, 1);

        var outcome = outcome(t -> supplies.receive(t, List.of(new SupplyReceipt(LINE, 12, 0))));

        assertThat(outcome).isEqualTo(new SupplyOutcome.TooMany(line(), 2));
        assertThat(warehouse.levels("mug")).isEqualTo("mug berlin: 12 on hand, 0 reserved, 0 missing, 0 quarantined");
    }

    @Test
    void nothingComesOnALineThatHasEnded() {
        announce(10, MONDAY, 1);
        outcome(t -> supplies.cancel(t, List.of(LINE)));

        assertThat(outcome(t -> supplies.receive(t, List.of(new SupplyReceipt(LINE, 1, 0)))))
                .isEqualTo(new SupplyOutcome.Impossible(line(), "it is canceled"));
        assertThat(announce(10, MONDAY, 2)).isEqualTo(new SupplyOutcome.Impossible(line(), "it is canceled"));
        assertThat(outcome(t -> supplies.close(t, List.of(new SupplyLineRef("PO-8", 1)))))
                .isEqualTo(new SupplyOutcome.Unknown(new SupplyLineRef("PO-8", 1)));
        assertThat(told.getLast().open()).isZero();
    }

    @Test
    void whatHasComeCannotBeCanceledButClosed() {
        announce(10, MONDAY, 1);
        outcome(t -> supplies.receive(t, List.of(new SupplyReceipt(LINE, 1, 0))));

        assertThat(outcome(t -> supplies.cancel(t, List.of(LINE)))).isInstanceOf(SupplyOutcome.Impossible.class);
        assertThat(outcome(t -> supplies.close(t, List.of(LINE)))).isInstanceOf(SupplyOutcome.Done.class);
        assertThat(expected("mug")).isEmpty();
    }

    @Test
    void noMoreIsPromisedThanIsToCome() {
        announce(10, MONDAY, 1);
        outcome(t -> supplies.receive(t, List.of(new SupplyReceipt(LINE, 2, 0))));

        assertThat(promise(5, 4, 3)).containsExactly(true, false, true);
        assertThat(text()).isEqualTo("10 ordered, 2 received, 8 promised, OPEN");
        assertThat(line().promisable()).isZero();
    }

    @Test
    void releaseUndoesPromise() {
        announce(10, MONDAY, 1);
        promise(5);

        warehouse.run(tx ->
                supplies.release(tx, List.of(new SupplyPromise(line().id(), 5), new SupplyPromise(line().id(), 5))));

        assertThat(text()).isEqualTo("10 ordered, 0 received, 0 promised, OPEN");
    }

    @Test
    void whatALineCannotKeepAnyMoreIsTold() {
        announce(10, MONDAY, 1);
        promise(9);

        announce(6, MONDAY, 2);
        assertThat(told.getLast().broken()).isEqualTo(3);
        outcome(t -> supplies.receive(t, List.of(new SupplyReceipt(LINE, 2, 0))));
        assertThat(told.getLast())
                .extracting(SupplyChanged.Line::arrived, SupplyChanged.Line::broken)
                .containsExactly(2L, 2L);
        outcome(t -> supplies.close(t, List.of(LINE)));
        assertThat(told.getLast().broken()).isEqualTo(4);
        assertThat(text()).isEqualTo("6 ordered, 2 received, 0 promised, CLOSED");
    }

    @Test
    void theDatabaseItselfRefusesToPromiseTooMuch() {
        announce(10, MONDAY, 1);

        assertThatThrownBy(() -> warehouse.run(tx ->
                        tx.sql("update inventory.inbound set promised = 11").update()))
                .hasMessageContaining("promised_within_inbound");
    }

    @Test
    void aLineKeepsItsSkuAndItsNode() {
        announce(10, MONDAY, 1);

        var other = new SupplyAnnouncement(LINE, "cup", "berlin", 10, MONDAY, 2);
        assertThat(outcome(t -> supplies.announce(t, List.of(other))))
                .isEqualTo(new SupplyOutcome.Impossible(line(), "it is for mug at berlin; neither can change"));
        assertThatThrownBy(() -> outcome(t -> supplies.announce(
                        t,
                        List.of(new SupplyAnnouncement(new SupplyLineRef("T1", 1), "cup", "berlin", 10, MONDAY, 2)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private SupplyOutcome announce(long ordered, Instant expected, long sequence) {
        return outcome(t -> supplies.announce(
                t, List.of(new SupplyAnnouncement(LINE, "mug", "berlin", ordered, expected, sequence))));
    }

    private List<Boolean> promise(long... units) {
        var id = line().id();
        var promises =
                Arrays.stream(units).mapToObj(u -> new SupplyPromise(id, u)).toList();
        return warehouse.ask(tx -> supplies.promise(tx, promises));
    }

    private SupplyOutcome outcome(Function<RecordedTx, List<SupplyOutcome>> command) {
        var outcomes = new ArrayList<SupplyOutcome>();
        at(tx -> outcomes.addAll(command.apply(tx)));
        return outcomes.getFirst();
    }

    private RecordedTx at(Consumer<RecordedTx> command) {
        var tx = warehouse.run(command);
        tx.facts.stream()
                .map(RecordedTx.Fact::data)
                .filter(SupplyChanged.class::isInstance)
                .forEach(data -> told.addAll(((SupplyChanged) data).lines()));
        return tx;
    }

    private SupplyLine line() {
        return warehouse.ask(tx -> supplies.list(tx, null, 0, 10)).getFirst();
    }

    private String text() {
        var line = line();
        return "%d ordered, %d received, %d promised, %s"
                .formatted(line.ordered(), line.received(), line.promised(), line.state());
    }

    private List<SupplyLine> expected(String... skus) {
        return warehouse.ask(tx -> supplies.expected(tx, List.of(skus)));
    }
}
