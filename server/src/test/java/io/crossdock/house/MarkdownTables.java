package io.crossdock.house;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what the tables of a page list. */
final class MarkdownTables {

    private static final Pattern WORD = Pattern.compile("`([^`]+)`");

    private MarkdownTables() {}

    /** The words in backticks of the first column, of the tables below a heading and above the next one. */
    static Set<String> firstColumn(String page, String heading) {
        var words = new TreeSet<String>();
        boolean below = false;
        for (var line : page.lines().toList()) {
            if (line.startsWith("## ")) {
                below = line.equals(heading);
            } else if (below && line.startsWith("| ")) {
                WORD.matcher(line.substring(2).split(" \\| ")[0]).results().forEach(m -> words.add(m.group(1)));
            }
        }
        return words;
    }
}
