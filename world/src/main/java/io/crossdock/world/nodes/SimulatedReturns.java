package io.crossdock.world.nodes;

import io.crossdock.world.Agenda;
import io.crossdock.world.Seed;
import io.crossdock.world.WorldJson;
import io.crossdock.world.http.HttpReply;
import io.crossdock.world.http.Outbox;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Returned goods on their way to nodes. Most customers send them within a week; some never do. A return that is
 * announced twice counts once.
 */
final class SimulatedReturns {

    private final SimulatedNodeSystems.Behavior behavior;
    private final Seed seed;
    private final Agenda agenda;
    private final Outbox outbox;
    private final Set<String> expected = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<String, Long> received = new ConcurrentHashMap<>();

    SimulatedReturns(SimulatedNodeSystems.Behavior behavior, Seed seed, Agenda agenda, Outbox outbox) {
        this.behavior = behavior;
        this.seed = seed;
        this.agenda = agenda;
        this.outbox = outbox;
    }

    HttpReply expect(String node, JsonNode request) {
        String id = request.path("return").asString("");
        if (id.isEmpty() || request.path("lines").isEmpty()) {
            return new HttpReply(422, WorldJson.object().put("reason", "return and lines are needed"));
        }
        if (expected.add(id) && !seed.happens(behavior.neverReturned(), "never-returned", id)) {
            agenda.after(
                    Duration.ofHours(seed.between(48, 192, "way-back", id)),
                    () -> receive(node, id, request.path("lines")));
        }
        return new HttpReply(202, WorldJson.object().put("status", "expected"));
    }

    /** Units received so far by node and SKU with a space between. */
    Map<String, Long> received() {
        return Map.copyOf(received);
    }

    private void receive(String node, String id, JsonNode lines) {
        ArrayNode dispositions = WorldJson.array();
        for (JsonNode line : lines) {
            int number = line.path("line").asInt();
            received.merge(
                    node + ' ' + line.path("sku").asString(""),
                    line.path("quantity").asLong(),
                    Long::sum);
            boolean damaged = seed.happens(behavior.damaged(), "damaged", id + '/' + number);
            dispositions.add(WorldJson.object()
                    .put("line", number)
                    .put("quantity", line.path("quantity").asLong())
                    .put("disposition", damaged ? "damaged" : "sellable"));
        }
        String event = "evt-" + id + "-return-received";
        ObjectNode body = WorldJson.object()
                .put("id", event)
                .put("type", "return-received")
                .put("node", node)
                .put("return", id)
                .put("at", agenda.now().toString());
        body.set("lines", lines);
        body.set("dispositions", dispositions);
        outbox.send(agenda.now(), event, body);
    }
}
