package io.crossdock.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of the documentation with its commands: the fenced blocks of {@code sh}. A comment above a block says what a
 * test has to know about it: {@code <!-- test: not run, REASON -->}, {@code <!-- test: background -->}, {@code <!--
 * test: 409 -->} for the status of its last curl, {@code <!-- test: exit 1 -->} for its exit code. A block of another
 * language that follows with nothing between is its answer.
 *
 * @param name path from the project's folder
 * @param strays lines that look like a command and stand in no block of {@code sh}
 */
record MarkdownPage(String name, List<PageCommand> commands, List<String> strays) {

    private static final Pattern FENCE = Pattern.compile("( *)```([a-z]*)");
    private static final Pattern NOTE = Pattern.compile("<!-- test: (.*) -->");
    private static final Pattern STRAY = Pattern.compile(
            "( {4,}|\t)?(\\$ )?(curl|\\./crossdock|examples/|mvn|npm|git|java|node|kill|openssl|psql|export)( .*|$)");

    static MarkdownPage read(Path root, Path file) {
        try {
            return parse(root.relativize(file).toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MarkdownPage parse(String name, List<String> lines) {
        var commands = new ArrayList<PageCommand>();
        var strays = new ArrayList<String>();
        var note = "";
        @Nullable PageCommand open = null;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var fence = FENCE.matcher(line);
            if (fence.matches()) {
                int end = end(lines, i);
                var text = text(lines.subList(i + 1, end), fence.group(1).length());
                if (fence.group(2).equals("sh")) {
                    open = new PageCommand(name, i + 1, text, note, null);
                    commands.add(open);
                } else {
                    if (open != null) {
                        commands.set(commands.size() - 1, open.answered(text));
                    }
                    open = null;
                    strays(name, lines, i + 1, end, strays);
                }
                note = "";
                i = end;
            } else if (!line.isBlank()) {
                var found = NOTE.matcher(line.strip());
                note = found.matches() ? found.group(1) : "";
                open = null;
                if (line.startsWith("    ") || line.startsWith("\t")) {
                    strays(name, lines, i, i + 1, strays);
                }
            }
        }
        return new MarkdownPage(name, List.copyOf(commands), List.copyOf(strays));
    }

    private static int end(List<String> lines, int begin) {
        int end = begin + 1;
        while (end < lines.size() && !lines.get(end).strip().equals("```")) {
            end++;
        }
        return end;
    }

    private static String text(List<String> lines, int indent) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line.substring(
                        Math.min(indent, line.length() - line.stripLeading().length())))
                .append('\n'));
        return text.toString();
    }

    private static void strays(String name, List<String> lines, int begin, int end, List<String> into) {
        for (int i = begin; i < end; i++) {
            if (STRAY.matcher(lines.get(i)).matches()) {
                into.add(name + ":" + (i + 1) + " " + lines.get(i).strip());
            }
        }
    }
}
