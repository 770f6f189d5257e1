package io.crossdock.world.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {

    /** What the scenarios must show, besides the rows 1 to 12. */
    private static final List<String> ASKED = List.of(
            "two boxes days apart",
            "one box short",
            "delivered before shipped",
            "lost, then delivered",
            "collected without a scan",
            "refused at the door",
            "return without RMA",
            "return of an order never delivered",
            "refund fails, then succeeds",
            "capture after expiry",
            "chargeback after refund",
            "shop edits while the node picks",
            "shop cancels one of two lines",
            "the same webhook with another body",
            "update before create",
            "split tender with one refusal",
            "gift card first",
            "order of zero",
            "included tax in EUR",
            "JPY",
            "marketplace order that must not be mailed",
            "partner who is down for a day",
            "node that answers for another node");

    @TempDir
    private Path folder;

    @Test
    void coversEveryRowAndEveryKind() {
        List<Scenario> all = new ScenarioReader(ScenarioPage.FOLDER).all();

        String why = all.stream().map(Scenario::why).collect(Collectors.joining("\n"));
        assertThat(all).hasSizeGreaterThanOrEqualTo(60);
        assertThat(ASKED).allMatch(why::contains);
        assertThat(IntStream.rangeClosed(1, 12)).allMatch(row -> why.matches("(?s).*\\brow " + row + "\\b.*"));
    }

    @Test
    void theReadmeListsEveryScenario() throws IOException {
        ScenarioPage page = ScenarioPage.read();

        assertThat(page.written())
                .as("scenarios/README.md was written anew; commit it")
                .isEqualTo(page.writeAnew());
    }

    @Test
    void readsTimesAndDefaults() throws IOException {
        Scenario scenario = read("""
                title: One
                why: row 1
                given: { skus: { mug: 700 } }
                steps:
                  - { at: 1d2h, answer: 202, provider: { event: CAPTURE } }
                  - { at: 1d3h, expect: { order/stage: delivered } }
                """);

        assertThat(scenario.steps()).extracting(step -> step.at().toHours()).containsExactly(26L, 27L);
        assertThat(scenario.steps().getFirst().answer()).isEqualTo(202);
        assertThat(scenario.given().at("/skus/mug").asInt()).isEqualTo(700);
        assertThat(scenario.given().at("/skus/tee").asInt()).isEqualTo(1500);
    }

    @Test
    void saysWhichFileIsWrongAndWhere() {
        refuses("title: One\nwhy: x\nsteps: [{ at: 1h, expect: { a: 1 } }, { at: 2m, expect: { a: 1 } }]", "step 2");
        refuses("title: One\nwhy: x\nsteps: [{ at: soon, expect: { a: 1 } }]", "'soon' is no time");
        refuses("title: One\nwhy: x\nsteps: [{ at: 0s, dances: {} }]", "step 1 has the unknown act dances");
        refuses("title: One\nwhy: x\nsteps: [{ at: 0s, node: {} }]", "it expects nothing");
        refuses("title: One\nwhy: x\nopen: later\nsteps: [{ at: 0s, expect: { a: 1 } }]", "open and fails go together");
        refuses("title: One\nwhy: x\nstep: []", "it has unknown fields [step]");
        refuses("title: One\nwhy: x\nsteps:\n- at: 0s\n  expect: { a: 1, a: 2 }", "uplicate");
    }

    private void refuses(String text, String sentence) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one.yaml")
                .hasMessageContaining(sentence);
    }

    private Scenario read(String text) throws IOException {
        Files.copy(
                ScenarioPage.FOLDER.resolve("common.yaml"),
                folder.resolve("common.yaml"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("one.yaml"), text);
        return new ScenarioReader(folder).all().getFirst();
    }
}
