package io.crossdock.engine.process;

import io.crossdock.engine.CaseKind;
import io.crossdock.engine.FactType;
import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.document.DocumentText;
import io.crossdock.engine.process.ProcessDefinition.Interrupt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads a process document and reports every fault of form; {@link DefinitionCheck} checks the meaning. */
final class DefinitionReader {

    private static final Set<String> TOP = Set.of("process", "version", "facts", "start", "stages", "events", "undo");
    private static final Map<String, Set<String>> KEYS = Map.of(
            "run", Set.of("run", "with", "retry", "on"),
            "await", Set.of("await", "limit"),
            "hold", Set.of("hold", "resolve", "limit"),
            "undo", Set.of("undo", "retry", "then"),
            "end", Set.of("end"));

    /** Owner of the cases that limits raise; these cases are overdue at once. */
    private static final String LIMIT_OWNER = "operations";

    private final PublishedFacts published;
    private final List<DocumentFault> faults;
    private Map<String, FactType> facts = Map.of();

    private String process = "";

    private DefinitionReader(PublishedFacts published, List<DocumentFault> faults) {
        this.published = published;
        this.faults = faults;
    }

    /**
     * What could be read of the definition, with a fault added for the rest; null if the document is none. A stage
     * whose kind is not clear is left out.
     */
    static @Nullable ProcessDefinition read(String yaml, PublishedFacts published, List<DocumentFault> faults) {
        var root = DocumentText.object(yaml, "process, version, start and stages", faults);
        if (root == null) {
            return null;
        }
        return new DefinitionReader(published, faults).document(root, yaml);
    }

    private ProcessDefinition document(JsonNode root, String yaml) {
        known("", root, TOP);
        process = root.path("process").asString("");
        facts = facts(root.path("facts"));
        var stages = new LinkedHashMap<String, ProcessStage>();
        if (!root.path("stages").isObject() || root.path("stages").isEmpty()) {
            fault("/stages", "must name at least one stage");
        }
        root.path("stages").properties().forEach(e -> {
            var stage = stage("/stages/" + e.getKey(), e.getKey(), e.getValue());
            if (stage != null) {
                stages.put(e.getKey(), stage);
            }
        });
        return new ProcessDefinition(
                text("", root, "process"),
                DocumentText.version(root, faults),
                text("", root, "start"),
                facts,
                stages,
                interrupts(root.path("events")),
                texts("/undo", root.path("undo")),
                yaml);
    }

    private Map<String, FactType> facts(JsonNode node) {
        var types = new LinkedHashMap<String, FactType>();
        node.properties().forEach(e -> {
            try {
                types.put(e.getKey(), FactType.valueOf(e.getValue().asString("").toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                fault("/facts/" + e.getKey(), "type must be string, int, double, bool or words");
            }
        });
        return types;
    }

    private @Nullable ProcessStage stage(String path, String name, JsonNode node) {
        var kinds = KEYS.keySet().stream().filter(node::has).toList();
        if (kinds.size() != 1) {
            fault(path, "must have exactly one of run, await, hold, undo, end");
            return null;
        }
        var kind = kinds.getFirst();
        known(path, node, Objects.requireNonNull(KEYS.get(kind)));
        return switch (kind) {
            case "run" ->
                new ProcessStage.Run(
                        name,
                        text(path, node, "run"),
                        texts(path + "/with", node.path("with")),
                        node.has("retry") ? retry(path + "/retry", node.path("retry")) : null,
                        branches(path + "/on", node.path("on")));
            case "await" ->
                new ProcessStage.Await(
                        name, texts(path + "/await", node.path("await")), limit(path + "/limit", node.path("limit")));
            case "hold" -> hold(path, name, node);
            case "undo" ->
                new ProcessStage.Undo(name, retry(path + "/retry", node.path("retry")), text(path, node, "then"));
            case String end -> new ProcessStage.End(name, text(path, node, "end"));
        };
    }

    private ProcessStage hold(String path, String name, JsonNode node) {
        var hold = node.path("hold");
        known(path + "/hold", hold, Set.of("reason", "owner", "due", "case"));
        return new ProcessStage.Hold(
                name,
                text(path + "/hold", hold, "reason"),
                text(path + "/hold", hold, "owner"),
                duration(path + "/hold/due", hold.path("due")),
                hold.has("case") ? text(path + "/hold", hold, "case") : null,
                texts(path + "/resolve", node.path("resolve")),
                limit(path + "/limit", node.path("limit")));
    }

    private Map<String, List<ProcessStage.Branch>> branches(String path, JsonNode node) {
        var all = new LinkedHashMap<String, List<ProcessStage.Branch>>();
        node.properties().forEach(e -> {
            var at = path + "/" + e.getKey();
            var list = new ArrayList<ProcessStage.Branch>();
            if (e.getValue().isArray()) {
                e.getValue().values().forEach(branch -> list.add(branch(at + "/" + list.size(), branch)));
            } else {
                list.add(new ProcessStage.Branch(null, string(at, e.getValue())));
            }
            if (list.isEmpty()
                    || e.getValue().isArray()
                            && e.getValue().get(list.size() - 1).has("when")) {
                fault(at, "the last branch must have no 'when', so that something always follows");
            }
            all.put(e.getKey(), List.copyOf(list));
        });
        return all;
    }

    private ProcessStage.Branch branch(String path, JsonNode node) {
        known(path, node, Set.of("when", "to"));
        var to = text(path, node, "to");
        if (!node.has("when")) {
            return new ProcessStage.Branch(null, to);
        }
        try {
            return new ProcessStage.Branch(StageCondition.compile(text(path, node, "when"), facts), to);
        } catch (StageCondition.Invalid e) {
            var hint = e.undeclared().map(this::hint).orElse("");
            fault(path + "/when", e.getMessage() + hint);
            return new ProcessStage.Branch(null, to);
        }
    }

    private String hint(String name) {
        if (!published.cover(process)) {
            return "";
        }
        return published
                .find(process, name)
                .map(known -> ": declare it under facts, as "
                        + known.bounds().type().name().toLowerCase(Locale.ROOT))
                .orElseGet(() -> ", which " + published.unknown(process, name));
    }

    private ProcessStage.Retry retry(String path, JsonNode node) {
        known(path, node, Set.of("attempts", "backoff", "otherwise"));
        int attempts = node.path("attempts").asInt(0);
        if (attempts < 1 || attempts > 1_000) {
            fault(path + "/attempts", "must be a whole number from 1 to 1000");
        }
        var pauses = node.path("backoff").asString("").split("\\.\\.", 2);
        if (pauses.length != 2 || !DurationText.valid(pauses[0]) || !DurationText.valid(pauses[1])) {
            fault(path + "/backoff", "must be two durations, shortest and longest, such as 1s..5m");
            pauses = new String[] {"1s", "1s"};
        }
        return new ProcessStage.Retry(
                attempts, DurationText.parse(pauses[0]), DurationText.parse(pauses[1]), text(path, node, "otherwise"));
    }

    private ProcessStage.Limit limit(String path, JsonNode node) {
        if (!node.isObject()) {
            fault(path, "must say how long to wait: { after: 2h, to: STAGE } or { after: 2h, case: KIND }");
            return new ProcessStage.Limit(Duration.ofDays(1), null, 0, null, null);
        }
        known(path, node, Set.of("after", "to", "times", "then", "case"));
        if (node.has("to") == node.has("case")) {
            fault(path, "must have either 'to', the stage that follows, or 'case', the kind of case to raise");
        }
        if (node.has("times") != node.has("then")) {
            fault(path, "'times' and 'then' go together: the stage that follows after so many times");
        }
        int times = node.path("times").asInt(0);
        if (node.has("times") && times < 1) {
            fault(path + "/times", "must be a whole number from 1");
        }
        return new ProcessStage.Limit(
                duration(path + "/after", node.path("after")),
                optional(node, "to"),
                times,
                optional(node, "then"),
                node.has("case") ? new CaseKind(text(path, node, "case"), LIMIT_OWNER, Duration.ZERO) : null);
    }

    private Map<String, List<Interrupt>> interrupts(JsonNode node) {
        var all = new LinkedHashMap<String, List<Interrupt>>();
        node.properties().forEach(e -> {
            var rules = new ArrayList<Interrupt>();
            e.getValue().values().forEach(rule -> {
                var path = "/events/" + e.getKey() + "/" + rules.size();
                known(path, rule, Set.of("from", "to"));
                var from = new ArrayList<String>();
                rule.path("from").values().forEach(stage -> from.add(string(path + "/from", stage)));
                rules.add(new Interrupt(List.copyOf(from), text(path, rule, "to")));
            });
            if (rules.isEmpty()) {
                fault("/events/" + e.getKey(), "must be a list of { from: [STAGE, …], to: STAGE }");
            }
            all.put(e.getKey(), List.copyOf(rules));
        });
        return all;
    }

    private Duration duration(String path, JsonNode node) {
        var text = node.asString("");
        if (!DurationText.valid(text)) {
            fault(path, "must be a duration such as 30s, 5m, 36h or 7d");
            return Duration.ofDays(1);
        }
        return DurationText.parse(text);
    }

    private Map<String, String> texts(String path, JsonNode node) {
        var all = new LinkedHashMap<String, String>();
        node.properties().forEach(e -> all.put(e.getKey(), string(path + "/" + e.getKey(), e.getValue())));
        return all;
    }

    private void known(String path, JsonNode node, Set<String> keys) {
        DocumentText.known(path, node, keys, faults);
    }

    private String text(String path, JsonNode node, String key) {
        return string(path + "/" + key, node.path(key));
    }

    private static @Nullable String optional(JsonNode node, String key) {
        return node.has(key) ? node.path(key).asString("") : null;
    }

    private String string(String path, JsonNode node) {
        var text = node instanceof MissingNode ? "" : node.asString("");
        if (text.isBlank()) {
            fault(path, "is missing or empty");
        }
        return text;
    }

    private void fault(String path, String message) {
        faults.add(new DocumentFault(path, message));
    }
}
