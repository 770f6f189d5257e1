package io.crossdock.engine.process;

import io.crossdock.engine.process.ProcessDefinition.Edge;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arrows of a process; checks and drawings share them. */
final class StageEdges {

    private final List<Edge> edges = new ArrayList<>();

    static List<Edge> of(ProcessDefinition definition) {
        var all = new StageEdges();
        definition.stages().values().forEach(all::leaving);
        definition
                .events()
                .forEach((event, rules) -> rules.forEach(
                        rule -> rule.from().forEach(from -> all.add(from, rule.to(), event, "interrupt"))));
        return List.copyOf(all.edges);
    }

    private void leaving(ProcessStage stage) {
        switch (stage) {
            case ProcessStage.Run run -> {
                run.on()
                        .forEach((outcome, branches) -> branches.forEach(
                                branch -> add(run.name(), branch.to(), label(outcome, branch), "outcome")));
                retry(run.name(), run.retry());
            }
            case ProcessStage.Await await -> {
                await.on().forEach((event, to) -> add(await.name(), to, event, "event"));
                limit(await.name(), await.limit());
            }
            case ProcessStage.Hold hold -> {
                hold.resolve().forEach((resolution, to) -> add(hold.name(), to, resolution, "resolve"));
                limit(hold.name(), hold.limit());
            }
            case ProcessStage.Undo undo -> {
                add(undo.name(), undo.then(), "undone", "undo");
                retry(undo.name(), undo.retry());
            }
            case ProcessStage.End end -> {}
        }
    }

    private static String label(String outcome, ProcessStage.Branch branch) {
        return branch.when() == null
                ? outcome
                : outcome + " if " + branch.when().text();
    }

    private void retry(String from, ProcessStage.@Nullable Retry retry) {
        if (retry != null) {
            add(from, retry.otherwise(), "gave up after " + retry.attempts(), "otherwise");
        }
    }

    private void limit(String from, ProcessStage.Limit limit) {
        if (limit.to() != null) {
            add(from, limit.to(), "after " + DurationText.print(limit.after()), "limit");
        }
        if (limit.then() != null) {
            add(from, limit.then(), "after " + limit.times() + " times " + DurationText.print(limit.after()), "limit");
        }
    }

    private void add(String from, String to, String label, String kind) {
        edges.add(new Edge(from, to, label, kind));
    }
}
