package io.crossdock.inventory.availability.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.inventory.StockChanged.Row;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.Kit.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gift set: a pot and four cups. */
class KitSnapshotTest {

    private final StockMemory memory = StockMemory.empty();

    @BeforeEach
    void stock() {
        memory.apply(List.of(
                new Row("cup", "berlin", 21, 4, 1, 7),
                new Row("cup", "paris", 40, 0, 0, 2),
                new Row("cup", "rome", 40, 0, 0, 3),
                new Row("pot", "berlin", 9, 0, 0, 5),
                new Row("pot", "paris", 3, 1, 1, 4),
                new Row("pot", "oslo", 8, 0, 0, 1)));
    }

    private void sell() {
        memory.kits().add(List.of(new Kit("set", List.of(new Part("pot", 1), new Part("cup", 4)))));
    }

    /** {@code node: available = on hand - reserved - kept, version}, one per line. */
    private String set() {
        var rows = memory.rows("set");
        return IntStream.range(0, rows.size())
                .mapToObj(i -> "%s: %d = %d - %d - %d, %d"
                        .formatted(
                                rows.node(i),
                                rows.available(i),
                                rows.onHand(i),
                                rows.reserved(i),
                                rows.kept(i),
                                rows.version(i)))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theScarcestPartSaysHowManyThereAreOnANode() {
        sell();

        assertThat(set()).isEqualTo("""
                berlin: 4 = 5 - 1 - 0, 15
                oslo: 0 = 0 - 0 - 0, 3
                paris: 1 = 3 - 1 - 1, 9
                rome: 0 = 0 - 0 - 0, 5""");
    }

    @Test
    void everyChangeOfAPartRaisesTheVersion() {
        sell();

        memory.apply(List.of(new Row("cup", "berlin", 9, 4, 1, 8), new Row("cup", "oslo", 8, 0, 0, 0)));

        assertThat(set()).startsWith("""
                berlin: 1 = 2 - 1 - 0, 16
                oslo: 2 = 2 - 0 - 0, 4""");
        assertThat(memory.kits().touched(List.of("cup", "mug"))).containsExactly("set");
    }

    @Test
    void whatLiesUnderItsOwnCodeCountsForNothingButTheVersion() {
        memory.apply(List.of(new Row("set", "berlin", 50, 0, 0, 30), new Row("set", "lima", 50, 0, 0, 0)));
        assertThat(set()).isEqualTo("berlin: 50 = 50 - 0 - 0, 30\nlima: 50 = 50 - 0 - 0, 0");

        sell();

        assertThat(set()).startsWith("berlin: 4 = 5 - 1 - 0, 46\nlima: 0 = 0 - 0 - 0, 2\n");
        assertThat(memory.candidates(List.of("set")).get("set"))
                .extracting(a -> a.node())
                .containsExactly("berlin", "paris");
    }

    @Test
    void theRowsOfAKitArePartOfAllRows() {
        memory.apply(List.of(new Row("set", "berlin", 50, 0, 0, 30)));
        sell();
        var told = new ArrayList<String>();

        memory.all(rows -> told.add(rows.sku()));

        assertThat(told).containsExactlyInAnyOrder("cup", "pot", "set");
    }

    @Test
    void aKitWithoutPartsInStockHasNoRows() {
        memory.kits().add(List.of(new Kit("box", List.of(new Part("lid", 1)))));

        assertThat(memory.rows("box").size()).isZero();
        assertThat(memory.candidates(List.of("box"))).isEmpty();
    }
}
