package io.crossdock;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every type of event is a constant with a unique name, and is in the reference. */
class EventReferenceTest {

    private static final Path ROOT = Repository.root();
    private static final Pattern TYPE = Pattern.compile("new EventType<>\\(\\s*\"([a-z-]+)\"");
    private static final Pattern BY_TEXT = Pattern.compile("\\bemit(As)?\\([^;\"]*?,\\s*\"[a-z-]+\",");

    @Test
    void theReferenceHasEveryType() throws IOException {
        var text = Files.readString(ROOT.resolve("docs/reference/events.md"));

        assertThat(types())
                .hasSizeGreaterThan(65)
                .allSatisfy(type -> assertThat(text).contains("`" + type + "`"));
    }

    @Test
    void noTwoTypesBearOneName() {
        assertThat(types()).doesNotHaveDuplicates();
    }

    @Test
    void nobodyEmitsByText() {
        assertThat(sources().filter(file -> BY_TEXT.matcher(read(file)).find())).isEmpty();
    }

    private static List<String> types() {
        return sources()
                .flatMap(file -> TYPE.matcher(read(file)).results())
                .map(m -> m.group(1))
                .toList();
    }

    private static Stream<Path> sources() {
        return Stream.of("engine/src/main/java", "server/src/main/java").flatMap(EventReferenceTest::files);
    }

    private static Stream<Path> files(String folder) {
        try (var files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
