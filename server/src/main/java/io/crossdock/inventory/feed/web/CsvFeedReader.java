package io.crossdock.inventory.feed.web;

import io.crossdock.inventory.feed.Feeds.Csv;
import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.inventory.feed.web.FeedRows.Read;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message from a CSV file: a header, then one row per record. An unreadable record becomes a row with its line
 * and a sentence about the fault. An open quote does not swallow the lines after it.
 */
final class CsvFeedReader {

    /** Most lines of one record. */
    private static final int RECORD_LINES_MAX = 10;

    /** Most characters of a value in a sentence. */
    private static final int SHOWN_MAX = 40;

    private final LineReader lines;
    private final CsvColumns columns;
    private final CsvValues values;
    private final FeedRows rows = new FeedRows();

    private CsvFeedReader(LineReader lines, CsvColumns columns, CsvValues values) {
        this.lines = lines;
        this.columns = columns;
        this.values = values;
    }

    /** @throws Refused if the header is wrong, or there are no rows or too many */
    static Message read(String feed, FeedHeader head, Csv csv, Reader file) throws IOException {
        var lines = new LineReader(file);
        var header = lines.next();
        while (header != null && header.text().isBlank()) {
            header = lines.next();
        }
        if (header == null) {
            throw Refused.invalid(List.of(new Violation(
                    "/header",
                    ViolationCode.REQUIRED,
                    "the file is empty: it needs a line with the names of its columns")));
        }
        var columns = CsvColumns.of(header.text(), csv, head.node());
        var reader = new CsvFeedReader(lines, columns, new CsvValues(csv));
        reader.readAll();
        if (reader.rows.size() < head.rowsMin()) {
            throw Refused.invalid(
                    List.of(new Violation("/rows", ViolationCode.EMPTY, "must have 1 row or more after the header")));
        }
        return head.message(feed, columns.header(), reader.rows);
    }

    private void readAll() throws IOException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (!line.text().isBlank()) {
                add(line);
            }
        }
    }

    private void add(LineReader.Line line) throws IOException {
        var text = line.text();
        if (line.cut()) {
            rows.add(Read.NOTHING, text, line.number(), List.of(LineReader.CUT));
            return;
        }
        var fields = CsvRecord.of(text, columns.separator());
        if (fields.end() == CsvRecord.End.OPEN) {
            var more = new ArrayList<LineReader.Line>();
            text = joined(line, more);
            fields = CsvRecord.of(text, columns.separator());
            if (!fields.whole() || !fits(fields)) {
                lines.back(more);
                rows.add(Read.NOTHING, line.text(), line.number(), List.of("a quote is opened and not closed"));
                return;
            }
        }
        if (!fields.whole()) {
            rows.add(Read.NOTHING, text, line.number(), List.of("something follows a closing quote"));
        } else if (!fits(fields)) {
            refuseNumber(fields, text, line.number());
        } else if (!fields.blank()) {
            row(fields.values(), text, line.number());
        }
    }

    /** A line joined with the lines that its open quote goes on in; these are added to {@code more}. */
    private String joined(LineReader.Line line, List<LineReader.Line> more) throws IOException {
        var text = new StringBuilder(line.text());
        var end = CsvRecord.End.OPEN;
        while (end == CsvRecord.End.OPEN
                && more.size() < RECORD_LINES_MAX - 1
                && text.length() < LineReader.CHARACTERS_MAX) {
            var next = lines.next();
            if (next == null) {
                break;
            }
            more.add(next);
            text.append('\n').append(next.text());
            end = CsvRecord.of(text.toString(), columns.separator()).end();
        }
        return text.toString();
    }

    /** Whether there are as many fields as in the header, or one more after a final separator. */
    private boolean fits(CsvRecord fields) {
        int named = columns.names().size();
        int found = fields.values().size();
        return found == named || found == named + 1 && fields.values().getLast().isBlank();
    }

    private void refuseNumber(CsvRecord fields, String text, int line) {
        if (!fields.blank()) {
            rows.add(
                    Read.NOTHING,
                    text,
                    line,
                    List.of("it has %d fields, the header has %d"
                            .formatted(fields.values().size(), columns.names().size())));
        }
    }

    private void row(List<String> fields, String text, int line) {
        var faults = new ArrayList<String>();
        var column = columns.at();
        var sku = code(fields, column.sku(), faults);
        var node = filled(fields, column.node()) ? code(fields, column.node(), faults) : null;
        var units = values.units(fields.get(column.units()).strip());
        if (units == null) {
            faults.add(wrong(fields, column.units(), values.unitsWanted()));
        }
        Instant at = null;
        if (filled(fields, column.countedAt())) {
            at = values.date(fields.get(column.countedAt()).strip());
            if (at == null) {
                faults.add(wrong(fields, column.countedAt(), values.dateWanted()));
            }
        }
        var bin = filled(fields, column.bin()) ? FeedRows.bin(fields.get(column.bin())) : null;
        if (bin == null && filled(fields, column.bin())) {
            faults.add(wrong(fields, column.bin(), "the short name of a bin"));
        }
        rows.add(new Read(sku, node, units, at, bin), text, line, faults);
    }

    private static boolean filled(List<String> fields, int column) {
        return column >= 0 && !fields.get(column).isBlank();
    }

    private @Nullable String code(List<String> fields, int column, List<String> faults) {
        var code = fields.get(column).strip();
        var fault = FeedRows.codeFault(code);
        if (fault != null) {
            faults.add(where(column) + " " + fault);
            return null;
        }
        return code;
    }

    private String wrong(List<String> fields, int column, String wanted) {
        var text = fields.get(column).strip();
        var shown = text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text;
        return "%s: '%s' is not %s".formatted(where(column), shown, wanted);
    }

    private String where(int column) {
        return "column " + (column + 1) + " '" + columns.names().get(column) + "'";
    }
}
