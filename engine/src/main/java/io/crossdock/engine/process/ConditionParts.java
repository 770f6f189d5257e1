package io.crossdock.engine.process;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The parts of a condition that can be checked without facts: which facts it uses, and what it compares them with. */
final class ConditionParts {

    private static final Map<String, String> OPERATORS =
            Map.of("_==_", "==", "_!=_", "!=", "_<_", "<", "_<=_", "<=", "_>_", ">", "_>=_", ">=");
    private static final Map<String, String> MIRRORED = Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=");

    private final CelAbstractSyntaxTree tree;
    private final Set<String> facts = new TreeSet<>();
    private final List<Comparison> all = new ArrayList<>();
    private final List<Comparison> required = new ArrayList<>();

    private ConditionParts(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /**
     * A fact and the constants that it is compared with.
     *
     * @param operator {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=} or {@code in}
     * @param values one value; of {@code in} any number. {@code String}, {@code Long} or {@code Boolean}
     */
    record Comparison(String fact, String operator, List<Object> values) {}

    static ConditionParts of(CelAbstractSyntaxTree tree) {
        var parts = new ConditionParts(tree);
        parts.visit(tree.getExpr(), true);
        return parts;
    }

    Set<String> facts() {
        return Set.copyOf(facts);
    }

    /** All comparisons, wherever they stand. */
    List<Comparison> comparisons() {
        return List.copyOf(all);
    }

    /** Comparisons that must all be true for the condition to hold. */
    List<Comparison> required() {
        return List.copyOf(required);
    }

    private void visit(CelExpr expr, boolean must) {
        var fact = fact(expr);
        if (fact != null) {
            facts.add(fact);
            return;
        }
        switch (expr.getKind()) {
            case CALL -> call(expr.call(), must);
            case SELECT -> visit(expr.select().operand(), false);
            case LIST -> expr.list().elements().forEach(e -> visit(e, false));
            case COMPREHENSION -> {
                visit(expr.comprehension().iterRange(), false);
                visit(expr.comprehension().loopCondition(), false);
                visit(expr.comprehension().loopStep(), false);
                visit(expr.comprehension().result(), false);
            }
            default -> {}
        }
    }

    private void call(CelExpr.CelCall call, boolean must) {
        call.target().ifPresent(target -> visit(target, false));
        boolean and = must && call.function().equals("_&&_");
        call.args().forEach(arg -> visit(arg, and));
        if (call.args().size() == 2) {
            var found = comparison(
                    call.function(), call.args().getFirst(), call.args().getLast());
            if (found != null) {
                all.add(found);
                if (must) {
                    required.add(found);
                }
            }
        }
    }

    private @Nullable Comparison comparison(String function, CelExpr left, CelExpr right) {
        var fact = fact(left);
        var other = fact(right);
        if (function.equals("@in") && fact != null && right.getKind() == CelExpr.ExprKind.Kind.LIST) {
            var values = right.list().elements().stream()
                    .map(ConditionParts::constant)
                    .toList();
            return values.contains(null) ? null : new Comparison(fact, "in", List.copyOf(values));
        }
        var operator = OPERATORS.get(function);
        if (operator == null) {
            return null;
        }
        var value = constant(fact == null ? left : right);
        if (value == null) {
            return null;
        }
        if (fact != null) {
            return new Comparison(fact, operator, List.of(value));
        }
        return other == null ? null : new Comparison(other, MIRRORED.getOrDefault(operator, operator), List.of(value));
    }

    private @Nullable String fact(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT, SELECT ->
                tree.getReference(expr.id())
                        .map(reference -> reference.name())
                        .filter(name -> !name.isEmpty())
                        .orElse(null);
            default -> null;
        };
    }

    private static @Nullable Object constant(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return null;
        }
        CelConstant constant = expr.constant();
        return switch (constant.getKind()) {
            case STRING_VALUE -> constant.stringValue();
            case INT64_VALUE -> constant.int64Value();
            case BOOLEAN_VALUE -> constant.booleanValue();
            default -> null;
        };
    }
}
