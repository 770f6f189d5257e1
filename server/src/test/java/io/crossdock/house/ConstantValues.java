package io.crossdock.house;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Which texts an expression of the source can have: through constants, parameters (every call of the method in its
 * package, by name and number of arguments), components of records and constructors' arguments. A typed constant,
 * {@code new CaseKind("parcel-lost", …)}, has its first argument. What can't be followed is {@link #UNKNOWN}.
 */
final class ConstantValues {

    static final String UNKNOWN = "?";

    /** An expression and where it stands. */
    record Place(JavaSource source, TreePath path) {
        ExpressionTree expression() {
            return (ExpressionTree) path.getLeaf();
        }

        private Place at(Tree tree) {
            return new Place(source, new TreePath(path, tree));
        }
    }

    private record Call(Place place, List<? extends ExpressionTree> arguments) {}

    /** @param packageName of its record, which is created there */
    private record Component(String packageName, int index) {}

    private final Map<String, List<Place>> fields = new HashMap<>();
    private final Map<String, Component> components = new HashMap<>();
    private final Map<String, List<Call>> calls = new HashMap<>();
    private final Map<String, List<Call>> creations = new HashMap<>();
    private final Map<String, List<Place>> returned = new HashMap<>();
    private final Map<Tree, Set<String>> known = new HashMap<>();

    ConstantValues(List<JavaSource> sources) {
        sources.forEach(source -> new Index(source).scan(source.unit(), null));
    }

    /** Every creation of a type by its simple name: handed the place and the arguments. */
    void creations(String type, BiConsumer<Place, List<Place>> use) {
        creations.getOrDefault(type, List.of()).forEach(call -> use.accept(call.place(), places(call)));
    }

    /** Every call of a method: handed the place and the arguments. */
    void calls(String method, BiConsumer<Place, List<Place>> use) {
        calls.getOrDefault(method, List.of()).forEach(call -> use.accept(call.place(), places(call)));
    }

    private static List<Place> places(Call call) {
        return call.arguments().stream().map(call.place()::at).toList();
    }

    Set<String> of(Place place) {
        var values = known.get(place.expression());
        if (values == null) {
            values = new TreeSet<>();
            // Known before it is followed: what leads back to itself adds nothing.
            known.put(place.expression(), values);
            follow(place, values);
        }
        return values;
    }

    private void follow(Place place, Set<String> values) {
        switch (place.expression()) {
            case LiteralTree literal -> values.add(literal.getValue() instanceof String text ? text : UNKNOWN);
            case ParenthesizedTree inner -> values.addAll(of(place.at(inner.getExpression())));
            case ConditionalExpressionTree choice -> {
                values.addAll(List.copyOf(of(place.at(choice.getTrueExpression()))));
                values.addAll(List.copyOf(of(place.at(choice.getFalseExpression()))));
            }
            case BinaryTree sum -> {
                var ends = List.copyOf(of(place.at(sum.getRightOperand())));
                List.copyOf(of(place.at(sum.getLeftOperand())))
                        .forEach(start -> ends.forEach(end -> values.add(start + end)));
            }
            case IdentifierTree name ->
                values.addAll(named(place, name.getName().toString()));
            case MemberSelectTree select ->
                values.addAll(field(
                        simple(select.getExpression()), select.getIdentifier().toString()));
            case NewClassTree creation -> values.addAll(first(place, creation.getArguments()));
            case MethodInvocationTree call -> values.addAll(called(place, call));
            default -> values.add(UNKNOWN);
        }
    }

    private Set<String> first(Place place, List<? extends ExpressionTree> arguments) {
        return arguments.isEmpty() ? Set.of(UNKNOWN) : of(place.at(arguments.getFirst()));
    }

    private Set<String> all(List<Place> places) {
        var values = new TreeSet<String>();
        places.forEach(place -> values.addAll(List.copyOf(of(place))));
        return places.isEmpty() ? Set.of(UNKNOWN) : values;
    }

    /**
     * A name without a qualifier: a parameter, a component, a constant of a type around it, or one that is imported.
     */
    private Set<String> named(Place place, String name) {
        for (var path = place.path(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof MethodTree method) {
                int index = index(method.getParameters(), name);
                if (index >= 0) {
                    return argument(place, path, method, index);
                }
            } else if (path.getLeaf() instanceof ClassTree type) {
                var owner = declares(type, name) ? simple(type) : inherited(type, name);
                if (owner != null) {
                    return field(owner, name);
                }
            }
        }
        return place.source().unit().getImports().stream()
                .filter(i ->
                        i.isStatic() && i.getQualifiedIdentifier().toString().endsWith("." + name))
                .findFirst()
                .map(i -> field(simple(((MemberSelectTree) i.getQualifiedIdentifier()).getExpression()), name))
                .orElse(Set.of(UNKNOWN));
    }

    private Set<String> argument(Place place, TreePath path, MethodTree method, int index) {
        var type = (ClassTree) path.getParentPath().getLeaf();
        int size = method.getParameters().size();
        var list = method.getReturnType() == null
                ? creations.getOrDefault(type.getSimpleName().toString(), List.of())
                : calls.getOrDefault(method.getName().toString(), List.of());
        return all(list.stream()
                .filter(call -> call.arguments().size() == size)
                .filter(call -> call.place()
                        .source()
                        .packageName()
                        .equals(place.source().packageName()))
                .map(call -> call.place().at(call.arguments().get(index)))
                .toList());
    }

    /** The interface that a class implements and has a constant from. */
    private @Nullable String inherited(ClassTree type, String name) {
        return type.getImplementsClause().stream()
                .map(ConstantValues::simple)
                .filter(face -> fields.containsKey(face + "." + name))
                .findFirst()
                .orElse(null);
    }

    private static boolean declares(ClassTree type, String name) {
        return type.getMembers().stream()
                .anyMatch(
                        m -> m instanceof VariableTree field && field.getName().contentEquals(name));
    }

    /** A constant has its value; a component of a record has what the record is created with. */
    private Set<String> field(String type, String name) {
        var component = components.get(type + "." + name);
        return component == null
                ? all(fields.getOrDefault(type + "." + name, List.of()))
                : all(creations.getOrDefault(type, List.of()).stream()
                        .filter(call -> call.place().source().packageName().equals(component.packageName()))
                        .map(call -> call.place().at(call.arguments().get(component.index())))
                        .toList());
    }

    /** A method's values are what it returns; of others the first argument: {@code CaseKind.of("parcel-lost")}. */
    private Set<String> called(Place place, MethodInvocationTree call) {
        if (call.getMethodSelect() instanceof MemberSelectTree
                && call.getArguments().isEmpty()) {
            return Set.of(UNKNOWN);
        }
        var name = simple(call.getMethodSelect());
        var found = returned.getOrDefault(
                place.source().packageName() + "." + name + "/"
                        + call.getArguments().size(),
                List.of());
        return found.isEmpty() ? first(place, call.getArguments()) : all(found);
    }

    private static int index(List<? extends VariableTree> variables, String name) {
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i).getName().contentEquals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static String simple(Tree name) {
        if (name instanceof ClassTree type) {
            return type.getSimpleName().toString();
        }
        var text =
                name instanceof MemberSelectTree select ? select.getIdentifier().toString() : name.toString();
        int arguments = text.indexOf('<');
        return arguments < 0 ? text : text.substring(0, arguments);
    }

    private final class Index extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final JavaSource source;

        Index(JavaSource source) {
            this.source = source;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            var fieldsOfType = type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(field -> type.getKind() == Tree.Kind.RECORD
                            && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                    .toList();
            for (int i = 0; i < fieldsOfType.size(); i++) {
                components.put(
                        type.getSimpleName() + "." + fieldsOfType.get(i).getName(),
                        new Component(source.packageName(), i));
            }
            return super.visitClass(type, nothing);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, @Nullable Void nothing) {
            if (field.getInitializer() != null
                    && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type) {
                fields.computeIfAbsent(type.getSimpleName() + "." + field.getName(), k -> new ArrayList<>())
                        .add(here().at(field.getInitializer()));
            }
            return super.visitVariable(field, nothing);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void nothing) {
            creations
                    .computeIfAbsent(simple(creation.getIdentifier()), k -> new ArrayList<>())
                    .add(new Call(here(), creation.getArguments()));
            return super.visitNewClass(creation, nothing);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            calls.computeIfAbsent(simple(call.getMethodSelect()), k -> new ArrayList<>())
                    .add(new Call(here(), call.getArguments()));
            return super.visitMethodInvocation(call, nothing);
        }

        @Override
        public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void nothing) {
            for (var path = getCurrentPath();
                    path != null && tree.getExpression() != null;
                    path = path.getParentPath()) {
                if (path.getLeaf() instanceof MethodTree method) {
                    returned.computeIfAbsent(
                                    source.packageName() + "." + method.getName() + "/"
                                            + method.getParameters().size(),
                                    k -> new ArrayList<>())
                            .add(here().at(tree.getExpression()));
                    break;
                }
            }
            return super.visitReturn(tree, nothing);
        }

        private Place here() {
            return new Place(source, getCurrentPath());
        }
    }
}
