package io.crossdock.inventory.feed.web;

import io.crossdock.inventory.feed.Feeds.Csv;
import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.inventory.feed.web.FeedRows.Read;
import io.crossdock.platform.csv.CsvRows;
import io.crossdock.platform.csv.LineReader;
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
 * and a sentence about the fault.
 */
final class CsvFeedReader {

    /** Most characters of a value in a sentence. */
    private static final int SHOWN_MAX = 40;

    private final CsvColumns columns;
    private final CsvValues values;
    private final FeedRows rows = new FeedRows();

    private CsvFeedReader(CsvColumns columns, CsvValues values) {
        this.columns = columns;
        this.values = values;
    }

    /** @throws Refused if the header is wrong, or there are no rows or too many */
    static Message read(String feed, FeedHeader head, Csv csv, Reader file, ArrivalTime arrival) throws IOException {
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
        var reader = new CsvFeedReader(columns, new CsvValues(csv));
        reader.readAll(new CsvRows(lines, columns.separator(), columns.names().size()));
        if (reader.rows.size() < head.rowsMin()) {
            throw Refused.invalid(
                    List.of(new Violation("/rows", ViolationCode.EMPTY, "must have 1 row or more after the header")));
        }
        return head.message(feed, columns.header(), reader.rows, arrival);
    }

    private void readAll(CsvRows records) throws IOException {
        for (var record = records.next(); record != null; record = records.next()) {
            if (record.fault() == null) {
                row(record.fields(), record.text(), record.line());
            } else {
                rows.add(Read.NOTHING, record.text(), record.line(), List.of(record.fault()));
            }
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
