package io.crossdock.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Capability;
import io.crossdock.engine.FactType;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.engine.document.DocumentFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts of a process are published or asked for, and conditions compare them with what they can be. */
class FactCheckTest {

    private static final Map<String, Facts.Bounds> KNOWN = Map.of(
            "channel",
            new Facts.Bounds(FactType.STRING, Set.of(), 0, 0),
            "method",
            new Facts.Bounds(FactType.STRING, Set.of("ship", "pickup"), 0, 0),
            "lines",
            new Facts.Bounds(FactType.INT, Set.of(), 1, 1_000),
            "traits",
            new Facts.Bounds(FactType.WORDS, Set.of(), 0, 0),
            "attribute.loyalty",
            new Facts.Bounds(FactType.STRING, Set.of(), 0, 0));

    private static final PublishedFacts FACTS = new PublishedFacts() {
        @Override
        public boolean cover(String process) {
            return process.equals("order");
        }

        @Override
        public Optional<KnownFact> find(String process, String name) {
            return Optional.ofNullable(KNOWN.get(name)).map(bounds -> new KnownFact(bounds, true));
        }

        @Override
        public String unknown(String process, String name) {
            return "is no fact of " + process + "; did you mean channel?";
        }

        @Override
        public Map<Long, Facts> read(Tx tx, String process, Collection<Long> subjects, Set<String> names) {
            return Map.of();
        }
    };

    private record Asking(Signature signature) implements Capability.Local, Capability.Answering {
        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            return Outcome.all(batch, "done");
        }

        @Override
        public Map<String, Facts.Bounds> answers(String process, Map<String, String> with) {
            if (!"window".equals(with.get("table"))) {
                throw new IllegalArgumentException("there is no table " + with.get("table"));
            }
            return Map.of("days", new Facts.Bounds(FactType.INT, Set.of(), 0, 365));
        }
    }

    private static final Map<String, Capability> CAPABILITIES = Map.of(
            "decision.ask",
            new Asking(Capability.Signature.of("decision.ask", "done").taking("table")));

    private static List<String> faults(String facts, String when) {
        return faults("order", "window", facts, when);
    }

    private static List<String> faults(String process, String table, String facts, String when) {
        var yaml = """
                process: %s
                version: 1
                facts: { %s }
                start: asking
                stages:
                  asking:
                    run: decision.ask
                    with: { table: %s }
                    on: { done: [ { when: "%s", to: ended }, { to: ended } ] }
                  ended: { end: ended }
                """.formatted(process, facts, table, when);
        var faults = new ArrayList<DocumentFault>();
        var definition = DefinitionReader.read(yaml, FACTS, faults);
        assertThat(definition).isNotNull();
        FactCheck.check(definition, CAPABILITIES, FACTS, faults);
        return faults.stream().map(f -> f.path() + " " + f.message()).toList();
    }

    private static final String ALL =
            "channel: string, method: string, lines: int, traits: words, attribute.loyalty: string, days: int";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel == 'web' && lines > 3",
                "method in ['ship', 'pickup']",
                "'hazmat' in traits",
                "attribute.loyalty == 'gold'",
                "days > 30",
                "lines >= 1 || lines < 5",
                "lines > 5 || lines < 3",
                "!(lines > 5 && lines < 10)"
            })
    void aConditionThatCanBeTrueIsTaken(String when) {
        assertThat(faults(ALL, when)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "method == 'shipp'                     | method is never 'shipp'; it is one of [pickup, ship]",
                "channel == 'x' && 'fly' == method     | method is never 'fly'",
                "method in ['ship', 'drone']           | method is never 'drone'",
                "lines < 1                             | lines < 1 is never true: it is 1 to 1000",
                "lines == 2000                         | lines == 2000 is never true",
                "0 > lines                             | lines < 0 is never true",
                "days > 365                            | days > 365 is never true: it is 0 to 365",
                "lines > 5 && lines < 3                | is never true: no lines is all that",
                "channel == 'a' && channel == 'b'      | is never true: no channel is all that",
                "lines == 'three'                      | found no matching overload",
                "chanel == 'a'                         | which is no fact of order; did you mean channel?",
                "lines == 9223372036854775807          | is never true"
            })
    void aConditionThatIsNeverTrueIsRefusedAtItsPlace(String when, String message) {
        assertThat(faults(ALL, when))
                .singleElement()
                .asString()
                .startsWith("/stages/asking/on/done/0/when")
                .contains(message);
    }

    @Test
    void aFactThatIsNotDeclaredIsSaidToBeDeclared() {
        assertThat(faults("channel: string", "lines > 2"))
                .singleElement()
                .asString()
                .endsWith("undeclared reference to 'lines': declare it under facts, as int");
    }

    @Test
    void aDeclaredFactIsPublishedAndOfItsType() {
        assertThat(faults("chanel: string, lines: string", "true"))
                .containsExactly(
                        "/facts/chanel is no fact of order; did you mean channel?", "/facts/lines is of the type int");
    }

    @Test
    void aTableThatDoesNotExistIsRefused() {
        assertThat(faults("order", "windw", "channel: string", "true"))
                .containsExactly("/stages/asking/with there is no table windw");
    }

    @Test
    void aProcessWhoseFactsAreNotPublishedIsNotChecked() {
        assertThat(faults("other", "windw", "anything: string", "anything == 'x'"))
                .isEmpty();
    }

    @Test
    void usesNamesOfAllItsParts() throws StageCondition.Invalid {
        var types = Map.of("a.b", FactType.STRING, "c", FactType.INT, "d", FactType.WORDS);

        var condition = StageCondition.compile("a.b == 'x' || (c > 2 && a.b in d)", types);

        assertThat(condition.facts()).containsExactlyInAnyOrder("a.b", "c", "d");
        assertThat(condition.holds(new Facts(Map.of("a.b", "y", "c", 3L, "d", List.of("y")))))
                .isTrue();
        assertThat(Stream.of("x", "z").map(w -> holds(condition, w)).toList()).containsExactly(true, false);
    }

    private static boolean holds(StageCondition condition, String word) {
        return condition.holds(new Facts(Map.of("a.b", word, "c", 1L, "d", List.of())));
    }
}
