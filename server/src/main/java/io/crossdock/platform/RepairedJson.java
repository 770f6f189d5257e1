package io.crossdock.platform;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.shared.RepairedText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * JSON of a partner whose texts PostgreSQL can take: a message is applied or becomes a case, whatever it contains. What
 * a client sends is refused instead ({@link StorableText}).
 */
public final class RepairedJson {

    private static final JsonMapper STRICT = EngineJson.MAPPER
            .rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RepairedJson() {}

    /**
     * Reads a partner's bytes.
     *
     * @throws JacksonException where they are no JSON, or a field stands twice, so that nobody can say which is meant
     */
    public static JsonNode read(byte[] body) {
        return of(STRICT.readTree(body));
    }

    /** The same JSON without fields that are null: they say as much as fields that are absent. */
    public static JsonNode withoutNulls(JsonNode json) {
        return switch (json) {
            case ArrayNode list -> {
                var said = JsonNodeFactory.instance.arrayNode();
                list.values().forEach(element -> said.add(withoutNulls(element)));
                yield said;
            }
            case ObjectNode object -> {
                var said = JsonNodeFactory.instance.objectNode();
                object.properties().stream()
                        .filter(p -> !p.getValue().isNull())
                        .forEach(p -> said.set(p.getKey(), withoutNulls(p.getValue())));
                yield said;
            }
            case JsonNode other -> other;
        };
    }

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
