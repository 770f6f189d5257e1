package io.crossdock.acceptance;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of commands on a page.
 *
 * @param line line of the page on which the block begins
 * @param note what the page tells the test about it; empty if nothing
 * @param answer what the page prints as the block's output; null if nothing
 */
record PageCommand(
        String page,
        int line,
        String text,
        String note,
        @Nullable String answer) {

    private static final String NOT_RUN = "not run, ";
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");
    private static final Pattern EXIT = Pattern.compile("exit [0-9]{1,3}");
    /** Times, and ids of subjects, which differ from run to run. */
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?Z)?");

    private static final Pattern ID = Pattern.compile("\\b[OFRCHPK][0-9]{2,}\\b");

    /** What has to come out of curl when an answer is not 2xx. */
    private static final int CURL_REFUSED = 22;

    PageCommand answered(String text) {
        return new PageCommand(page, line, this.text, note, text);
    }

    String place() {
        return page + ":" + line;
    }

    /** Why it can't run in a test; empty if it can. */
    String reasonNotToRun() {
        return note.startsWith(NOT_RUN) ? note.substring(NOT_RUN.length()) : "";
    }

    /** The system that the block starts: {@code demo} with its flags, or {@code run}; empty if it starts none. */
    String starts() {
        var words = text.lines()
                .map(line -> line.replaceAll("\\s*#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        if (words.startsWith("./crossdock run") && background()) {
            return "run";
        }
        return words.equals("./crossdock demo")
                        || words.startsWith("./crossdock demo --") && !words.contains("--headless")
                ? words.substring("./crossdock ".length())
                : "";
    }

    boolean background() {
        return note.equals("background");
    }

    /** Whether the note is one that the test understands. */
    boolean noteIsKnown() {
        return note.isEmpty()
                || background()
                || !reasonNotToRun().isEmpty()
                || STATUS.matcher(note).matches()
                || EXIT.matcher(note).matches();
    }

    /** HTTP status with which its curl must be refused; 0 if none may be refused. */
    int statusExpected() {
        return STATUS.matcher(note).matches() && !note.startsWith("2") ? Integer.parseInt(note) : 0;
    }

    int exitExpected() {
        if (statusExpected() > 0) {
            return CURL_REFUSED;
        }
        return EXIT.matcher(note).matches() ? Integer.parseInt(note.substring("exit ".length())) : 0;
    }

    /**
     * Whether an output has everything that the page prints, in its order. {@code …} stands for anything; times and ids
     * of subjects may differ.
     */
    boolean answeredBy(String output) {
        if (answer == null) {
            return true;
        }
        var actual = stable(output);
        int from = 0;
        for (var piece :
                Arrays.stream(answer.split("…")).map(PageCommand::stable).toList()) {
            int at = actual.indexOf(piece, from);
            if (at < 0) {
                return false;
            }
            from = at + piece.length();
        }
        return true;
    }

    private static String stable(String text) {
        return ID.matcher(TIME.matcher(text).replaceAll("TIME"))
                .replaceAll("ID")
                .replaceAll("\\s", "");
    }
}
