package io.crossdock.engine.process;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.crossdock.engine.FactType;
import io.crossdock.engine.Facts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A CEL expression over declared facts, checked for types when the process is saved. Takes microseconds and has no side
 * effects.
 */
public final class StageCondition {

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().build();

    private final String text;
    private final CelRuntime.Program program;
    private final ConditionParts parts;

    private StageCondition(String text, CelRuntime.Program program, ConditionParts parts) {
        this.text = text;
        this.program = program;
        this.parts = parts;
    }

    /** The expression is not a condition over these facts. */
    static final class Invalid extends Exception {

        private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([A-Za-z0-9_.]+)'");

        Invalid(String message) {
            super(message);
        }

        /** The first name that is not declared; empty if all are. */
        Optional<String> undeclared() {
            return UNDECLARED
                    .matcher(String.valueOf(getMessage()))
                    .results()
                    .map(m -> m.group(1))
                    .findFirst();
        }
    }

    static StageCondition compile(String text, Map<String, FactType> facts) throws Invalid {
        var builder = CelCompilerFactory.standardCelCompilerBuilder().setResultType(SimpleType.BOOL);
        facts.forEach((name, type) -> builder.addVar(name, celType(type)));
        try {
            var ast = builder.build().compile(text).getAst();
            return new StageCondition(text, RUNTIME.createProgram(ast), ConditionParts.of(ast));
        } catch (CelValidationException e) {
            throw new Invalid(
                    e.getErrors().stream().map(StageCondition::sentence).collect(Collectors.joining("; ")));
        } catch (CelEvaluationException e) {
            throw new Invalid(String.valueOf(e.getMessage()));
        }
    }

    /** The message without the expression library's own place, which is that of a text without a name. */
    private static String sentence(CelIssue issue) {
        var message = issue.getMessage().replace(" (in container '')", "");
        int column = issue.getSourceLocation().getColumn();
        return column < 0 ? message : "column " + (column + 1) + ": " + message;
    }

    private static CelType celType(FactType type) {
        return switch (type) {
            case STRING -> SimpleType.STRING;
            case INT -> SimpleType.INT;
            case DOUBLE -> SimpleType.DOUBLE;
            case BOOL -> SimpleType.BOOL;
            case WORDS -> ListType.create(SimpleType.STRING);
        };
    }

    public boolean holds(Facts facts) {
        try {
            if (program.eval(facts.values()) instanceof Boolean holds) {
                return holds;
            }
            throw new IllegalStateException("condition '" + text + "' asks for a fact that the subject does not have");
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("condition '" + text + "' failed: " + e.getMessage(), e);
        }
    }

    /** Names of the facts that it asks for. */
    public Set<String> facts() {
        return parts.facts();
    }

    ConditionParts parts() {
        return parts;
    }

    /** The expression as written. */
    public String text() {
        return text;
    }
}
