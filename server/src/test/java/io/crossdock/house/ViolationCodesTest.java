package io.crossdock.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A program that switches on the code of a violation finds every code in the catalog, and no other. */
class ViolationCodesTest {

    private static final String HEADING = "## Violation codes";
    private static final String CODES = "ViolationCode";

    @Test
    void theCatalogHasTheCodesThatAreUsed() throws IOException {
        var codes = codes(JavaSources.product());
        var page = Files.readString(Repository.root().resolve("docs/reference/problems.md"));
        System.out.println("house: codes of violations = " + codes.size() + " " + codes);

        assertThat(codes).isNotEmpty();
        if (page.lines().anyMatch(HEADING::equals)) {
            assertThat(compare(codes, page)).isEmpty();
        }
    }

    @Test
    void findsACodeThatOneOfBothHasNot() {
        var codes = codes(JavaSources.of(Map.of(
                "server/src/main/java/io/crossdock/m/A.java",
                """
                        package io.crossdock.m;
                        class A {
                            Object a = new Violation("/a", "too-long", "message");
                            Object b = new Violation("/b", ViolationCode.OUT_OF_RANGE, "message");
                        }
                        """,
                "server/src/main/java/io/crossdock/shared/ViolationCode.java",
                "package io.crossdock; enum ViolationCode { OUT_OF_RANGE, OTHER(\"other-word\") }")));

        assertThat(codes).containsExactly("other-word", "out-of-range", "too-long");
        assertThat(compare(codes, HEADING + "\n| `too-long` | a |\n| `other-word` | b |\n| `gone` | c |"))
                .containsExactly(
                        "out-of-range is used and not in the catalog", "gone is in the catalog and never used");
    }

    private static List<String> compare(Set<String> codes, String page) {
        return Difference.of(
                codes,
                "is used and not in the catalog",
                MarkdownTables.firstColumn(page, HEADING),
                "is in the catalog and never used");
    }

    /** Where the codes are an enum, what names one of it is one; texts beside it count too. */
    private static Set<String> codes(List<JavaSource> sources) {
        var codes = new TreeSet<String>();
        var values = new ConstantValues(sources);
        values.creations("Violation", (place, arguments) -> codes.addAll(values.of(arguments.get(1))));
        codes.removeIf(code -> code.contains(ConstantValues.UNKNOWN) || code.isEmpty());
        for (var source : sources) {
            source.topTypes().stream()
                    .filter(type -> type.getSimpleName().contentEquals(CODES))
                    .forEach(type -> addConstants(type, codes));
        }
        return codes;
    }

    private static void addConstants(ClassTree type, Set<String> codes) {
        for (Tree member : type.getMembers()) {
            if (member instanceof VariableTree constant && constant.getInitializer() instanceof NewClassTree creation) {
                codes.add(
                        !creation.getArguments().isEmpty()
                                        && creation.getArguments().getFirst() instanceof LiteralTree word
                                ? String.valueOf(word.getValue())
                                : constant.getName()
                                        .toString()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'));
            }
        }
    }
}
