package io.crossdock.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A call in main code is readable without the called method: it has few parameters, and no {@code true} without a
 * meaning. Components of records are counted separately, because they have names where they are read. A boolean is
 * allowed as a component of a record, in a private method (its calls are on the same page), in an overriding method,
 * and as a parameter of a query.
 */
class ParametersTest {

    private static final int PARAMETERS_MAX = 7;

    @Test
    void methodsHaveFewParameters() {
        Ratchet.of("parameters.over-7").holds(found(JavaSources.main()).many);
    }

    @Test
    void recordsHaveFewComponents() {
        Ratchet.of("parameters.components-over-7").holds(found(JavaSources.main()).components);
    }

    @Test
    void noParameterIsABoolean() {
        Ratchet.of("parameters.booleans").holds(found(JavaSources.main()).booleans);
    }

    @Test
    void findsManyParametersAndBooleans() {
        var found = found(JavaSources.of(Map.of("server/src/main/java/io/crossdock/A.java", """
                package io.crossdock;
                class A {
                    A(int a, int b, int c, int d, int e, int f, int g, int h) {}
                    void seven(int a, int b, int c, int d, int e, int f, int g) {}
                    void flag(boolean a) {}
                    private void own(boolean a) {}
                    @Override void theirs(boolean a) {}
                    void query(@RequestParam boolean a) {}
                    record Wide(int a, int b, int c, int d, int e, int f, int g, boolean h) { Wide {} }
                }
                """)));

        assertThat(found.many).containsExactly("server/src/main/java/io/crossdock/A.java:3 <init> has 8");
        assertThat(found.booleans).containsExactly("server/src/main/java/io/crossdock/A.java:5 flag(a)");
        assertThat(found.components).containsExactly("server/src/main/java/io/crossdock/A.java:9 Wide has 8");
    }

    private static Found found(List<JavaSource> sources) {
        var found = new Found();
        for (var source : sources) {
            new Members(source, found).scan(source.unit(), null);
        }
        return found;
    }

    private static final class Found {
        final List<String> many = new ArrayList<>();
        final List<String> components = new ArrayList<>();
        final List<String> booleans = new ArrayList<>();
    }

    private static final class Members extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final JavaSource source;
        private final Found found;

        Members(JavaSource source, Found found) {
            this.source = source;
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (type.getKind() == Tree.Kind.RECORD) {
                long components =
                        type.getMembers().stream().filter(Members::component).count();
                if (components > PARAMETERS_MAX) {
                    found.components.add(source.at(type) + " " + type.getSimpleName() + " has " + components);
                }
            }
            for (var member : type.getMembers()) {
                if (member instanceof MethodTree method
                        && !(type.getKind() == Tree.Kind.RECORD && canonical(type, method))) {
                    check(method);
                }
            }
            return super.visitClass(type, nothing);
        }

        private static boolean component(Tree member) {
            return member instanceof VariableTree field
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
        }

        /** Whether a constructor is canonical: it takes the components, or is compact. */
        private static boolean canonical(ClassTree type, MethodTree method) {
            var components = type.getMembers().stream()
                    .filter(Members::component)
                    .map(c -> ((VariableTree) c).getType().toString())
                    .toList();
            var parameters = method.getParameters().stream()
                    .map(p -> p.getType().toString())
                    .toList();
            return method.getReturnType() == null && (parameters.isEmpty() || parameters.equals(components));
        }

        private void check(MethodTree method) {
            var parameters = method.getParameters();
            if (parameters.size() > PARAMETERS_MAX) {
                found.many.add(source.at(method) + " " + method.getName() + " has " + parameters.size());
            }
            var modifiers = method.getModifiers();
            if (modifiers.getFlags().contains(Modifier.PRIVATE) || annotated(modifiers, Set.of("Override"))) {
                return;
            }
            parameters.stream()
                    .filter(p -> p.getType().toString().equals("boolean")
                            && !annotated(p.getModifiers(), Set.of("RequestParam")))
                    .forEach(p ->
                            found.booleans.add(source.at(method) + " " + method.getName() + "(" + p.getName() + ")"));
        }

        private static boolean annotated(ModifiersTree modifiers, Set<String> names) {
            return modifiers.getAnnotations().stream()
                    .anyMatch(a -> names.contains(a.getAnnotationType().toString()));
        }
    }
}
