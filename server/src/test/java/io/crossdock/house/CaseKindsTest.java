package io.crossdock.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who is on call finds every kind of case in the runbook, and no other. */
class CaseKindsTest {

    /** Components of {@code Tx.Problem}; other problems have more. */
    private static final int PROBLEM_SIZE = 5;

    /**
     * Kinds that the engine takes from a document, of a hold and of a limit; and a parked row's cause, where its case
     * is settled.
     */
    private static final Set<String> READ = Set.of("hold-" + ConstantValues.UNKNOWN, ConstantValues.UNKNOWN);

    private static final Set<String> SETTLED = Set.of("feed-" + ConstantValues.UNKNOWN);

    @Test
    void theRunbookHasTheKindsThatAreRaised() throws IOException {
        var ofEngine = raised(JavaSources.product().stream()
                .filter(source -> source.part().equals("engine"))
                .toList());
        var kinds = raised(JavaSources.product().stream()
                .filter(source -> source.part().equals("server"))
                .toList());
        assertThat(unknown(ofEngine)).as("can't be followed to a constant").allMatch(READ::contains);
        assertThat(unknown(kinds)).as("can't be followed to a constant").allMatch(SETTLED::contains);
        kinds.addAll(ofEngine);
        kinds.removeAll(unknown(kinds));
        kinds.addAll(ProcessDocuments.caseKinds(ProcessDocuments.all()));
        var page = Files.readString(Repository.root().resolve("docs/operating/runbook.md"));
        System.out.println("house: kinds of cases = " + kinds.size());

        assertThat(compare(kinds, page)).isEmpty();
    }

    @Test
    void followsKindsThroughConstantsParametersAndRecords() {
        var kinds = raised(JavaSources.of(Map.of("server/src/main/java/io/crossdock/m/A.java", """
                package io.crossdock.m;
                class A {
                    static final String LOST = "parcel-lost";
                    static final Object TYPED = new CaseKind("typed", "owner");
                    record Cause(String name, int due) {
                        Object problem() { return new Tx.Problem(1, kind(name), "catalog", due, ""); }
                    }
                    static String kind(String cause) { return "feed-" + cause; }
                    Object a = new Cause("unknown-sku", 1);
                    void raise(Tx tx, String kind) { tx.raise(new Tx.Problem(1, kind, "o", 1, "")); }
                    void all(Tx tx, boolean b) { raise(tx, A.LOST); raise(tx, b ? "one" : "two"); }
                    void unclear(Tx tx) { tx.raise(new Tx.Problem(1, tx.actor(), "o", 1, "")); }
                }
                """)));

        assertThat(kinds).containsExactly("?", "feed-unknown-sku", "one", "parcel-lost", "two", "typed");
    }

    @Test
    void findsAKindThatOneOfBothHasNot() {
        var documents = List.of(ProcessDocuments.of("""
                stages:
                  stuck: { hold: { reason: none } }
                  waiting: { await: { a: b }, limit: { after: 1d, case: too-long } }
                """));

        assertThat(compare(ProcessDocuments.caseKinds(documents), "## Cases\n| `too-long`, `gone` | `owner` |"))
                .containsExactly(
                        "hold-stuck is raised and not in the runbook", "gone is in the runbook and never raised");
    }

    private static List<String> unknown(Set<String> kinds) {
        return kinds.stream()
                .filter(kind -> kind.contains(ConstantValues.UNKNOWN))
                .toList();
    }

    private static List<String> compare(Set<String> kinds, String page) {
        var listed = new TreeSet<>(MarkdownTables.firstColumn(page, "## Holds"));
        listed.addAll(MarkdownTables.firstColumn(page, "## Cases"));
        return Difference.of(kinds, "is raised and not in the runbook", listed, "is in the runbook and never raised");
    }

    private static Set<String> raised(List<JavaSource> sources) {
        var kinds = new TreeSet<String>();
        var values = new ConstantValues(sources);
        values.creations("Problem", (place, arguments) -> {
            if (arguments.size() == PROBLEM_SIZE) {
                kinds.addAll(values.of(arguments.get(1)));
            }
        });
        values.creations("CaseKind", (place, arguments) -> kinds.addAll(values.of(arguments.getFirst())));
        return kinds;
    }
}
