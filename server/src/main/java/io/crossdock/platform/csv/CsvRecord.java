package io.crossdock.platform.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * One record of comma-separated values (RFC 4180), split into fields. A quote opens a quoted field only at the start of
 * a field, so {@code 5" pipe} is plain text. Fields without quotes lose surrounding blanks.
 *
 * @param end whether the record is complete and well-formed
 */
public record CsvRecord(List<String> values, End end) {

    private static final char QUOTE = '"';

    /** How a record ends. */
    public enum End {
        WHOLE,
        /** A quoted field goes on in the next line. */
        OPEN,
        /** Text stands between the end of a quoted field and the next separator. */
        BROKEN
    }

    /** Splits one record. */
    public static CsvRecord of(String text, char separator) {
        var values = new ArrayList<String>();
        int from = 0;
        while (true) {
            int to;
            if (from < text.length() && text.charAt(from) == QUOTE) {
                int closing = closing(text, from + 1);
                if (closing < 0) {
                    return new CsvRecord(values, End.OPEN);
                }
                to = separator(text, closing + 1, separator);
                if (!text.substring(closing + 1, to).isBlank()) {
                    return new CsvRecord(values, End.BROKEN);
                }
                values.add(text.substring(from + 1, closing).replace("\"\"", "\""));
            } else {
                to = separator(text, from, separator);
                values.add(text.substring(from, to).strip());
            }
            if (to == text.length()) {
                return new CsvRecord(values, End.WHOLE);
            }
            from = to + 1;
        }
    }

    /** Index of the quote that closes a field, the first that is not doubled; -1: none. */
    private static int closing(String text, int from) {
        for (int i = text.indexOf(QUOTE, from); i >= 0; i = text.indexOf(QUOTE, i + 2)) {
            if (i + 1 == text.length() || text.charAt(i + 1) != QUOTE) {
                return i;
            }
        }
        return -1;
    }

    private static int separator(String text, int from, char separator) {
        int at = text.indexOf(separator, from);
        return at < 0 ? text.length() : at;
    }

    public boolean whole() {
        return end == End.WHOLE;
    }

    /** Whether all fields are blank; spreadsheets write such records. */
    public boolean blank() {
        return values.stream().allMatch(String::isBlank);
    }
}
