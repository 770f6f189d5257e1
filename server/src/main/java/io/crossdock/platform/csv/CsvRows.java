package io.crossdock.platform.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a file that follow its header, and tells what is wrong with those that don't fit it. An open
 * quote does not swallow the lines after it. Records of blanks only are left out.
 */
public final class CsvRows {

    /** Most lines of one record. */
    private static final int RECORD_LINES_MAX = 10;

    private final LineReader lines;
    private final char separator;
    private final int columns;

    /**
     * A record.
     *
     * @param line number of its first line, from 1
     * @param text the record as it stands in the file
     * @param fields one per column; empty if there is a fault
     * @param fault a sentence about what is wrong; null: nothing
     */
    public record CsvRow(
            int line,
            String text,
            List<String> fields,
            @Nullable String fault) {

        private static CsvRow faulty(LineReader.Line line, String text, String fault) {
            return new CsvRow(line.number(), text, List.of(), fault);
        }
    }

    /** @param columns number of columns in the header */
    public CsvRows(LineReader lines, char separator, int columns) {
        this.lines = lines;
        this.separator = separator;
        this.columns = columns;
    }

    /** @return null at the end */
    public @Nullable CsvRow next() throws IOException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            var row = line.text().isBlank() ? null : row(line);
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private @Nullable CsvRow row(LineReader.Line line) throws IOException {
        var text = line.text();
        if (line.cut()) {
            return CsvRow.faulty(line, text, LineReader.CUT);
        }
        var fields = CsvRecord.of(text, separator);
        if (fields.end() == CsvRecord.End.OPEN) {
            var more = new ArrayList<LineReader.Line>();
            text = joined(line, more);
            fields = CsvRecord.of(text, separator);
            if (!fields.whole() || !fits(fields)) {
                lines.back(more);
                return CsvRow.faulty(line, line.text(), "a quote is opened and not closed");
            }
        }
        if (!fields.whole()) {
            return CsvRow.faulty(line, text, "something follows a closing quote");
        }
        if (fields.blank()) {
            return null;
        }
        return fits(fields)
                ? new CsvRow(line.number(), text, fields.values(), null)
                : CsvRow.faulty(
                        line,
                        text,
                        "it has %d fields, the header has %d"
                                .formatted(fields.values().size(), columns));
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
            end = CsvRecord.of(text.toString(), separator).end();
        }
        return text.toString();
    }

    /** Whether there are as many fields as in the header, or one more after a final separator. */
    private boolean fits(CsvRecord fields) {
        int found = fields.values().size();
        return found == columns
                || found == columns + 1 && fields.values().getLast().isBlank();
    }
}
