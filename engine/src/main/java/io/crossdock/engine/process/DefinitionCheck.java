package io.crossdock.engine.process;

import io.crossdock.engine.Capability;
import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.process.ProcessDefinition.Edge;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks the meaning of a process before it may run: every stage reachable and with a way to an end, every outcome
 * handled, every remote stage with a way to give up, every hold with a resolution, no wait and no loop without an end,
 * also where the loop leads through an undo. Reports all faults at once, also of a document with faults of form; but
 * ways through the stages are followed only where all stages could be read and every way leads to one.
 */
final class DefinitionCheck {

    /** Shortest time that the tries of a system take which lead back to the same tries. */
    private static final Duration PAUSES_MIN = Duration.ofMinutes(1);

    private final ProcessDefinition definition;
    private final Map<String, Capability> capabilities;
    private final List<DocumentFault> faults;
    private final List<Edge> edges;

    /** Places that had a fault of form: what they mean is not known. */
    private final Set<String> unread;

    private DefinitionCheck(
            ProcessDefinition definition, Map<String, Capability> capabilities, List<DocumentFault> faults) {
        this.definition = definition;
        this.capabilities = capabilities;
        this.faults = faults;
        this.edges = definition.edges();
        this.unread = faults.stream().map(DocumentFault::path).collect(Collectors.toSet());
    }

    static void check(ProcessDefinition definition, Map<String, Capability> capabilities, List<DocumentFault> faults) {
        var check = new DefinitionCheck(definition, capabilities, faults);
        boolean whole = faults.isEmpty() & check.targetsExist();
        check.size();
        definition.stages().values().forEach(check::stage);
        check.undo();
        if (whole) {
            check.reachable();
            check.endsEverywhere();
            check.noEndlessLocalLoop();
            check.noEndlessTimer();
            check.noRestlessRetry();
        }
    }

    private boolean targetsExist() {
        int before = faults.size();
        if (!known(definition.start())) {
            fault("/start", "there is no stage '" + definition.start() + "'");
        }
        for (var edge : edges) {
            if (!known(edge.to())) {
                fault(
                        "/stages/" + edge.from(),
                        "'" + edge.label() + "' leads to '" + edge.to() + "', which is not a stage");
            }
            if (!known(edge.from())) {
                fault("/events/" + edge.label(), "'from' names '" + edge.from() + "', which is not a stage");
            }
        }
        return faults.size() == before;
    }

    /** An empty name has a fault of form already. */
    private boolean known(String stage) {
        return stage.isEmpty() || definition.stages().containsKey(stage) || unread.contains("/stages/" + stage);
    }

    private void size() {
        int stages = definition.stages().size();
        if (stages > ProcessDefinition.STAGES_MAX) {
            fault("/stages", "has " + stages + " stages; at most " + ProcessDefinition.STAGES_MAX);
        }
    }

    private void stage(ProcessStage stage) {
        switch (stage) {
            case ProcessStage.Run run -> run(run);
            case ProcessStage.Await await -> {
                if (await.on().isEmpty()) {
                    fault("/stages/" + await.name() + "/await", "must name at least one event");
                }
            }
            case ProcessStage.Hold hold -> {
                if (hold.resolve().isEmpty()) {
                    fault(
                            "/stages/" + hold.name(),
                            "a hold needs 'resolve': a person's decisions, and the stage that follows each");
                }
            }
            case ProcessStage.Undo undo -> {}
            case ProcessStage.End end -> {}
        }
    }

    private void run(ProcessStage.Run run) {
        var path = "/stages/" + run.name();
        var capability = capability(path + "/run", run.capability());
        if (capability == null) {
            return;
        }
        var signature = capability.signature();
        for (var outcome : new TreeSet<>(signature.outcomes())) {
            if (!run.on().containsKey(outcome)) {
                fault(path + "/on", "outcome '" + outcome + "' of " + run.capability() + " is not handled");
            }
        }
        for (var outcome : run.on().keySet()) {
            if (!signature.outcomes().contains(outcome)) {
                fault(
                        path + "/on/" + outcome,
                        run.capability() + " has no such outcome; it has " + new TreeSet<>(signature.outcomes()));
            }
        }
        if (!run.with().keySet().equals(signature.parameters())) {
            fault(
                    path + "/with",
                    run.capability() + " takes exactly the parameters " + new TreeSet<>(signature.parameters()));
        }
        if (capability instanceof Capability.Remote && run.retry() == null) {
            fault(
                    path,
                    "calls an outside system: needs 'retry' with 'otherwise', "
                            + "the stage that follows when it stays down");
        }
    }

    private @Nullable Capability capability(String path, String name) {
        var capability = capabilities.get(name);
        if (capability == null && !name.isEmpty()) {
            fault(path, "there is no capability '" + name + "'; there are " + new TreeSet<>(capabilities.keySet()));
        }
        return capability;
    }

    private void undo() {
        boolean used = definition.stages().values().stream().anyMatch(s -> s instanceof ProcessStage.Undo);
        definition.undo().forEach((stage, capability) -> {
            if (!(definition.stages().get(stage) instanceof ProcessStage.Run) && !unread.contains("/stages/" + stage)) {
                fault("/undo/" + stage, "is not a stage that runs something");
            }
            capability("/undo/" + stage, capability);
        });
        if (used && definition.undo().isEmpty()) {
            fault("/undo", "a stage undoes, but no stage has an undo");
        }
        if (!used && !definition.undo().isEmpty()) {
            fault("/undo", "no stage undoes: add a stage with 'undo: all'");
        }
    }

    private void reachable() {
        var seen = walk(Set.of(definition.start()), edges, false);
        for (var name : definition.stages().keySet()) {
            if (!seen.contains(name)) {
                fault("/stages/" + name, "can't be reached from '" + definition.start() + "'");
            }
        }
    }

    private void endsEverywhere() {
        var ends = new HashSet<String>();
        definition.stages().values().forEach(s -> {
            if (s instanceof ProcessStage.End) {
                ends.add(s.name());
            }
        });
        var finishing = walk(
                ends, edges.stream().filter(e -> !e.kind().equals("interrupt")).toList(), true);
        for (var name : definition.stages().keySet()) {
            if (!finishing.contains(name)) {
                fault("/stages/" + name, "has no way to an end");
            }
        }
    }

    /**
     * Refuses loops in which nothing waits and nothing is called: they would never leave their transaction. A stage
     * that undoes is passed at once when nothing is left to undo.
     */
    private void noEndlessLocalLoop() {
        var passing =
                edges.stream().filter(e -> passes(e.from()) && passes(e.to())).toList();
        for (var name : definition.stages().keySet()) {
            if (passes(name) && walk(next(name, passing), passing, false).contains(name)) {
                fault("/stages/" + name, "is part of a loop in which nothing waits: it would never end");
            }
        }
    }

    private boolean passes(String name) {
        return switch (definition.stages().get(name)) {
            case ProcessStage.Run run -> capabilities.get(run.capability()) instanceof Capability.Local;
            case ProcessStage.Undo _ -> true;
            case null, default -> false;
        };
    }

    /** Refuses limits that lead back to their own stage although nobody acts, unless they say how often. */
    private void noEndlessTimer() {
        var alone = edges.stream()
                .filter(e -> Set.of("limit", "otherwise", "outcome", "undo").contains(e.kind()))
                .toList();
        for (var stage : definition.stages().values()) {
            var limit = stage instanceof ProcessStage.Resting resting ? resting.limit() : null;
            if (limit != null && limit.to() != null && limit.times() == 0) {
                var unbounded = alone.stream().filter(e -> !bounded(e)).toList();
                if (walk(Set.of(limit.to()), unbounded, false).contains(stage.name())) {
                    fault("/stages/" + stage.name() + "/limit", "leads back here without end: add 'times' and 'then'");
                }
            }
        }
    }

    /** Refuses to call again and again a system that is away, without a wait or a pause of some time on the way. */
    private void noRestlessRetry() {
        var restless = edges.stream()
                .filter(e -> definition.stages().get(e.from()) instanceof ProcessStage.Running running
                        && definition.stages().get(e.to()) instanceof ProcessStage.Running
                        && !(e.kind().equals("otherwise") && paced(running)))
                .toList();
        for (var edge : restless) {
            if (edge.kind().equals("otherwise")
                    && walk(Set.of(edge.to()), restless, false).contains(edge.from())) {
                fault(
                        "/stages/" + edge.from() + "/retry",
                        "leads back here while the system is away: let it pause for a minute in all, or wait on the"
                                + " way");
            }
        }
    }

    /** Whether so much time passes before it gives up that a round does no harm. */
    private static boolean paced(ProcessStage.Running stage) {
        var retry = stage.retry();
        if (retry == null) {
            return true;
        }
        var pauses = Duration.ZERO;
        for (int failed = 1; failed < retry.attempts() && pauses.compareTo(PAUSES_MIN) < 0; failed++) {
            pauses = pauses.plus(retry.pause(failed));
        }
        return pauses.compareTo(PAUSES_MIN) >= 0;
    }

    private boolean bounded(Edge edge) {
        return definition.stages().get(edge.from()) instanceof ProcessStage.Resting resting
                && resting.limit().times() > 0;
    }

    private static Set<String> next(String from, List<Edge> edges) {
        var to = new HashSet<String>();
        edges.stream().filter(e -> e.from().equals(from)).forEach(e -> to.add(e.to()));
        return to;
    }

    private static Set<String> walk(Set<String> from, List<Edge> edges, boolean backwards) {
        var neighbors = new HashMap<String, Set<String>>();
        for (var edge : edges) {
            neighbors
                    .computeIfAbsent(backwards ? edge.to() : edge.from(), k -> new HashSet<>())
                    .add(backwards ? edge.from() : edge.to());
        }
        var seen = new HashSet<>(from);
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (var next : neighbors.getOrDefault(open.poll(), Set.of())) {
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return seen;
    }

    private void fault(String path, String message) {
        if (!unread.contains(path)) {
            faults.add(new DocumentFault(path, message));
        }
    }
}
