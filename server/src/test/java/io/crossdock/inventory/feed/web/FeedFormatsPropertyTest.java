package io.crossdock.inventory.feed.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.inventory.feed.Feeds.Csv;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.inventory.feed.Feeds.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The same rows in every format become the same rows; no later step knows the format. */
final class FeedFormatsPropertyTest {

    private static final long SEED = Long.getLong("seed", 4711L);
    private static final int RUNS = Integer.getInteger("runs", 400);
    private static final int ROWS_MAX = 40;
    private static final Instant AT = Instant.parse("2026-11-26T10:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Characters that codes may contain and that formats write differently. */
    private static final String ALPHABET = "ab7-_/ ,;\t\"'\\üß€\n";

    /** Content of a row. */
    private record Said(
            String sku,
            @Nullable String node,
            long units,
            @Nullable Instant at) {}

    @Test
    void theSameRowsAreReadFromJsonCsvAndNdjson() throws IOException {
        for (int run = 0; run < RUNS; run++) {
            long seed = SEED + run;
            var random = new Random(seed);
            var rows = new ArrayList<Said>();
            for (int i = 1 + random.nextInt(ROWS_MAX); i > 0; i--) {
                rows.add(row(random));
            }
            var replay = "replay with -Dseed=%d -Druns=1: %s".formatted(seed, rows);
            var head = new FeedHeader(1, AT, Kind.ABSOLUTE, "S1", 1, 1, null);

            var json = new JsonFeedReader(JSON, (feed, sequence) -> AT)
                    .read("wms", new ByteArrayInputStream(json(rows).getBytes(StandardCharsets.UTF_8)));
            var lines = new JsonFeedReader(JSON, (feed, sequence) -> AT)
                    .lines("wms", head, new StringReader(ndjson(random, rows)));
            var separator = List.of(",", ";", "\t").get(random.nextInt(3));
            var mark = random.nextBoolean() ? "," : null;
            var csv = CsvFeedReader.read(
                    "wms",
                    head,
                    new Csv("Artikel", "Filiale", "Bestand", "Stichtag", "Fach", mark, ZONE.getId()),
                    new StringReader(csv(random, rows, separator, mark)),
                    (feed, sequence) -> AT);

            assertThat(said(json)).as(replay).isEqualTo(rows);
            assertThat(said(lines)).as(replay).isEqualTo(rows);
            assertThat(said(csv)).as(replay).isEqualTo(rows);
            assertThat(lines.hash()).as(replay).isEqualTo(json.hash());
        }
    }

    private static Said row(Random random) {
        return new Said(
                code(random),
                random.nextInt(3) == 0 ? null : code(random),
                random.nextLong(2_000) - 1_000,
                random.nextInt(3) == 0 ? null : AT.minusSeconds(random.nextInt(10_000_000)));
    }

    /** Begins and ends with a letter, because CSV ignores blanks around a code. */
    private static String code(Random random) {
        var code = new StringBuilder("x");
        for (int i = random.nextInt(8); i > 0; i--) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.append('y').toString();
    }

    private static String json(List<Said> rows) {
        return "{\"rows\": ["
                + rows.stream().map(FeedFormatsPropertyTest::object).collect(Collectors.joining(", "))
                + "], \"sequence\": 1, \"at\": \"" + AT + "\", \"kind\": \"absolute\", \"node\": \"S1\"}";
    }

    private static String ndjson(Random random, List<Said> rows) {
        var end = random.nextBoolean() ? "\n" : "\r\n";
        return rows.stream()
                .map(row -> object(row) + end + (random.nextInt(9) == 0 ? end : ""))
                .collect(Collectors.joining());
    }

    private static String object(Said row) {
        var fields = JSON.createObjectNode().put("sku", row.sku).put("units", row.units);
        if (row.node != null) {
            fields.put("node", row.node);
        }
        if (row.at != null) {
            fields.put("countedAt", row.at.toString());
        }
        return fields.toString();
    }

    private static String csv(Random random, List<Said> rows, String separator, @Nullable String mark) {
        var end = random.nextBoolean() ? "\n" : "\r\n";
        var text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
        text.append(String.join(separator, "Bestand", "Artikel", "Bemerkung", "STICHTAG", "filiale"))
                .append(end);
        for (var row : rows) {
            var units = row.units + (mark != null && random.nextBoolean() ? mark + "00" : "");
            text.append(String.join(
                            separator,
                            field(units, separator),
                            field(row.sku, separator),
                            "",
                            date(random, row.at),
                            field(row.node, separator)))
                    .append(end);
        }
        return text.toString();
    }

    private static String field(@Nullable String text, String separator) {
        if (text == null) {
            return "";
        }
        boolean quoted = text.contains(separator) || text.contains("\"") || text.contains("\n");
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String date(Random random, @Nullable Instant at) {
        if (at == null) {
            return "";
        }
        return random.nextBoolean()
                ? DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssXX").format(at.atZone(ZoneId.of("Asia/Kolkata")))
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(ZONE));
    }

    private static List<Said> said(Message message) {
        assertThat(message.rows()).extracting(Row::fault).containsOnlyNulls();
        return message.rows().stream()
                .map(row -> new Said(row.sku(), row.node(), row.units(), row.at()))
                .toList();
    }
}
