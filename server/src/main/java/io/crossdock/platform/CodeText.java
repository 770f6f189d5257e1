package io.crossdock.platform;

/** Characters that can't be seen or that end a line: they make two codes look alike, and break labels and mails. */
public final class CodeText {

    private static final int SHOWN_MAX = 60;

    private CodeText() {}

    /** Whether a code has visible characters only, and blanks neither around them nor side by side. */
    public static boolean isPlain(String code) {
        return code.equals(code.strip())
                && !code.contains("  ")
                && code.codePoints().noneMatch(CodeText::hidden)
                && code.codePoints().allMatch(c -> c == ' ' || !Character.isSpaceChar(c));
    }

    /** The text without control characters; each run of line ends, tabs and the like becomes a blank. */
    public static String oneLine(String text) {
        if (text.codePoints().noneMatch(CodeText::breaks)) {
            return text.strip();
        }
        var line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean blank = !line.isEmpty() && line.charAt(line.length() - 1) == ' ';
            if (!breaks(c)) {
                line.appendCodePoint(c);
            } else if (!blank) {
                line.append(' ');
            }
        });
        return line.toString().strip();
    }

    /** A code for people; what can't be seen stands as its number. */
    static String shown(String code) {
        var shown = new StringBuilder("'");
        code.codePoints().limit(SHOWN_MAX).forEach(c -> {
            if (hidden(c) || c != ' ' && Character.isSpaceChar(c)) {
                shown.append("<U+%04X>".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.append("'").toString();
    }

    /** NUL is left to whoever refuses it. */
    private static boolean breaks(int c) {
        return c != 0 && (Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }

    /** Control characters, and those that only change how others look, such as zero-width ones. */
    private static boolean hidden(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
