package io.crossdock.engine.process;

import io.crossdock.engine.FactType;
import io.crossdock.engine.Facts;
import io.crossdock.engine.document.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checked version of a process.
 *
 * @param facts names and types that conditions may ask for
 * @param events by event from outside, where it leads from which stages
 * @param undo by stage, the capability that undoes it
 * @param yaml the document as saved
 */
public record ProcessDefinition(
        String name,
        int version,
        String start,
        Map<String, FactType> facts,
        Map<String, ProcessStage> stages,
        Map<String, List<Interrupt>> events,
        Map<String, String> undo,
        String yaml)
        implements Document {

    /** Most stages of a process. */
    public static final int STAGES_MAX = 200;

    /** From one of these stages, the event leads there. */
    public record Interrupt(List<String> from, String to) {}

    /**
     * An arrow of the drawn process. {@code kind} is outcome, event, resolve, limit, otherwise, undo or interrupt.
     *
     * @param from name of the stage that it leaves
     * @param to name of the stage or end state that it reaches
     * @param label the outcome, event or decision that leads there
     * @param kind {@code outcome}, {@code event}, {@code resolve}, {@code limit}, {@code otherwise}, {@code undo} or
     *     {@code interrupt}
     */
    public record Edge(String from, String to, String label, String kind) {}

    public ProcessStage stage(String wanted) {
        var stage = stages.get(wanted);
        if (stage == null) {
            throw new IllegalStateException("process " + name + " version " + version + " has no stage " + wanted);
        }
        return stage;
    }

    /** All declared facts: the given values, zero for the rest. */
    public Facts complete(Facts given) {
        var all = new LinkedHashMap<String, Object>();
        facts.forEach((name, type) -> all.put(name, type.zero()));
        all.putAll(given.values());
        return new Facts(all);
    }

    /** Whether the event leads somewhere from this stage. */
    public boolean takes(String stage, String event) {
        return stages.get(stage) instanceof ProcessStage.Await await
                        && await.on().containsKey(event)
                || events.getOrDefault(event, List.of()).stream()
                        .anyMatch(rule -> rule.from().contains(stage));
    }

    /** Facts that its conditions compare with texts, in document order. */
    public List<ComparedFact> compared() {
        return FactCheck.compared(this);
    }

    /** Every arrow, in document order. */
    public List<Edge> edges() {
        return StageEdges.of(this);
    }
}
