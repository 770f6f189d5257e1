package io.crossdock.platform;

import io.crossdock.shared.RepairedText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * JSON of a partner whose texts PostgreSQL can take: a message is applied or becomes a case, whatever it contains. What
 * a client sends is refused instead ({@link StorableText}).
 */
public final class RepairedJson {

    private RepairedJson() {}

    /** The same JSON with {@link RepairedText}, in names, too. The parser bounds its depth. */
    public static JsonNode of(JsonNode json) {
        return switch (json) {
            case StringNode text -> JsonNodeFactory.instance.stringNode(RepairedText.of(text.stringValue()));
            case ArrayNode list -> {
                var repaired = JsonNodeFactory.instance.arrayNode();
                list.values().forEach(element -> repaired.add(of(element)));
                yield repaired;
            }
            case ObjectNode object -> {
                var repaired = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(p -> repaired.set(RepairedText.of(p.getKey()), of(p.getValue())));
                yield repaired;
            }
            case JsonNode other -> other;
        };
    }
}
