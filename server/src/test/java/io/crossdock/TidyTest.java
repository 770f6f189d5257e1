package io.crossdock;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** House rules that a compiler can't check, over the whole repository. Takes seconds. */
class TidyTest {

    private static final int METHOD_LINES_MAX = 60;
    private static final int FILE_LINES_MAX = 500;
    private static final int README_LINES_MAX = 60;
    private static final List<String> MODULES = List.of("postgres", "engine", "server", "world", "bench", "acceptance");

    /** Words banned in main code of engine and server, each with its replacement. */
    private static final Map<String, String> BANNED_BUSINESS = Map.of(
            "Instant.now(", "tx.at() or a Clock that is handed in",
            "LocalDate.now(", "tx.at() or a Clock that is handed in",
            "System.currentTimeMillis(", "tx.at() or a Clock that is handed in",
            "UUID.randomUUID(", "tx.nextId()",
            "Math.random(", "a seed that is handed in");

    /** Words banned in all Java code. */
    private static final Map<String, String> BANNED = Map.of(
            "com.fasterxml.jackson.databind",
            "tools.jackson.databind (Jackson 3)",
            "com.fasterxml.jackson.core",
            "tools.jackson.core (Jackson 3)",
            "TO" + "DO",
            "an issue",
            "FIX" + "ME",
            "an issue",
            "@Suppress" + "Warnings(\"all\")",
            "the one warning that is meant",
            "lom" + "bok.",
            "a record",
            "org.mock" + "ito",
            "a fake written by hand",
            "jakarta.persis" + "tence",
            "SQL in a text block");

    private static final Pattern TYPE = Pattern.compile("\\b(class|interface|enum|record) \\w+");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");

    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final List<String> MEMBER_ENDS = List.of("    }", "        }");
    private static final Path ROOT = Repository.root();

    @Test
    void noFileIsLongerThanItMayBe() {
        assertThat(java().filter(file -> lines(file).size() > FILE_LINES_MAX).map(TidyTest::name))
                .isEmpty();
    }

    @Test
    void noMethodIsLongerThanItMayBe() {
        assertThat(java().flatMap(file -> longMethods(file).stream())).isEmpty();
    }

    @Test
    void findsALongMethod() {
        var body = Stream.concat(
                        Stream.concat(
                                Stream.of("    void long() {"),
                                Stream.generate(() -> "        x();").limit(61)),
                        Stream.of("    }"))
                .toList();

        assertThat(longMethods("A.java", body)).containsExactly("A.java:1 has 63 lines, may have 60");
    }

    private static List<String> longMethods(Path file) {
        return longMethods(name(file), lines(file));
    }

    /**
     * Methods that are too long. A method ends with a brace at the indentation of a member; it begins at the nearest
     * line before with the same indentation.
     */
    private static List<String> longMethods(String name, List<String> lines) {
        var found = new ArrayList<String>();
        for (int end = 0; end < lines.size(); end++) {
            if (!MEMBER_ENDS.contains(lines.get(end))) {
                continue;
            }
            int start = end - 1;
            while (start > 0
                    && (lines.get(start).isBlank() || !indent(lines.get(start)).equals(indent(lines.get(end))))) {
                start--;
            }
            int length = code(lines.subList(start, end + 1));
            if (length > METHOD_LINES_MAX && !TYPE.matcher(lines.get(start)).find()) {
                found.add(name + ":" + (start + 1) + " has " + length + " lines, may have " + METHOD_LINES_MAX);
            }
        }
        return found;
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    /** Lines of code; text blocks (mostly SQL) do not count. */
    private static int code(List<String> lines) {
        int count = 0;
        boolean text = false;
        for (var line : lines) {
            count += text ? 0 : 1;
            if (line.split("\"\"\"", -1).length % 2 == 0) {
                text = !text;
            }
        }
        return count;
    }

    @Test
    void noBannedWordIsUsed() {
        var everywhere = java().flatMap(file -> banned(file, BANNED));
        var business = java().filter(file -> name(file).matches("(engine|server)/src/main/.*"))
                .flatMap(file -> banned(file, BANNED_BUSINESS));

        assertThat(Stream.concat(everywhere, business)).isEmpty();
    }

    private static Stream<String> banned(Path file, Map<String, String> words) {
        if (file.endsWith("TidyTest.java")) {
            return Stream.empty();
        }
        var text = read(file);
        return words.entrySet().stream()
                .filter(word -> text.contains(word.getKey()))
                .map(word -> name(file) + " uses " + word.getKey() + "; write " + word.getValue());
    }

    @Test
    void everyModuleHasAReadmeThatFitsAPage() {
        var folders = Stream.concat(
                Stream.concat(MODULES.stream(), Stream.of("console")).map(ROOT::resolve),
                children(ROOT.resolve("server/src/main/java/io/crossdock")));

        var wrong = folders.filter(Files::isDirectory)
                .map(folder -> folder.resolve("README.md"))
                .filter(readme -> !Files.exists(readme) || lines(readme).size() > README_LINES_MAX)
                .map(readme -> name(readme)
                        + (Files.exists(readme) ? " is longer than " + README_LINES_MAX + " lines" : " is missing"));

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItOwns() {
        var missing = java().filter(file -> name(file).matches("[^/]+/src/main/java/io/crossdock/[^/]+/[^/]+"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .map(TidyTest::name);

        assertThat(missing).isEmpty();
    }

    @Test
    void noLinkInTheDocsIsDead() {
        var dead = files(ROOT, ".md")
                .flatMap(file -> LINK.matcher(read(file))
                        .results()
                        .filter(link -> !leads(file, link.group(1), link.group(2)))
                        .map(link -> name(file) + " links to " + link.group()));

        assertThat(dead).isEmpty();
    }

    /** Whether a file exists and has the heading; no path means the file itself. */
    private static boolean leads(Path from, String path, @Nullable String anchor) {
        var target = path.isEmpty() ? from : from.resolveSibling(path);
        return Files.exists(target)
                && (anchor == null
                        || HEADING.matcher(read(target))
                                .results()
                                .anyMatch(heading -> anchor.equals(anchor(heading.group(1)))));
    }

    /** The anchor that GitHub makes of a heading. */
    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .strip()
                .replace(' ', '-');
    }

    private static Stream<Path> java() {
        return MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("src"))
                .flatMap(folder -> files(folder, ".java"));
    }

    private static Stream<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        var skipped = List.of("target", "node_modules", ".git", ".crossdock");
        return children(folder)
                .filter(path -> !skipped.contains(path.getFileName().toString()))
                .flatMap(path -> Files.isDirectory(path) ? files(path, ending) : Stream.of(path))
                .filter(path -> path.toString().endsWith(ending));
    }

    private static Stream<Path> children(Path folder) {
        try (var list = Files.list(folder)) {
            return list.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        return read(file).lines().toList();
    }
}
