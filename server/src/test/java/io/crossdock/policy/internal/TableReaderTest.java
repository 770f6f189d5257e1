package io.crossdock.policy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.document.DocumentFault;
import io.crossdock.policy.PolicyQuestion;
import io.crossdock.policy.PolicySchema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Decision tables: their answers, and the faults that are refused. */
class TableReaderTest {

    private static final PolicySchema SCHEMA = new PolicySchema() {
        @Override
        public String table() {
            return "test";
        }

        @Override
        public Map<String, Input> inputs() {
            return Map.of("channel", Input.WORD, "country", Input.WORD, "trait", Input.WORDS, "date", Input.DAY);
        }

        @Override
        public List<Output> outputs() {
            return List.of(
                    new Output.Whole("splitMinor", 0, 1_000),
                    new Output.Flag("shipComplete"),
                    new Output.Words("avoid"),
                    new Output.Choice("transit", List.of("calendar-days", "working-days")));
        }
    };

    private static final String OTHERWISE = """
            otherwise: { splitMinor: 250, shipComplete: false, avoid: [], transit: calendar-days }
            """;

    private record Result(@Nullable DecisionTable table, List<DocumentFault> faults) {}

    private static Result read(String yaml) {
        var faults = new ArrayList<DocumentFault>();
        var table = TableReader.read(yaml, Map.of("test", SCHEMA), faults);
        if (table != null) {
            new TableCheck(table, faults).check(null, null);
        }
        return new Result(table, faults);
    }

    private static DecisionTable table(String hit, String rules) {
        var read = read("table: test\nversion: 3\nhit: " + hit + "\nrules:\n" + rules + OTHERWISE);
        assertThat(read.faults()).isEmpty();
        return Objects.requireNonNull(read.table());
    }

    private static List<String> faults(String hit, String rules) {
        return read("table: test\nversion: 3\nhit: " + hit + "\nrules:\n" + rules + OTHERWISE).faults().stream()
                .map(DocumentFault::path)
                .toList();
    }

    private static PolicyQuestion question(String channel, String country, String day, String... traits) {
        return new PolicyQuestion(
                Map.of("channel", Set.of(channel), "country", Set.of(country), "trait", Set.of(traits)),
                LocalDate.parse(day));
    }

    @Test
    void theFirstRowThatFitsCountsAndInheritsWhatItDoesNotSay() {
        var table = table("first", """
                  - name: peak
                    when: { channel: [web, app], date: { from: 11-20, to: 01-06 } }
                    then: { splitMinor: 600 }
                  - { name: chemicals, when: { trait: hazmat }, then: { shipComplete: true, avoid: [S1, S2] } }
                  - { name: web, when: { channel: web }, then: { transit: working-days } }
                """);

        var peak = table.answer(question("web", "US", "2026-12-31", "hazmat"));
        var chemicals = table.answer(question("web", "US", "2026-07-01", "hazmat", "oversize"));
        var web = table.answer(question("web", "US", "2026-01-07"));
        var other = table.answer(question("edi", "US", "2026-12-01"));

        assertThat(peak.name()).isEqualTo("test 3: peak");
        assertThat(peak.whole("splitMinor")).isEqualTo(600);
        assertThat(peak.flag("shipComplete")).isFalse();
        assertThat(chemicals.name()).isEqualTo("test 3: chemicals");
        assertThat(chemicals.whole("splitMinor")).isEqualTo(250);
        assertThat(chemicals.words("avoid")).containsExactlyInAnyOrder("S1", "S2");
        assertThat(web.word("transit")).isEqualTo("working-days");
        assertThat(other.name()).isEqualTo("test 3: otherwise");
    }

    @Test
    void everyFaultIsSaidAtOnce() {
        var faults = read("""
                table: test
                version: 0
                hit: all
                colour: red
                rules:
                  - { name: a, when: { planet: mars }, then: { splitMinor: much } }
                  - { name: a, when: { channel: [] , date: { from: 2026-02-30, to: 2026-03-01 } }, then: { speed: 1 } }
                  - { when: {}, then: {} }
                  - name: d
                    when: { channel: 7 }
                    then: { splitMinor: 1001, shipComplete: 1, avoid: S1, transit: never }
                otherwise: { splitMinor: 1 }
                """).faults();

        assertThat(faults)
                .extracting(DocumentFault::path)
                .containsExactlyInAnyOrder(
                        "/version",
                        "/hit",
                        "/colour",
                        "/rules/0/when/planet",
                        "/rules/0/then/splitMinor",
                        "/rules/1/name",
                        "/rules/1/when/channel",
                        "/rules/1/when/date",
                        "/rules/1/then/speed",
                        "/rules/2/name",
                        "/rules/2/when",
                        "/rules/2/then",
                        "/rules/3/when/channel",
                        "/rules/3/then/splitMinor",
                        "/rules/3/then/shipComplete",
                        "/rules/3/then/avoid",
                        "/rules/3/then/transit",
                        "/otherwise/shipComplete",
                        "/otherwise/avoid",
                        "/otherwise/transit");
    }

    @Test
    void aTableWithoutADefaultOrThatNobodyKnowsIsRefused() {
        assertThat(read("table: test\nversion: 1\nhit: first\nrules: []\n").faults())
                .extracting(DocumentFault::path)
                .containsExactly("/otherwise");
        assertThat(read("table: moon\nversion: 1\n").faults())
                .extracting(DocumentFault::path)
                .containsExactly("/table");
        assertThat(read("a: [").faults()).extracting(DocumentFault::path).containsExactly("");
    }

    @Test
    void aRowThatAnEarlierOneCoversIsRefusedUnderFirst() {
        assertThat(faults("first", """
                  - { name: wide, when: { channel: [web, app] }, then: { splitMinor: 1 } }
                  - { name: narrow, when: { channel: web, country: US }, then: { splitMinor: 2 } }
                """)).containsExactly("/rules/1");
        assertThat(faults("first", """
                  - { name: narrow, when: { channel: web, country: US }, then: { splitMinor: 2 } }
                  - { name: wide, when: { channel: [web, app] }, then: { splitMinor: 1 } }
                """)).isEmpty();
        assertThat(faults("first", """
                  - { name: winter, when: { date: { from: 11-01, to: 02-28 } }, then: { splitMinor: 1 } }
                  - { name: christmas, when: { date: { from: 2026-12-20, to: 2026-12-26 } }, then: { splitMinor: 2 } }
                """)).containsExactly("/rules/1");
    }

    @Test
    void rowsThatOverlapAreRefusedUnderUnique() {
        assertThat(faults("unique", """
                  - { name: web, when: { channel: web }, then: { splitMinor: 1 } }
                  - { name: us, when: { country: US }, then: { splitMinor: 2 } }
                """)).containsExactly("/rules/1");
        assertThat(faults("unique", """
                  - { name: web, when: { channel: web, country: DE }, then: { splitMinor: 1 } }
                  - { name: us, when: { country: US }, then: { splitMinor: 2 } }
                """)).isEmpty();
        assertThat(faults("unique", """
                  - { name: hazmat, when: { trait: hazmat }, then: { splitMinor: 1 } }
                  - { name: large, when: { trait: oversize }, then: { splitMinor: 2 } }
                """)).as("goods may be both").containsExactly("/rules/1");
        assertThat(faults("unique", """
                  - { name: turn, when: { date: { from: 12-20, to: 01-06 } }, then: { splitMinor: 1 } }
                  - { name: january, when: { date: { from: 2027-01-06, to: 2027-01-31 } }, then: { splitMinor: 2 } }
                """)).containsExactly("/rules/1");
    }

    /** The checks' verdict on two rows holds for every possible question. */
    @Test
    void coveringAndMeetingHoldForEveryQuestion() {
        var words = List.of("a", "b", "c");
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            var one = row(random, words);
            var two = row(random, words);
            boolean meets = false;
            boolean covers = true;
            for (var question : questions(words)) {
                meets |= one.fits(question) && two.fits(question);
                covers &= !two.fits(question) || one.fits(question);
            }
            assertThat(one.meets(two))
                    .as("seed %d: %s meets %s", seed, one, two)
                    .isEqualTo(meets);
            assertThat(two.meets(one))
                    .as("seed %d: %s meets %s", seed, two, one)
                    .isEqualTo(meets);
            if (one.covers(two)) {
                assertThat(covers).as("seed %d: %s covers %s", seed, one, two).isTrue();
            }
        }
    }

    private static TableRow row(Random random, List<String> words) {
        var conditions = new HashMap<String, Set<String>>();
        for (var column : List.of("channel", "trait")) {
            if (random.nextBoolean()) {
                conditions.put(
                        column,
                        Set.copyOf(words.subList(0, 1 + random.nextInt(2)).stream()
                                .map(w -> words.get((words.indexOf(w) + random.nextInt(2)) % 3))
                                .distinct()
                                .toList()));
            }
        }
        var from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(8));
        var days = random.nextBoolean() ? new RowDays.Range(from, from.plusDays(random.nextInt(4))) : null;
        return new TableRow("r", conditions, Set.of("trait"), Map.of(), days, Map.of());
    }

    private static List<PolicyQuestion> questions(List<String> words) {
        var questions = new ArrayList<PolicyQuestion>();
        for (var channel : words) {
            for (int traits = 0; traits < 8; traits++) {
                int mask = traits;
                var set = Set.copyOf(words.stream()
                        .filter(w -> (mask >> words.indexOf(w) & 1) == 1)
                        .toList());
                for (int day = 0; day < 13; day++) {
                    questions.add(new PolicyQuestion(
                            Map.of("channel", Set.of(channel), "trait", set),
                            LocalDate.of(2026, 1, 1).plusDays(day)));
                }
            }
        }
        return questions;
    }
}
