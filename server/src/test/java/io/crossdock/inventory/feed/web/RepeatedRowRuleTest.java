package io.crossdock.inventory.feed.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Origin;
import io.crossdock.inventory.feed.Feeds.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What several rows of one SKU and node mean. */
final class RepeatedRowRuleTest {

    private static final Instant AT = Instant.parse("2026-11-26T10:00:00Z");

    @Test
    void binsOfASkuAreAddedUp() {
        check(Kind.ABSOLUTE, """
                sku | node | bin | units | age s | becomes
                mug | S1   | A   | 10    | 0     | 15
                cup | S1   | A   | 3     | 0     | 3
                mug | S1   | B   | 5     | 0     | counts with another
                mug | S2   | A   | 7     | 0     | 7
                """);
    }

    @Test
    void aNegativeBinIsTakenOffTheOthers() {
        check(Kind.RESET, """
                sku | node | bin | units | age s | becomes
                mug |      | A   | 10    | 0     | 8
                mug | S1   | B   | -2    | 0     | counts with another
                """);
    }

    @Test
    void aFigureThatStandsThereTwiceCountsOnce() {
        check(Kind.ABSOLUTE, """
                sku | node | bin | units | age s | becomes
                mug | S1   |     | 10    | 0     | 10
                mug |      |     | 5     | 0     | twice
                mug | S1   |     | 10    | 0     | twice
                """);
    }

    @Test
    void countsOneAfterTheOtherAreNoRepetitionExceptInAResetWhichIsOfOneMoment() {
        var rows = """
                sku | node | bin | units | age s | becomes
                mug | S1   |     | 10    | 60    | 10
                mug | S1   |     | 8     | 0     | %s
                """;
        check(Kind.ABSOLUTE, rows.formatted("8"));
        check(Kind.RESET, rows.formatted("twice"));
    }

    @Test
    void aBinThatStandsThereTwiceOrHasNoNameOrIsOfAnotherDateIsNotAdded() {
        check(Kind.ABSOLUTE, """
                sku | node | bin | units | age s | becomes
                mug | S1   |     | 1     | 0     | mug at S1 has no bin here, but one in line 3
                mug | S1   | A   | 10    | 0     | 15
                mug | S1   | A   | 11    | 0     | mug at S1 in bin A is in line 3 already
                mug | S1   | C   | 12    | 60    | of another date
                mug | S1   | B   | 5     | 0     | counts with another
                """);
    }

    @Test
    void deltasOfOneSkuAllCount() {
        check(Kind.DELTA, """
                sku | node | bin | units | age s | becomes
                mug | S1   | A   | 10    | 0     | 10
                mug | S1   |     | -5    | 0     | -5
                mug | S1   |     | -5    | 0     | -5
                """);
    }

    @Test
    void aSumThatPassesTheLimitIsLeftToTheScreeningWhichParksIt() {
        check(Kind.ABSOLUTE, """
                sku | node | bin | units               | age s | becomes
                mug | S1   | A   | 1000000000000       | 0     | 1000000000001
                mug | S1   | B   | 1                   | 0     | counts with another
                mug | S1   | C   | 9223372036854775807 | 0     | 9223372036854775807
                """);
    }

    private static void check(Kind kind, String table) {
        var rows = new ArrayList<Row>();
        var bins = new ArrayList<@Nullable String>();
        var wanted = new ArrayList<String>();
        for (var line : table.lines().skip(1).toList()) {
            var cells = Arrays.stream(line.split("[|]")).map(String::strip).toList();
            var age = Long.parseLong(cells.get(4));
            rows.add(new Row(
                    rows.size(),
                    cells.get(0),
                    cells.get(1).isEmpty() ? null : cells.get(1),
                    Long.parseLong(cells.get(3)),
                    age == 0 ? null : AT.minusSeconds(age),
                    new Origin(line, rows.size() + 2, null),
                    null));
            bins.add(cells.get(2).isEmpty() ? null : cells.get(2));
            wanted.add(switch (cells.get(5)) {
                case "twice" -> "mug at S1 is in line 2 already; if both figures count, name their bins";
                case "of another date" ->
                    "its date is not that of the SKU's bin in line 3; figures of different dates can't be added up";
                default -> cells.get(5);
            });
        }

        var resolved = new RepeatedRowRule(kind, AT, "S1").resolved(rows, bins);

        assertThat(told(resolved)).as(table).isEqualTo(String.join("\n", wanted));
    }

    private static String told(List<Row> rows) {
        return rows.stream()
                .map(row -> {
                    var repeat = row.repeat();
                    return repeat == null
                            ? String.valueOf(row.units())
                            : repeat.fault() == null ? "counts with another" : repeat.fault();
                })
                .collect(Collectors.joining("\n"));
    }
}
