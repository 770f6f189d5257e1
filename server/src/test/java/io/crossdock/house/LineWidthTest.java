package io.crossdock.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two files fit beside each other on a screen. Markdown and migrations are left out, because tables can't be wrapped
 * and a migration never changes. Nor does a version of a document that databases have saved: a server whose file has
 * another text doesn't start.
 */
class LineWidthTest {

    private static final int COLUMNS_MAX = 120;
    private static final Set<String> ENDINGS =
            Set.of("java", "ts", "tsx", "css", "sh", "yaml", "yml", "awk", "mjs", "jsonata");
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", ".crossdock", "dist");

    @Test
    void noLineIsWiderThanItMayBe() throws IOException {
        var figures = new TreeMap<String, Integer>();
        wide().forEach((ending, lines) -> figures.put(ending, lines.size()));

        Ratchet.holds("columns-over-120", figures);
    }

    @Test
    void savedDocumentsAreWideOnlyInTheVersionThatWasSaved() throws IOException {
        for (var saved : saved().entrySet()) {
            var lines = Files.readAllLines(Repository.root().resolve(saved.getKey()));

            assertThat(lines)
                    .as(saved.getKey() + " has a new version: wrap it")
                    .contains("version: " + saved.getValue());
            assertThat(wide(saved.getKey(), lines))
                    .as(saved.getKey() + " is not wide: take it out of " + Ratchet.FILE)
                    .isNotEmpty();
        }
    }

    private static Map<String, Integer> saved() {
        return Ratchet.map("wide-in-a-saved-version");
    }

    @Test
    void findsALineThatIsTooWide() {
        assertThat(wide("a.java", List.of("x".repeat(120), "é".repeat(121))))
                .containsExactly("a.java:2 has 121 columns");
        assertThat(ending(Path.of("crossdock"))).isEqualTo("sh");
        assertThat(ending(Path.of("docs/reference/openapi.json"))).isNull();
    }

    private static Map<String, List<String>> wide() throws IOException {
        var root = Repository.root();
        var wide = new TreeMap<String, List<String>>();
        var saved = saved();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var ending = ending(file);
                var name = root.relativize(file).toString();
                var found = ending == null || saved.containsKey(name)
                        ? List.<String>of()
                        : wide(name, Files.readAllLines(file));
                if (ending != null && !found.isEmpty()) {
                    wide.computeIfAbsent(ending, k -> new ArrayList<>()).addAll(found);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return wide;
    }

    /** The ending of a file that is checked; null for other files. */
    private static @Nullable String ending(Path file) {
        var name = file.getFileName().toString();
        if (name.equals("crossdock")) {
            return "sh";
        }
        var ending = name.substring(name.lastIndexOf('.') + 1);
        return ENDINGS.contains(ending) ? ending : null;
    }

    private static List<String> wide(String name, List<String> lines) {
        var found = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            int columns = lines.get(i).codePointCount(0, lines.get(i).length());
            if (columns > COLUMNS_MAX) {
                found.add(name + ":" + (i + 1) + " has " + columns + " columns");
            }
        }
        return found;
    }
}
