package io.crossdock.world.play;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What partners do and when, and what must be true then.
 *
 * @param number place among all scenarios, from 1; it keeps the names of two scenarios apart
 * @param name name of its file
 * @param why row of the requirements, or kind of fault, that it stands for
 * @param open whether today's product fails it, and where
 * @param given SKUs, nodes, stock and place, over the defaults of {@code common.yaml}
 * @param steps in the order of their times
 */
record Scenario(
        int number, String name, String title, String why, OpenMark open, ObjectNode given, List<ScenarioStep> steps) {

    /**
     * The mark of a scenario that today's product fails. Both texts are empty where it must pass.
     *
     * @param reason why it fails
     * @param fails the place or act at which it fails
     */
    record OpenMark(String reason, String fails) {

        boolean set() {
            return !reason.isEmpty();
        }
    }

    /**
     * One act of a partner, or what must be true.
     *
     * @param at business time since the start
     * @param act who acts: {@code shopify}, {@code node}, …, or {@code expect}
     * @param answer status that Crossdock must answer with; 0 where any will do
     */
    record ScenarioStep(Duration at, String act, JsonNode what, int answer) {}
}
