package io.crossdock.orchestration.web;

import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.engine.process.ProcessDefinition.Edge;
import io.crossdock.engine.process.ProcessStage;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the stages at which an order waits and can't be canceled. That is a warning and no fault: a retailer may want
 * it. Pure.
 */
final class CancelCheck {

    /** The process of orders, and the event of a cancel request. */
    static final String EVENT = "cancel-requested";

    private static final String PROCESS = "order";

    /** Ends of orders of which the customer has nothing. */
    private static final Set<String> WITHOUT_GOODS = Set.of("canceled", "undelivered");

    /** Beginnings of the capabilities that work on goods. */
    private static final List<String> GOODS = List.of("fulfillment.", "sourcing.", "inventory.", "order.");

    private CancelCheck() {}

    /** One warning per stage; none for processes of other things. */
    static List<DocumentFault> warnings(ProcessDefinition definition) {
        if (!definition.name().equals(PROCESS)) {
            return List.of();
        }
        return definition.stages().values().stream()
                .filter(ProcessStage.Resting.class::isInstance)
                .map(ProcessStage::name)
                .filter(stage -> !takes(definition, stage)
                        && !leadsOnlyToNothing(definition, stage)
                        && !isDoneWithGoods(definition, stage))
                .map(stage -> new DocumentFault(
                        "/stages/" + stage,
                        "an order that waits here can't be canceled: add the stage to 'from' of the event '" + EVENT
                                + "'"))
                .toList();
    }

    /** Whether a stage takes a cancel request. */
    static boolean takes(ProcessDefinition definition, String stage) {
        return definition.takes(stage, EVENT);
    }

    /** Whether the order is being canceled there already. */
    private static boolean leadsOnlyToNothing(ProcessDefinition definition, String stage) {
        return reached(definition.edges(), stage).stream()
                .map(definition::stage)
                .filter(ProcessStage.End.class::isInstance)
                .allMatch(end -> WITHOUT_GOODS.contains(((ProcessStage.End) end).state()));
    }

    /** Whether nothing of the order is sent, recalled or waited for any more from there on: only money is. */
    private static boolean isDoneWithGoods(ProcessDefinition definition, String stage) {
        return reached(definition.edges(), stage).stream()
                .map(definition::stage)
                .noneMatch(next ->
                        next instanceof ProcessStage.Run run && GOODS.stream().anyMatch(run.capability()::startsWith));
    }

    private static Set<String> reached(List<Edge> edges, String stage) {
        var seen = new HashSet<>(Set.of(stage));
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            var from = open.poll();
            for (var edge : edges) {
                if (edge.from().equals(from) && seen.add(edge.to())) {
                    open.add(edge.to());
                }
            }
        }
        return seen;
    }
}
