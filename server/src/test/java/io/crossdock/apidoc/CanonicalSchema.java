package io.crossdock.apidoc;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.support.Repository;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts {@code channels/canonical/order.schema.json} into the API's description, so that an order has one schema. */
final class CanonicalSchema {

    private static final String REFERENCE = "#/$defs/";

    private CanonicalSchema() {}

    static void add(OpenAPI document) {
        var file = Repository.root().resolve("channels/canonical/order.schema.json");
        try {
            var schema = (ObjectNode) EngineJson.MAPPER.readTree(Files.readString(file));
            var order = inlined(schema, schema.path("$defs")).toString();
            document.getComponents()
                    .addSchemas("CanonicalOrder", Json31.mapper().readValue(order, Schema.class));
            document.getComponents()
                    .addSchemas("CanonicalOrders", Json31.mapper().readValue("""
                    {"type": "object", "required": ["orders"], "properties": {"orders":
                    {"type": "array", "minItems": 1, "maxItems": 1000,
                    "description": "The orders, each taken or refused by itself.",
                    "items": {"$ref": "#/components/schemas/CanonicalOrder"}}}}""", Schema.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Inlines definitions, because the description's dialect has none of its own, and leaves out the condition. */
    private static JsonNode inlined(JsonNode node, JsonNode definitions) {
        return switch (node) {
            case ObjectNode object
            when object.path("$ref").asString("").startsWith(REFERENCE) -> {
                var definition =
                        definitions.path(object.path("$ref").stringValue().substring(REFERENCE.length()));
                var copy = (ObjectNode) inlined(definition, definitions);
                yield object.has("description") ? copy.set("description", object.get("description")) : copy;
            }
            case ObjectNode object -> {
                var copy = EngineJson.MAPPER.createObjectNode();
                object.properties().stream()
                        .filter(p -> !List.of("$schema", "$id", "$defs", "if", "then", "else", "allOf", "title")
                                        .contains(p.getKey())
                                || p.getValue().isObject() && p.getKey().equals("title"))
                        .forEach(p -> copy.set(p.getKey(), inlined(p.getValue(), definitions)));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = EngineJson.MAPPER.createArrayNode();
                array.forEach(element -> copy.add(inlined(element, definitions)));
                yield copy;
            }
            case JsonNode value -> value;
        };
    }
}
