package io.crossdock.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A module declares in {@code allowedDependencies} exactly the modules and interfaces that its source names, including
 * those of constants.
 */
class DeclaredDependenciesTest {

    private static final String SERVER = "io.crossdock.";

    @Test
    void sourcesNameOnlyWhatTheirModuleDeclares() {
        Ratchet.of("dependencies.undeclared").holds(new Declared(JavaSources.product()).undeclared());
    }

    @Test
    void modulesDeclareOnlyWhatTheyName() {
        Ratchet.of("dependencies.unused").holds(new Declared(JavaSources.product()).unused());
    }

    @Test
    void seesAConstantThatTheCompilerCopies() {
        var declared = new Declared(JavaSources.of(Map.of(
                "server/src/main/java/io/crossdock/a/package-info.java",
                "@ApplicationModule(allowedDependencies = {\"b :: room\", \"c\"}) package io.crossdock.a;",
                "server/src/main/java/io/crossdock/a/A.java",
                "package io.crossdock.a; import io.crossdock.b.room.R; class A { R r; int b = io.crossdock.b.B.ONE; }",
                "server/src/main/java/io/crossdock/b/B.java",
                "package io.crossdock.b; public class B { public static final int ONE = 1; }",
                "server/src/main/java/io/crossdock/b/room/package-info.java",
                "@NamedInterface(\"room\") package io.crossdock.b.room;",
                "server/src/main/java/io/crossdock/b/room/R.java",
                "package io.crossdock.b.room; public class R { public static final String NAME = \"r\"; }")));

        assertThat(declared.undeclared()).containsExactly("a uses b (server/src/main/java/io/crossdock/a/A.java:1)");
        assertThat(declared.unused()).containsExactly("a declares c");
    }

    /** The dependencies that each module declares, and those that it names. */
    private static final class Declared {

        private final Map<String, Set<String>> allowed = new TreeMap<>();
        private final Map<String, String> interfaces = new HashMap<>();
        private final Map<String, String> uses = new TreeMap<>();

        Declared(List<JavaSource> sources) {
            for (var source : sources) {
                if (source.path().endsWith("package-info.java")) {
                    source.unit().getPackageAnnotations().forEach(annotation -> read(source.packageName(), annotation));
                }
            }
            for (var use : TypeUses.of(sources)) {
                var from = module(use.from());
                var to = named(use.to());
                if (allowed.containsKey(from)
                        && !module(use.to()).equals(from)
                        && !module(use.to()).equals("engine")) {
                    uses.putIfAbsent(from + " uses " + to, from + " uses " + to + " (" + use.at() + ")");
                }
            }
        }

        private void read(String name, AnnotationTree annotation) {
            switch (annotation.getAnnotationType().toString()) {
                case "ApplicationModule" -> allowed.put(module(name), texts(annotation, "allowedDependencies"));
                case "NamedInterface" ->
                    interfaces.put(name, texts(annotation, "value").iterator().next());
                default -> {}
            }
        }

        private static Set<String> texts(AnnotationTree annotation, String attribute) {
            var texts = new TreeSet<String>();
            for (ExpressionTree argument : annotation.getArguments()) {
                if (argument instanceof AssignmentTree a
                        && !a.getVariable().toString().equals(attribute)) {
                    continue;
                }
                new TreeScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
                        texts.add(String.valueOf(literal.getValue()));
                        return null;
                    }
                }.scan(argument, null);
            }
            return texts;
        }

        /** The dependency as it would be declared; a type outside of every named interface is named by its package. */
        private String named(String type) {
            var owner = type.substring(0, type.lastIndexOf('.'));
            var module = module(type);
            if (interfaces.containsKey(owner)) {
                return module + " :: " + interfaces.get(owner);
            }
            return owner.equals(SERVER + module) ? module : owner;
        }

        List<String> undeclared() {
            var found = new ArrayList<String>();
            uses.forEach((use, told) -> {
                var parts = use.split(" uses ");
                if (!allowed.getOrDefault(parts[0], Set.of()).contains(parts[1])) {
                    found.add(told);
                }
            });
            return found;
        }

        List<String> unused() {
            var found = new ArrayList<String>();
            allowed.forEach((module, targets) -> targets.stream()
                    .filter(target -> !uses.containsKey(module + " uses " + target))
                    .forEach(target -> found.add(module + " declares " + target)));
            return found;
        }

        private static String module(String name) {
            return name.startsWith(SERVER) ? name.substring(SERVER.length()).split("\\.")[0] : "";
        }
    }
}
