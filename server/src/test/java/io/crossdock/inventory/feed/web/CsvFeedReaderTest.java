package io.crossdock.inventory.feed.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.inventory.feed.Feeds.Csv;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.inventory.feed.Feeds.Row;
import io.crossdock.shared.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CsvFeedReaderTest {

    private static final Instant AT = Instant.parse("2026-11-26T10:00:00Z");
    private static final Csv GERMAN =
            new Csv("Artikel", "Filiale", "Bestand", "Stichtag", "Fach", ",", "Europe/Berlin");

    @Test
    void readsWhateverSeparatorAndEndOfLineWithAndWithoutByteOrderMark() {
        for (var separator : List.of(",", ";", "\t")) {
            for (var end : List.of("\n", "\r\n", "\r")) {
                for (var mark : List.of("", "\uFEFF")) {
                    var file = mark
                            + "sku,node,units\nmug,S1,7\ncup,S2,0\n"
                                    .replace(",", separator)
                                    .replace("\n", end);

                    assertThat(told(read(Csv.PLAIN, null, file))).as(file).isEqualTo("""
                            2: mug S1 7
                            3: cup S2 0""");
                }
            }
        }
    }

    @Test
    void quotedFieldsMayHoldSeparatorsQuotesAndLines() {
        var file = """
                sku,name,node,units
                mug,"Mug, ""blue""\",S1,7
                cup,"two
                lines",S1,2
                pot,5" wide,S1,3
                """;

        assertThat(told(read(Csv.PLAIN, null, file))).isEqualTo("""
                2: mug S1 7
                3: cup S1 2
                5: pot S1 3""");
    }

    @Test
    void columnsAreFoundByTheNamesOfTheProfile() {
        var file = """
                Mandant;FILIALE;Stichtag;artikel;Bestand
                100;S1;2026-11-26 10:30:00;mug;7,000
                100;S1;2026-11-26T08:15+00:00;cup;-3
                100;;2026-11-26 09:15:30 +0200;pot;+2,0
                100;S1;;pan;4
                """;

        var rows = read(GERMAN, null, file).rows();

        assertThat(rows).extracting(Row::sku).containsExactly("mug", "cup", "pot", "pan");
        assertThat(rows).extracting(Row::node).containsExactly("S1", "S1", null, "S1");
        assertThat(rows).extracting(Row::units).containsExactly(7L, -3L, 2L, 4L);
        assertThat(rows)
                .extracting(Row::at)
                .containsExactly(
                        Instant.parse("2026-11-26T09:30:00Z"),
                        Instant.parse("2026-11-26T08:15:00Z"),
                        Instant.parse("2026-11-26T07:15:30Z"),
                        null);
        assertThat(rows).extracting(Row::sent).startsWith("100;S1;2026-11-26 10:30:00;mug;7,000");
    }

    @Test
    void aRowThatCanNotBeReadSaysItsLineItsColumnAndWhatIsWrongAndTheOthersAreRead() {
        var file = """
                sku,node,units,countedAt
                mug,S1,2.5,
                cup,S1

                pot,S1,seven,2026-11-26
                "pan"x,S1,7,
                ,S1,7,
                dish,S1,1,2026-11-26T09:00:00Z
                """;

        assertThat(told(read(Csv.PLAIN, null, file))).isEqualTo("""
                2: mug S1 null (line 2: column 3 'units': '2.5' is not a whole number of digits only)
                3: null null null (line 3: it has 2 fields, the header has 4)
                5: pot S1 null (line 5: column 3 'units': 'seven' is not a whole number of digits only; \
                column 4 'countedAt': '2026-11-26' is not a time with a zone like 2026-11-26T10:00:00+01:00)
                6: null null null (line 6: something follows a closing quote)
                7: null S1 null (line 7: column 1 'sku' must have 1 to 200 characters, has 0)
                8: dish S1 1""");
    }

    @Test
    void anOpenQuoteTakesNothingAwayFromTheLinesAfterIt() {
        var file = "sku,node,units\nmug,\"S1,7\ncup,S1,2\n\"pot\",S1,3\n" + "pan,S1,4\n".repeat(30);

        var rows = read(Csv.PLAIN, null, file).rows();

        assertThat(rows).hasSize(33);
        assertThat(rows.getFirst().fault()).isEqualTo("line 2: a quote is opened and not closed");
        assertThat(rows.getFirst().sent()).isEqualTo("mug,\"S1,7");
        assertThat(rows.subList(1, 33)).allMatch(row -> row.fault() == null);
    }

    @Test
    void whatASpreadsheetLeavesAtTheEndIsNoRow() {
        assertThat(told(read(Csv.PLAIN, null, "sku;node;units\nmug;S1;7;\n;;\n\n;;;\n   \n")))
                .isEqualTo("2: mug S1 7");
    }

    @Test
    void charactersThatAreNotUtf8AndOverlongLinesAreToldOfTheirRowOnly() {
        var file = "sku,node,units\nm\uFFFDg,S1,7\ncup,S1," + "9".repeat(20_000) + "\nn\0l,S1,1\npot,S1,3\n";

        var rows = read(Csv.PLAIN, null, file).rows();

        assertThat(rows)
                .extracting(Row::fault)
                .containsExactly(
                        "line 2: column 1 'sku' has characters that could not be read",
                        "line 3: it has more than 16384 characters",
                        "line 4: column 1 'sku' has characters that could not be read",
                        null);
        assertThat(rows.get(1).sent()).hasSize(16_384);
        assertThat(rows.get(2).sent()).isEqualTo("n\uFFFDl,S1,1");
    }

    @Test
    void theFileIsRefusedOnlyWhereItsHeaderIsWrongOrItHasNoRowsOrTooMany() {
        assertThat(violations("artikel;anzahl\nmug;7\n"))
                .containsExactly(
                        "/header/sku required the header has no column 'sku'; it has 'artikel', 'anzahl'",
                        "/header/units required the header has no column 'units'; it has 'artikel', 'anzahl'",
                        "/header/node required the header has no column 'node' and the message names no node;"
                                + " it has 'artikel', 'anzahl'");
        assertThat(violations("sku,sku,node,units\n"))
                .containsExactly("/header/sku duplicate the header has the column 'sku' twice");
        assertThat(violations(""))
                .containsExactly("/header required the file is empty: it needs a line with the names of its columns");
        assertThat(violations("sku,node,units\n"))
                .containsExactly("/rows empty must have 1 row or more after the header");
        assertThat(violations("sku,node,units\n" + "mug,S1,1\n".repeat(100_001)))
                .containsExactly("/rows too-many must have at most 100000 rows; send more as parts of one message");
    }

    @Test
    void theMessageIsTheSameWhateverItsLinesEndWithAndAnotherOneWhereAValueDiffers() {
        var hash = read(Csv.PLAIN, null, "sku,node,units\nmug,S1,7\n").hash();

        assertThat(read(Csv.PLAIN, null, "\uFEFFsku,node,units\r\nmug,S1,7\r\n\r\n")
                        .hash())
                .isEqualTo(hash);
        assertThat(read(Csv.PLAIN, null, "sku,node,units\nmug,S1,8\n").hash()).isNotEqualTo(hash);
        assertThat(read(Csv.PLAIN, null, "units,node,sku\nmug,S1,7\n").hash()).isNotEqualTo(hash);
    }

    private static Message read(Csv csv, @Nullable String node, String file) {
        try {
            return CsvFeedReader.read(
                    "wms",
                    new FeedHeader(1, AT, Kind.ABSOLUTE, node, 1, 1, null),
                    csv,
                    new StringReader(file),
                    (feed, sequence) -> AT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> violations(String file) {
        var seen = new ArrayList<String>();
        assertThatThrownBy(() -> read(Csv.PLAIN, null, file))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> refused.violations()
                                .forEach(v -> seen.add(v.pointer() + " " + v.code() + " " + v.message())));
        return seen;
    }

    private static String told(Message message) {
        return message.rows().stream()
                .map(r -> "%d: %s %s %s%s"
                        .formatted(
                                r.line(),
                                r.sku(),
                                r.node(),
                                r.units(),
                                r.fault() == null ? "" : " (" + r.fault() + ")"))
                .collect(Collectors.joining("\n"));
    }
}
