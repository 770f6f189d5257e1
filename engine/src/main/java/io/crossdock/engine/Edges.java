package io.crossdock.engine;

import io.crossdock.engine.Definition.Edge;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arrows of a process, for the checks and for the drawing: both see the same. */
final class Edges {

    private final List<Edge> edges = new ArrayList<>();

    static List<Edge> of(Definition definition) {
        var all = new Edges();
        definition.stages().values().forEach(all::leaving);
        definition
                .events()
                .forEach((event, rules) -> rules.forEach(
                        rule -> rule.from().forEach(from -> all.add(from, rule.to(), event, "interrupt"))));
        return List.copyOf(all.edges);
    }

    private void leaving(Stage stage) {
        switch (stage) {
            case Stage.Run run -> {
                run.on()
                        .forEach((outcome, branches) -> branches.forEach(
                                branch -> add(run.name(), branch.to(), label(outcome, branch), "outcome")));
                retry(run.name(), run.retry());
            }
            case Stage.Await await -> {
                await.on().forEach((event, to) -> add(await.name(), to, event, "event"));
                limit(await.name(), await.limit());
            }
            case Stage.Hold hold -> {
                hold.resolve().forEach((resolution, to) -> add(hold.name(), to, resolution, "resolve"));
                limit(hold.name(), hold.limit());
            }
            case Stage.Undo undo -> {
                add(undo.name(), undo.then(), "undone", "undo");
                retry(undo.name(), undo.retry());
            }
            case Stage.End end -> {}
        }
    }

    private static String label(String outcome, Stage.Branch branch) {
        return branch.when() == null
                ? outcome
                : outcome + " if " + branch.when().text();
    }

    private void retry(String from, Stage.@Nullable Retry retry) {
        if (retry != null) {
            add(from, retry.otherwise(), "gave up after " + retry.attempts(), "otherwise");
        }
    }

    private void limit(String from, Stage.Limit limit) {
        if (limit.to() != null) {
            add(from, limit.to(), "after " + Durations.print(limit.after()), "limit");
        }
        if (limit.then() != null) {
            add(from, limit.then(), "after " + limit.times() + " times " + Durations.print(limit.after()), "limit");
        }
    }

    private void add(String from, String to, String label, String kind) {
        edges.add(new Edge(from, to, label, kind));
    }
}
