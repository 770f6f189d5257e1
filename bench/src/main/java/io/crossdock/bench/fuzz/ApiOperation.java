package io.crossdock.bench.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An operation of the API's description.
 *
 * @param method in upper case
 * @param path with {@code {names}} in it
 */
record ApiOperation(String id, String method, String path, List<Parameter> parameters, List<Body> bodies) {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** @param place {@code path}, {@code query} or {@code header} */
    record Parameter(String place, String name, JsonNode schema, JsonNode example) {}

    /** @param example missing if the description has none */
    record Body(String type, JsonNode schema, JsonNode example) {}

    ApiOperation {
        parameters = List.copyOf(parameters);
        bodies = List.copyOf(bodies);
    }

    /** Reads all operations of an OpenAPI document. */
    static List<ApiOperation> of(JsonNode document) {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream().map(method -> of(path.getKey(), method)))
                .toList();
    }

    private static ApiOperation of(String path, Map.Entry<String, JsonNode> method) {
        var operation = method.getValue();
        var parameters = operation
                .path("parameters")
                .valueStream()
                .map(p -> new Parameter(
                        p.path("in").asString(""), p.path("name").asString(""), p.path("schema"), example(p)))
                .toList();
        var bodies = operation.path("requestBody").path("content").properties().stream()
                .map(c -> new Body(c.getKey(), c.getValue().path("schema"), example(c.getValue())))
                .toList();
        return new ApiOperation(
                operation.path("operationId").asString(""),
                method.getKey().toUpperCase(Locale.ROOT),
                path,
                parameters,
                bodies);
    }

    private static JsonNode example(JsonNode holder) {
        if (holder.has("example")) {
            return holder.path("example");
        }
        return holder.path("examples")
                .valueStream()
                .map(e -> e.path("value"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    List<Parameter> in(String place) {
        return parameters.stream().filter(p -> p.place().equals(place)).toList();
    }

    /** Whether a partner calls the operation: it signs the body in a way of its own. */
    boolean isWebhook() {
        return path.startsWith("/v1/connectors/") || path.startsWith("/v1/webhooks/") || path.contains("/channels/{");
    }

    /** The path with a value for each variable, which {@code value} chooses by the word before it. */
    String filled(UnaryOperator<String> value) {
        return VARIABLE.matcher(path).replaceAll(found -> {
            var before = path.substring(0, found.start() - 1);
            var word = before.substring(before.lastIndexOf('/') + 1);
            return Matcher.quoteReplacement(value.apply(word));
        });
    }

    @Override
    public String toString() {
        return method + " " + path
                + bodies.stream().map(Body::type).collect(Collectors.joining(", ", bodies.isEmpty() ? "" : " ", ""));
    }
}
