package io.crossdock.engine.process;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Facts;
import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.process.ConditionParts.Comparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks the facts of a process: each is published, or is an answer that one of its stages asks for, and has that type;
 * and no condition compares a fact with what it can never be.
 */
final class FactCheck {

    private final ProcessDefinition process;
    private final PublishedFacts published;
    private final List<DocumentFault> faults;
    private final Map<String, Facts.Bounds> bounds = new HashMap<>();

    private FactCheck(ProcessDefinition process, PublishedFacts published, List<DocumentFault> faults) {
        this.process = process;
        this.published = published;
        this.faults = faults;
    }

    static void check(
            ProcessDefinition process,
            Map<String, Capability> capabilities,
            PublishedFacts published,
            List<DocumentFault> faults) {
        if (published.cover(process.name())) {
            var check = new FactCheck(process, published, faults);
            var answers = check.answers(capabilities);
            check.declared(answers);
            check.conditions();
        }
    }

    /** Answers that stages of the process ask for, by name. */
    private Map<String, Facts.Bounds> answers(Map<String, Capability> capabilities) {
        var answers = new TreeMap<String, Facts.Bounds>();
        var askedBy = new HashMap<String, ProcessStage.Run>();
        for (var stage : process.stages().values()) {
            if (stage instanceof ProcessStage.Run run
                    && capabilities.get(run.capability()) instanceof Capability.Answering asking) {
                var path = "/stages/" + run.name() + "/with";
                try {
                    asking.answers(process.name(), run.with()).forEach((name, values) -> {
                        var other = askedBy.putIfAbsent(name, run);
                        if (other != null && !other.with().equals(run.with())) {
                            fault(path, "its answer '" + name + "' is also an answer at '" + other.name() + "'");
                        }
                        answers.put(name, values);
                    });
                } catch (IllegalArgumentException e) {
                    fault(path, String.valueOf(e.getMessage()));
                }
            }
        }
        return answers;
    }

    private void declared(Map<String, Facts.Bounds> answers) {
        process.facts().forEach((name, type) -> {
            var path = "/facts/" + name;
            var known = answers.containsKey(name)
                    ? answers.get(name)
                    : published
                            .find(process.name(), name)
                            .map(PublishedFacts.KnownFact::bounds)
                            .orElse(null);
            if (known == null) {
                fault(path, published.unknown(process.name(), name));
            } else if (known.type() != type) {
                fault(path, "is of the type " + known.type().name().toLowerCase(java.util.Locale.ROOT));
            } else {
                bounds.put(name, known);
            }
        });
    }

    private void conditions() {
        conditions(process, this::condition);
    }

    /** Passes every condition with its path. */
    private static void conditions(ProcessDefinition process, BiConsumer<String, ConditionParts> each) {
        for (var stage : process.stages().values()) {
            if (stage instanceof ProcessStage.Run run) {
                run.on().forEach((outcome, branches) -> {
                    for (int i = 0; i < branches.size(); i++) {
                        var when = branches.get(i).when();
                        if (when != null) {
                            each.accept("/stages/" + run.name() + "/on/" + outcome + "/" + i + "/when", when.parts());
                        }
                    }
                });
            }
        }
    }

    /** Facts that conditions compare with texts. */
    static List<ComparedFact> compared(ProcessDefinition process) {
        var compared = new ArrayList<ComparedFact>();
        conditions(
                process,
                (path, parts) -> parts.comparisons().forEach(comparison -> {
                    var words = comparison.values().stream()
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .toList();
                    if (!words.isEmpty()) {
                        compared.add(new ComparedFact(path, comparison.fact(), words));
                    }
                }));
        return compared;
    }

    private void condition(String path, ConditionParts parts) {
        int before = faults.size();
        for (var comparison : parts.comparisons()) {
            var values = bounds.get(comparison.fact());
            if (values != null) {
                var why = never(comparison, values);
                if (why != null) {
                    fault(path, why);
                }
            }
        }
        if (faults.size() == before) {
            together(path, parts.required());
        }
    }

    /** Why a comparison can't come out as it should; null if it can. */
    private static @Nullable String never(Comparison comparison, Facts.Bounds bounds) {
        for (var value : comparison.values()) {
            if (value instanceof String word
                    && !bounds.words().isEmpty()
                    && !bounds.words().contains(word)) {
                return comparison.fact() + " is never '" + word + "'; it is one of "
                        + bounds.words().stream().sorted().toList();
            }
            if (value instanceof Long number && !Span.of(bounds).meets(comparison.operator(), number)) {
                return comparison.fact() + " " + comparison.operator() + " " + number + " is never true: it is "
                        + bounds.min() + " to " + bounds.max();
            }
        }
        return null;
    }

    /** Comparisons of one fact that exclude each other. */
    private void together(String path, List<Comparison> required) {
        var spans = new HashMap<String, Span>();
        var words = new HashMap<String, List<Object>>();
        for (var comparison : required) {
            var fact = comparison.fact();
            var operator = comparison.operator();
            var value =
                    comparison.values().isEmpty() ? null : comparison.values().getFirst();
            if (value instanceof Long number && !operator.equals("in") && !operator.equals("!=")) {
                spans.merge(fact, Span.of(operator, number), Span::and);
            } else if (value instanceof String && (operator.equals("==") || operator.equals("in"))) {
                words.merge(
                        fact,
                        comparison.values(),
                        (a, b) -> a.stream().filter(b::contains).toList());
            }
        }
        spans.forEach((fact, span) -> {
            if (span.min() > span.max()) {
                fault(path, "is never true: no " + fact + " is all that it compares it with");
            }
        });
        words.forEach((fact, left) -> {
            if (left.isEmpty()) {
                fault(path, "is never true: no " + fact + " is all that it compares it with");
            }
        });
    }

    /** Numbers from {@code min} to {@code max}. */
    private record Span(long min, long max) {

        static Span of(Facts.Bounds bounds) {
            return new Span(bounds.min(), bounds.max());
        }

        /** The numbers of which a comparison with this one is true. */
        static Span of(String operator, long number) {
            return switch (operator) {
                case "<" -> new Span(Long.MIN_VALUE, number == Long.MIN_VALUE ? number : number - 1);
                case "<=" -> new Span(Long.MIN_VALUE, number);
                case ">" -> new Span(number == Long.MAX_VALUE ? number : number + 1, Long.MAX_VALUE);
                case ">=" -> new Span(number, Long.MAX_VALUE);
                case "==", "in" -> new Span(number, number);
                case String other -> new Span(Long.MIN_VALUE, Long.MAX_VALUE);
            };
        }

        Span and(Span other) {
            return new Span(Math.max(min, other.min), Math.min(max, other.max));
        }

        boolean meets(String operator, long number) {
            var both = and(of(operator, number));
            return both.min <= both.max;
        }
    }

    private void fault(String path, String message) {
        faults.add(new DocumentFault(path, message));
    }
}
