package io.crossdock.channels.update;

import io.crossdock.platform.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Finds values in a message, as JSON pointers in the order of the message. */
public final class JsonPlaces {

    /** Most places that one search finds. */
    private static final int MAX = 100;

    private final Predicate<JsonNode> wanted;
    private final List<String> found = new ArrayList<>();

    private JsonPlaces(Predicate<JsonNode> wanted) {
        this.wanted = wanted;
    }

    public static List<String> of(JsonNode message, Predicate<JsonNode> wanted) {
        var places = new JsonPlaces(wanted);
        places.look("", message);
        return places.found;
    }

    private void look(String at, JsonNode node) {
        if (found.size() == MAX) {
            return;
        }
        if (node.isValueNode()) {
            if (wanted.test(node)) {
                found.add(at);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                look(at + "/" + i, node.get(i));
            }
        } else {
            node.properties().forEach(field -> look(at + "/" + JsonText.pointerPart(field.getKey()), field.getValue()));
        }
    }
}
