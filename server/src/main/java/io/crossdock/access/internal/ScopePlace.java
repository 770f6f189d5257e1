package io.crossdock.access.internal;

import io.crossdock.access.ScopeDimension;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Where a request names the brand, channel or node that it is about.
 *
 * @param text as the table has it: {@code ?name} of the query, {@code {name}} of the path, or a pointer into the body,
 *     in which {@code *} stands for every element
 */
public record ScopePlace(ScopeDimension dimension, String text) {

    public boolean isQuery() {
        return text.startsWith("?");
    }

    public boolean isPath() {
        return text.startsWith("{");
    }

    public boolean isBody() {
        return text.startsWith("/");
    }

    /** The name of the parameter. */
    public String name() {
        return isPath() ? text.substring(1, text.length() - 1) : text.substring(1);
    }

    /** The values in a body; one that is missing or is no text is an empty text, which no key has. */
    public List<String> in(JsonNode body) {
        var found = List.of(body);
        for (var step : text.substring(1).split("/")) {
            var next = new ArrayList<JsonNode>();
            for (var node : found) {
                if (step.equals("*")) {
                    node.valueStream().forEach(next::add);
                } else {
                    next.add(node.path(step));
                }
            }
            found = next;
        }
        return found.stream()
                .map(node -> node.isString() ? node.asString() : "")
                .toList();
    }
}
