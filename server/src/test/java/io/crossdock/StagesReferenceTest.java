package io.crossdock;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference has every stage of the shipped processes, with what it does. */
class StagesReferenceTest {

    private static final Pattern STAGE = Pattern.compile("(?m)^  ([a-z-]+):(?= |$)(.*(?:\\n    .*)*)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([a-z ]+) \\|");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order",
                "Fulfillment",
                "Pickup",
                "Curbside",
                "Same-day",
                "Return",
                "Collection",
                "Compensation",
                "Extension",
                "Message"
            })
    void namesEveryStageWithItsKind(String process) throws IOException {
        var root = Repository.root();
        var document = Files.readString(root.resolve("processes").resolve(process.toLowerCase(Locale.ROOT) + ".yaml"));
        var stages = document.split("(?m)^stages:$")[1].split("(?m)^(events|undo):$")[0];
        var page = Files.readString(root.resolve("docs/reference/stages.md"));
        var section = page.split("(?m)^## " + process + "$")[1].split("(?m)^## ")[0];

        assertThat(rows(ROW, section))
                .containsExactlyInAnyOrderElementsOf(STAGE.matcher(stages)
                        .results()
                        .map(stage -> stage.group(1) + ": " + kind(stage.group(2)))
                        .toList());
    }

    private static List<String> rows(Pattern row, String text) {
        return row.matcher(text).results().map(StagesReferenceTest::named).toList();
    }

    private static String named(MatchResult row) {
        return row.group(1) + ": " + row.group(2);
    }

    private static String kind(String stage) {
        if (stage.contains("end:")) {
            return "end";
        }
        if (stage.contains("hold:")) {
            return "hold";
        }
        if (stage.contains("await:")) {
            return "waits";
        }
        return stage.contains("retry:") ? "calls" : "at once";
    }
}
