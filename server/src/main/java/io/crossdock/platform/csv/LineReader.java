package io.crossdock.platform.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of a file with any line ends, cut to {@value #CHARACTERS_MAX} characters. */
public final class LineReader {

    public static final int CHARACTERS_MAX = 16_384;

    /** Fault of a line that was cut. */
    public static final String CUT = "it has more than " + CHARACTERS_MAX + " characters";

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int NOTHING = -2;

    private final Reader file;
    private final ArrayDeque<Line> returned = new ArrayDeque<>();
    private int number;
    private int ahead = NOTHING;

    /** @param number from 1 @param cut whether the line was too long and its end is missing */
    public record Line(int number, String text, boolean cut) {}

    public LineReader(Reader file) {
        this.file = new BufferedReader(file);
    }

    /** @return null at the end */
    public @Nullable Line next() throws IOException {
        if (!returned.isEmpty()) {
            return returned.pop();
        }
        int c = read();
        if (c < 0) {
            return null;
        }
        var text = new StringBuilder();
        boolean cut = false;
        for (; c >= 0 && c != '\n' && c != '\r'; c = read()) {
            cut |= text.length() == CHARACTERS_MAX;
            if (!cut) {
                text.append((char) c);
            }
        }
        if (c == '\r') {
            int after = read();
            ahead = after == '\n' ? NOTHING : after;
        }
        number++;
        boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new Line(number, text.substring(marked ? 1 : 0), cut);
    }

    private int read() throws IOException {
        int c = ahead == NOTHING ? file.read() : ahead;
        ahead = NOTHING;
        return c;
    }

    /** Puts lines back, in order, that do not belong to the line before them. */
    void back(List<Line> lines) {
        lines.reversed().forEach(returned::push);
    }
}
