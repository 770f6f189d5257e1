package io.crossdock.policy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.document.DocumentFault;
import io.crossdock.policy.PolicyRuling;
import io.crossdock.policy.PolicySchema.Output;
import io.crossdock.policy.TableContract;
import io.crossdock.policy.fact.FactSubject;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that say what they ask and answer: their answers, and the faults that are told when they are saved. */
class OpenTableTest {

    private static final Pattern TABLE_OF_THE_PAGE = Pattern.compile("```yaml\\n(table: .*?)\\n```", Pattern.DOTALL);

    private static final String HEAD = """
            table: window
            version: 2
            question: [channel, country, tier, units, collected, traits, date, method, attribute.loyalty]
            answers:
              days: { from: 0, to: 365 }
              free: flag
              by: [customer, shop]
            hit: %s
            rules:
            """;

    private static final String OTHERWISE = "otherwise: { days: 60, free: false, by: customer }\n";

    private record Result(@Nullable DecisionTable table, List<String> faults) {}

    @Test
    void theTablesOfThePageAreFaultless() throws IOException {
        var page = Files.readString(Repository.root().resolve("docs/how-to/change-a-policy.md"));
        var tables = TABLE_OF_THE_PAGE
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .filter(yaml -> yaml.contains("\nabout: "))
                .toList();

        assertThat(tables).hasSizeGreaterThan(3);
        assertThat(tables).allSatisfy(yaml -> assertThat(read(yaml).faults()).isEmpty());
    }

    private static Result read(String yaml) {
        return read(yaml, null, null);
    }

    private static Result read(String yaml, @Nullable TableContract contract, @Nullable DecisionTable before) {
        var faults = new ArrayList<DocumentFault>();
        var table = TableReader.read(yaml, Map.of(), faults);
        if (table != null) {
            new TableCheck(table, faults).check(contract, before);
        }
        return new Result(
                table, faults.stream().map(f -> f.path() + " " + f.message()).toList());
    }

    private static DecisionTable table(String hit, String rules) {
        var read = read(HEAD.formatted(hit) + rules + OTHERWISE);
        assertThat(read.faults()).isEmpty();
        return Objects.requireNonNull(read.table());
    }

    private static List<String> faults(String hit, String rules) {
        return read(HEAD.formatted(hit) + rules + OTHERWISE).faults();
    }

    private static PolicyRuling ask(DecisionTable table, Map<String, Object> facts) {
        return table.answer(FactQuestion.of(table.schema(), FactQuestion.asked(table.schema(), facts)));
    }

    @Test
    void answersByWordsNumbersFlagsDaysAndByWhatIsMissing() {
        var table = table("first", """
                  - { name: season, when: { date: { from: 11-20, to: 01-06 } }, then: { days: 90 } }
                  - { name: gold, when: { tier: gold, units: { to: 9 } }, then: { days: 100, free: true } }
                  - { name: untold, when: { tier: [null, bronze], collected: true }, then: { by: shop } }
                  - { name: dangerous, when: { traits: hazmat }, then: { days: 0 } }
                  - { name: plain, when: { traits: null, units: 1 }, then: { days: 7 } }
                  - { name: loyal, when: { attribute.loyalty: gold }, then: { days: 365 } }
                """);
        var base = Map.<String, Object>of("date", "2026-03-01", "units", 1L, "traits", List.of("x"));

        assertThat(ask(table, with(base, "date", "2026-12-24")).rule()).isEqualTo("season");
        assertThat(ask(table, with(base, "tier", "gold")).whole("days")).isEqualTo(100);
        assertThat(ask(table, with(with(base, "tier", "gold"), "units", 10L)).rule())
                .isEqualTo("otherwise");
        assertThat(ask(table, with(base, "collected", true)).word("by")).isEqualTo("shop");
        assertThat(ask(table, with(with(base, "collected", true), "tier", "silver"))
                        .rule())
                .isEqualTo("otherwise");
        assertThat(ask(table, with(base, "traits", List.of("a", "hazmat"))).rule())
                .isEqualTo("dangerous");
        assertThat(ask(table, with(base, "traits", List.of())).rule()).isEqualTo("plain");
        assertThat(ask(table, with(base, "attribute.loyalty", "gold")).name()).isEqualTo("window 2: loyal");
        assertThat(ask(table, base).rule())
                .as("a channel that does not send it")
                .isEqualTo("otherwise");
    }

    private static Map<String, Object> with(Map<String, Object> facts, String name, Object value) {
        var more = new java.util.HashMap<>(facts);
        more.put(name, value);
        return more;
    }

    @Test
    void saysWhatIsWrongWithQuestionAndAnswers() {
        assertThat(read("""
                table: Window
                version: 1
                about: ordr
                question: [chanel, country, country, unpaid]
                answers: { days: { from: 5, to: 1 }, channel: flag, kind: [], X: flag }
                hit: first
                otherwise: {}
                """).faults())
                .contains(
                        "/about is not known here; did you mean order? Known are collection, compensation, extension,"
                                + " fulfillment, message, order, return",
                        "/question/0 'chanel' is no fact of an order; did you mean channel?",
                        "/question/2 country is there twice",
                        "/answers/channel is the name of a fact; an answer needs one of its own")
                .anyMatch(f -> f.startsWith("/table must be small letters"))
                .anyMatch(f -> f.startsWith("/answers/days must be flag"))
                .anyMatch(f -> f.startsWith("/answers/kind must be flag"))
                .anyMatch(f -> f.startsWith("/answers/X its name"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "method: shipp             | /rules/0/when/method method is never shipp: that is not known",
                "channel: null             | /rules/0/when/channel channel always has a value",
                "units: { from: 5, to: 4 } | /rules/0/when/units fits no number",
                "units: { to: 0 }          | /rules/0/when/units fits no number",
                "units: 1.5                | /rules/0/when/units must be a whole number",
                "units: 99999999999999999999 | /rules/0/when/units must be a whole number",
                "collected: 'yes'          | /rules/0/when/collected must be true or false",
                "date: monday              | /rules/0/when/date must be {from",
                "region: DE                | /rules/0/when/region is not under question: add it there",
                "contry: DE                | /rules/0/when/contry is not a column",
                "tier: 5                   | /rules/0/when/tier must be a word"
            })
    void aConditionThatCanNeverFitIsRefused(String condition, String fault) {
        assertThat(faults("first", "  - { name: a, when: { " + condition + " }, then: { days: 1 } }\n"))
                .singleElement()
                .asString()
                .startsWith(fault);
    }

    @Test
    void aRowThatSeveralRowsCoverTogetherIsFound() {
        assertThat(faults("first", """
                  - { name: small, when: { units: { to: 5 } }, then: { days: 1 } }
                  - { name: large, when: { units: { from: 6 } }, then: { days: 2 } }
                  - { name: german, when: { country: DE }, then: { days: 3 } }
                """))
                .containsExactly(
                        "/rules/2 'german' can never be reached: every question that it fits also fits one of the rows"
                                + " above it");
        assertThat(faults("first", """
                  - { name: paid, when: { collected: true }, then: { days: 1 } }
                  - { name: unpaid, when: { collected: false, tier: gold }, then: { days: 2 } }
                  - { name: german, when: { country: DE }, then: { days: 3 } }
                """)).isEmpty();
        assertThat(faults("first", """
                  - { name: ship, when: { method: [ship, same-day, digital] }, then: { days: 1 } }
                  - { name: rest, when: { method: [pickup, curbside, ship-to-store], collected: [true] },
                      then: { days: 2 } }
                """.replace("[true]", "true") + """
                  - { name: more, when: { method: [pickup, curbside, ship-to-store], collected: false },
                      then: { days: 2 } }
                  - { name: never, when: { tier: gold }, then: { days: 3 } }
                """))
                .singleElement()
                .asString()
                .startsWith("/rules/3 'never' can never be reached");
    }

    /** A release may have more methods than the one whose check has proven the table. */
    @Test
    void methodsForWhichATableHasNoAnswerAreNamed() {
        var head = """
                table: window
                version: 1
                question: [method, units]
                answers: { days: { from: 0, to: 9 } }
                hit: first
                rules:
                  - { name: sent, when: { method: ship }, then: { days: 1 } }
                  - { name: few, when: { method: [pickup, digital], units: { to: 5 } }, then: { days: 2 } }
                """;
        var open = Objects.requireNonNull(read(head).table());
        var closed =
                Objects.requireNonNull(read(head + "otherwise: { days: 3 }\n").table());

        assertThat(RowCheck.unanswered(open, "method"))
                .containsExactly("curbside", "digital", "pickup", "same-day", "ship-to-store");
        assertThat(RowCheck.unanswered(open, "tier")).isEmpty();
        assertThat(RowCheck.unanswered(closed, "method")).isEmpty();
    }

    @Test
    void aTableWithoutOtherwiseMustAnswerEveryQuestion() {
        var head = """
                table: window
                version: 1
                question: [method, units, tier]
                answers: { days: { from: 0, to: 9 } }
                hit: unique
                rules:
                """;
        assertThat(read(head + """
                  - { name: small, when: { units: { to: 5 } }, then: { days: 1 } }
                  - { name: large, when: { units: { from: 7 } }, then: { days: 2 } }
                """).faults())
                .containsExactly("/rules no row fits {units=6 to 6}: add a row for it, or otherwise");
        assertThat(read(head + """
                  - { name: gold, when: { tier: gold }, then: { days: 1 } }
                  - { name: untold, when: { tier: null }, then: { days: 2 } }
                """).faults())
                .containsExactly("/rules no row fits {tier=any other}: add a row for it, or otherwise");
        var whole = read(head + """
                  - { name: sent, when: { method: [ship, same-day, digital] }, then: { days: 1 } }
                  - { name: small, when: { method: [pickup, curbside, ship-to-store], units: { to: 5 } },
                      then: { days: 2 } }
                  - { name: large, when: { method: [pickup, curbside, ship-to-store], units: { from: 6 } },
                      then: { days: 3 } }
                """);
        assertThat(whole.faults()).isEmpty();
        assertThat(ask(Objects.requireNonNull(whole.table()), Map.of("method", "pickup", "units", 6L))
                        .whole("days"))
                .isEqualTo(3);
        assertThat(read(head.replace("days: { from: 0, to: 9 }", "days: { from: 0, to: 9 }, free: flag") + """
                  - { name: all, when: { units: { from: 1 } }, then: { days: 1 } }
                """)
                        .faults())
                .containsExactly("/rules/0/then/free is required: the table has no otherwise");
    }

    @Test
    void rowsOfNumbersThatOverlapAreRefusedUnderUnique() {
        assertThat(faults("unique", """
                  - { name: small, when: { units: { to: 5 } }, then: { days: 1 } }
                  - { name: large, when: { units: { from: 5 } }, then: { days: 2 } }
                """)).singleElement().asString().startsWith("/rules/1 'large' overlaps 'small'");
    }

    @Test
    void aTestThatFailsIsToldWithItsRow() {
        var yaml = HEAD.formatted("first") + """
                  - { name: german, when: { country: DE }, then: { days: 14 } }
                """ + OTHERWISE + """
                tests:
                  - name: Germany
                    given: { channel: web, country: DE, units: 1, collected: false, date: 2026-11-30, method: ship }
                    then: { days: 30 }
                  - name: the row
                    given: { channel: web, country: FR, units: 1, collected: false, date: 2026-11-30, method: ship }
                    rule: german
                  - name: right
                    given: { channel: web, country: FR, units: 1, collected: false, date: 2026-11-30, method: ship }
                    then: { days: 60, free: false }
                    rule: otherwise
                """;

        assertThat(read(yaml).faults())
                .containsExactly(
                        "/tests/0 'Germany' fails: row 'german' answers days: 14, not 30",
                        "/tests/1 'the row' fails: row 'otherwise' answers, not 'german'");
        assertThat(read(HEAD.formatted("first") + OTHERWISE
                                + "tests: [ { given: { chanel: web }, then: { days: 1 } } ]\n")
                        .faults())
                .contains(
                        "/tests/0/given/chanel is no fact of the question",
                        "/tests/0/given must have channel, which every question has");
    }

    @Test
    void aVersionKeepsTheAnswersThatProcessesMayUse() {
        var before = table("first", "  []\n");
        var other = read(
                "table: window\nversion: 3\nquestion: [channel]\nanswers: { days: flag, free: flag }\nhit: first\n"
                        + "otherwise: { days: true, free: true }\n",
                null,
                before);

        assertThat(other.faults())
                .anyMatch(f -> f.startsWith("/answers/days must stay {from: 0, to: 365}"))
                .anyMatch(f -> f.startsWith("/answers/by must stay of the words"));
    }

    @Test
    void aVersionAnswersWhatTheModuleAsks() {
        var contract = new TableContract(
                "window",
                FactSubject.RETURN,
                Set.of("channel"),
                List.of(new Output.Whole("days", 0, 100), new Output.Flag("kept")));

        assertThat(read(HEAD.formatted("first") + OTHERWISE, contract, null).faults())
                .anyMatch(f -> f.startsWith("/about must be return"))
                .anyMatch(f -> f.startsWith("/answers/days must be {from: 0, to: 100}"))
                .anyMatch(f -> f.startsWith("/answers/kept must be flag"));
    }

    /** What stages set is kept with the process of the order: a module that asks does not have it. */
    @Test
    void aTableThatAModuleAsksMayOnlyAskForFactsThatAreThere() {
        var contract = TableContract.ofOrder("window", List.of(new Output.Whole("days", 0, 365)));
        var document = """
                table: window
                version: 1
                question: [country, waited, channel, attribute.gift, recalled]
                answers: { days: { from: 0, to: 365 } }
                hit: first
                otherwise: { days: 60 }
                """;

        assertThat(read(document, contract, null).faults())
                .hasSize(2)
                .anyMatch(f -> f.startsWith("/question/1 'waited' is not there when Crossdock asks this table")
                        && f.contains("country, ")
                        && !f.contains("keptBack"))
                .anyMatch(f -> f.startsWith("/question/4 'recalled' "));
        assertThat(read(document, null, null).faults()).isEmpty();
        assertThat(read(document.replace(", waited", "").replace(", recalled", ""), contract, null)
                        .faults())
                .isEmpty();
    }

    /** What a message starts with is there because the module that asks gives it. */
    @Test
    void aTableMayAskForWhatItsModuleGives() {
        var document = """
                table: tell
                version: 1
                about: message
                question: [template, country]
                answers: { tell: flag }
                hit: first
                otherwise: { tell: true }
                """;
        var answers = List.<Output>of(new Output.Flag("tell"));

        assertThat(read(document, new TableContract("tell", FactSubject.MESSAGE, Set.of("template"), answers), null)
                        .faults())
                .isEmpty();
        assertThat(read(document, new TableContract("tell", FactSubject.MESSAGE, Set.of(), answers), null)
                        .faults())
                .singleElement()
                .asString()
                .startsWith("/question/0 'template' is not there");
    }

    /** A table whose fact a release does not have is told so, and is not read as if the column were not there. */
    @Test
    void aTableWithAFactThatIsGoneCannotBeRead() {
        var faults = new ArrayList<DocumentFault>();

        TableReader.read(
                HEAD.formatted("first").replace("country", "cuntry9") + "  []\n" + OTHERWISE, Map.of(), faults);

        assertThat(faults).extracting(DocumentFault::path).containsExactly("/question/1");
    }

    @Test
    void hostileDocumentsAreRefusedInTime() {
        var deep = "table: window\nversion: 1\nquestion: " + "[".repeat(20_000) + "]".repeat(20_000);
        var bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'j'; c++) {
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append(("*" + (char) (c - 1) + ",").repeat(9))
                    .append("]\n");
        }
        var huge = HEAD.formatted("first") + "  - { name: a, when: { units: { to: 1e999999999 } }, then: { days: "
                + "9".repeat(900) + " } }\n" + OTHERWISE;

        long began = System.nanoTime();
        assertThat(read(deep).faults()).isNotEmpty();
        assertThat(read(bomb.toString()).faults()).isNotEmpty();
        assertThat(read(huge).faults()).isNotEmpty();
        assertThat((System.nanoTime() - began) / 1_000_000).as("ms").isLessThan(60_000);
    }

    @Test
    void aTableOf5000RowsIsSavedAndAnswersFast() {
        var rows = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            rows.append("  - { name: r%d, when: { country: C%d, units: { from: %d, to: %d } }, then: { days: %d } }\n"
                    .formatted(i, i / 10, i % 10 * 10 + 1, i % 10 * 10 + 10, i % 366));
        }
        long began = System.nanoTime();
        var table = table("unique", rows.toString());
        long saved = System.nanoTime();
        var last = Map.<String, Object>of("country", "C499", "units", 95L);
        for (int i = 0; i < 2_000; i++) {
            assertThat(ask(table, last).rule()).isEqualTo("r4999");
        }
        long asked = System.nanoTime();
        int questions = 20_000;
        for (int i = 0; i < questions; i++) {
            assertThat(ask(table, Map.of("country", "C" + i % 500, "units", i % 100 + 1L))
                            .rule())
                    .isNotEmpty();
        }
        double ms = (System.nanoTime() - asked) / 1e6;

        System.out.printf(
                "5000 rows: read and checked in %d ms; %.1f questions/ms%n",
                (saved - began) / 1_000_000, questions / ms);
        assertThat((saved - began) / 1_000_000).as("ms to check").isLessThan(120_000);
        assertThat(table("first", rows.toString()).rules()).hasSize(5_000);
    }
}
