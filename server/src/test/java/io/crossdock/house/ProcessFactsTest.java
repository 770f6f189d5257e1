package io.crossdock.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Conditions of a process may ask for what capabilities learn: a document declares every fact that Java sets, and no
 * other.
 */
class ProcessFactsTest {

    /** A text or a constant: other methods of the name {@code with} take rows and variables. */
    private static final Pattern CONSTANT = Pattern.compile("\".*\"|([A-Za-z]+\\.)*[A-Z][A-Z_]+");

    @Test
    void documentsDeclareTheFactsThatJavaSets() {
        var set = set(JavaSources.product().stream()
                .filter(source -> source.part().equals("server"))
                .toList());
        var declared = ProcessDocuments.facts(ProcessDocuments.all());

        Ratchet.of("facts.set-and-not-declared-or-declared-and-not-set")
                .holds(Difference.of(set, "is set and declared by no document", declared, "is declared and never set"));
    }

    @Test
    void findsAFactThatOneOfBothHasNot() {
        var set = set(JavaSources.of(Map.of("server/src/main/java/io/crossdock/m/A.java", """
                package io.crossdock.m;
                class A {
                    static final String KITS = "kits";
                    Object a = new Facts(Map.of("channel", 1, "lines", 2));
                    Object b = Facts.of("units", 1).with("more", 2);
                    Object c = Outcome.of("short").with(A.KITS, true);
                    Object d = values.with(tx, rows);
                    Object e = other.of("no-fact", 1);
                }
                """)));
        var documents = List.of(ProcessDocuments.of("facts: { channel: string, lines: int, gone: bool }"));

        assertThat(set).containsExactly("channel", "kits", "lines", "more", "units");
        assertThat(Difference.of(set, "set only", ProcessDocuments.facts(documents), "declared only"))
                .containsExactly("kits set only", "more set only", "units set only", "gone declared only");
    }

    private static Set<String> set(List<JavaSource> sources) {
        var facts = new TreeSet<String>();
        var values = new ConstantValues(sources);
        values.calls("of", (place, arguments) -> {
            if (((MethodInvocationTree) place.expression())
                    .getMethodSelect()
                    .toString()
                    .equals("Facts.of")) {
                facts.addAll(values.of(arguments.getFirst()));
            }
        });
        values.calls("with", (place, arguments) -> {
            if (arguments.size() == 2
                    && CONSTANT.matcher(arguments.getFirst().expression().toString())
                            .matches()) {
                facts.addAll(values.of(arguments.getFirst()));
            }
        });
        values.creations("Facts", (place, arguments) -> {
            if (arguments.getFirst().expression() instanceof MethodInvocationTree map) {
                for (int i = 0; i < map.getArguments().size(); i += 2) {
                    facts.addAll(values.of(new ConstantValues.Place(
                            place.source(),
                            new TreePath(place.path(), map.getArguments().get(i)))));
                }
            }
        });
        facts.removeIf(fact -> fact.contains(ConstantValues.UNKNOWN));
        return facts;
    }
}
