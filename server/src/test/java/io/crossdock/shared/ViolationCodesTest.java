package io.crossdock.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The codes of violations match their reference. */
class ViolationCodesTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [^|]+ \\| [^|]+ \\|$");

    @Test
    void theReferenceHasEveryCodeInTheirOrder() throws IOException {
        var reference = Files.readString(Repository.root().resolve("docs/reference/problems.md"));
        var section = reference.substring(reference.indexOf("\n## Violation codes\n"));

        assertThat(ROW.matcher(section).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        Stream.of(ViolationCode.values()).map(Words::of).toList());
    }

    @Test
    void aCodeIsItsWordInJson() {
        var violation = new Violation("/lines/0", ViolationCode.NOT_A_CHOICE, "must be a or b, not c");

        assertThat(EngineJson.write(violation))
                .isEqualTo(
                        "{\"pointer\":\"/lines/0\",\"code\":\"not-a-choice\",\"message\":\"must be a or b, not c\"}");
    }
}
