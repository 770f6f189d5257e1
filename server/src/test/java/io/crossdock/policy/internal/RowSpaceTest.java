package io.crossdock.policy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.policy.PolicyQuestion;
import io.crossdock.policy.internal.RowSpace.ColumnDomain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of several rows together holds for every question. */
class RowSpaceTest {

    private static final List<String> WORDS = List.of("a", "b", "c");
    private static final Map<String, ColumnDomain> DOMAINS = Map.of(
            "kind", new ColumnDomain(WORDS, List.of(), List.of()),
            "tier", new ColumnDomain(List.of(), List.of(), List.of(TableRow.MISSING)),
            "units", new ColumnDomain(List.of(), List.of(1L, 6L), List.of()),
            "age", new ColumnDomain(List.of(), List.of(0L, 3L), List.of(TableRow.MISSING)));

    @Test
    void whatIsOpenAndWhatIsHiddenHoldsForEveryQuestion() {
        var questions = questions();
        int open = 0;
        for (long seed = 1; seed <= 2_000; seed++) {
            var random = new Random(seed);
            var rows = new ArrayList<TableRow>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                rows.add(row(random));
            }
            var whole = new TableRow("", Map.of(), Set.of(), Map.of(), null, Map.of());
            var within = random.nextBoolean() ? row(random) : whole;

            var said = new RowSpace(DOMAINS).open(rows, within) != null;
            var is = questions.stream()
                    .filter(within::fits)
                    .anyMatch(question -> rows.stream().noneMatch(row -> row.fits(question)));

            assertThat(said).as("seed %d: %s within %s", seed, rows, within).isEqualTo(is);
            open += is ? 1 : 0;
        }
        assertThat(open).isBetween(200, 1_900);
    }

    @Test
    void theFirstRowOfAnIndexIsTheFirstThatFits() {
        var questions = questions();
        for (long seed = 1; seed <= 100; seed++) {
            var random = new Random(seed);
            var rows = new ArrayList<TableRow>();
            for (int i = 0; i < 20 + random.nextInt(40); i++) {
                rows.add(row(random));
            }
            var index = new RowIndex(rows);
            for (var question : questions) {
                var first = rows.stream().filter(row -> row.fits(question)).findFirst();
                assertThat(index.first(question))
                        .as("seed %d: %s", seed, question)
                        .isSameAs(first.orElse(null));
            }
        }
    }

    private static TableRow row(Random random) {
        var words = new HashMap<String, Set<String>>();
        var ranges = new HashMap<String, RowRange>();
        if (random.nextInt(3) > 0) {
            words.put("kind", some(random, WORDS));
        }
        if (random.nextInt(3) == 0) {
            words.put("tier", some(random, List.of("gold", "silver", TableRow.MISSING)));
        }
        if (random.nextInt(3) > 0) {
            long from = 1 + random.nextInt(6);
            ranges.put("units", new RowRange(from, Math.min(6, from + random.nextInt(5))));
        }
        if (random.nextInt(4) == 0) {
            ranges.put("age", random.nextBoolean() ? RowRange.MISSING : new RowRange(0, random.nextInt(4)));
        }
        return new TableRow("r", words, Set.of(), ranges, null, Map.of());
    }

    private static Set<String> some(Random random, List<String> of) {
        var some =
                new ArrayList<>(of.stream().filter(_ -> random.nextInt(3) > 0).toList());
        return Set.copyOf(some.isEmpty() ? List.of(of.getFirst()) : some);
    }

    private static List<PolicyQuestion> questions() {
        var all = new ArrayList<PolicyQuestion>();
        for (var kind : WORDS) {
            for (var tier : List.of("gold", "silver", "other", "")) {
                for (long units = 1; units <= 6; units++) {
                    for (long age = -1; age <= 3; age++) {
                        var words = new HashMap<String, Set<String>>(Map.of("kind", Set.of(kind)));
                        if (!tier.isEmpty()) {
                            words.put("tier", Set.of(tier));
                        }
                        var numbers = new HashMap<>(Map.of("units", units));
                        if (age >= 0) {
                            numbers.put("age", age);
                        }
                        all.add(new PolicyQuestion(words, LocalDate.EPOCH, numbers));
                    }
                }
            }
        }
        return all;
    }
}
