package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Changes of JSON trees. */
final class JsonMerge {

    private JsonMerge() {}

    /** Puts the fields of {@code over} into {@code base}; objects are merged, null removes a field. */
    static void into(ObjectNode base, JsonNode over) {
        over.properties().forEach(field -> {
            JsonNode before = base.path(field.getKey());
            if (field.getValue().isNull()) {
                base.remove(field.getKey());
            } else if (before instanceof ObjectNode object && field.getValue().isObject()) {
                into(object, field.getValue());
            } else {
                base.set(field.getKey(), field.getValue().deepCopy());
            }
        });
    }

    /**
     * Sets a value at a JSON pointer whose parent exists; {@code -} appends to an array.
     *
     * @throws IllegalArgumentException where there is no such place
     */
    static void set(JsonNode root, String pointer, JsonNode value) {
        JsonPointer place = JsonPointer.compile(pointer);
        String last = place.last().getMatchingProperty();
        switch (root.at(place.head())) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array when last.equals("-") -> array.add(value);
            case ArrayNode array
            when place.last().getMatchingIndex() < array.size() ->
                array.set(place.last().getMatchingIndex(), value);
            case JsonNode other -> throw new IllegalArgumentException("the body has no place " + pointer);
        }
    }

    /** @throws IllegalArgumentException where there is no such place */
    static void remove(JsonNode root, String pointer) {
        JsonPointer place = JsonPointer.compile(pointer);
        boolean there = !root.at(place).isMissingNode();
        switch (root.at(place.head())) {
            case ObjectNode object when there -> object.remove(place.last().getMatchingProperty());
            case ArrayNode array when there -> array.remove(place.last().getMatchingIndex());
            case JsonNode other -> throw new IllegalArgumentException("the body has no place " + pointer);
        }
    }

    /** A copy with every text replaced. */
    static JsonNode texts(JsonNode node, UnaryOperator<String> change) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = WorldJson.object();
                object.properties().forEach(field -> copy.set(field.getKey(), texts(field.getValue(), change)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = WorldJson.array();
                array.forEach(item -> copy.add(texts(item, change)));
                yield copy;
            }
            case StringNode text -> StringNode.valueOf(change.apply(text.stringValue()));
            case JsonNode other -> other;
        };
    }
}
