package io.crossdock.apidoc;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.scenarios.Partners;
import io.crossdock.support.Repository;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts requests and their answers into the API's description. {@link ApiExamplesTest} has sent them to a server. */
final class ApiExamples {

    /** The answers, by step; written by {@link ApiExamplesTest}. */
    static final String ANSWERS = "server/src/test/resources/apidoc/answers.json";

    /** Elements of a list that an example shows. */
    private static final int SHOWN_MAX = 2;

    private ApiExamples() {}

    /** What steps may name of a capture that the payment provider was asked for. @param key of the request */
    static Map<String, String> captured(String key) {
        return Map.of(
                "capture",
                key,
                "adyen",
                Partners.adyenSignature("N-" + key, "PSP-" + key, "Crossdock", key, 4798, "USD", "CAPTURE", true));
    }

    static void add(OpenAPI document) {
        var answers = answers();
        var known = new HashMap<>(captured("web-1001-capture"));
        for (var step : ExampleStep.all()) {
            var answer = answers.path(step.name());
            known.putAll(step.kept(answer));
            if (step.shown()) {
                document.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .filter(operation -> operation.getOperationId().equals(step.operation()))
                        .forEach(operation -> add(operation, step, step.body(known), answer));
            }
        }
    }

    private static JsonNode answers() {
        try {
            var file = Repository.root().resolve(ANSWERS);
            return EngineJson.tree(Files.exists(file) ? Files.readString(file) : "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Operation operation, ExampleStep step, @Nullable JsonNode body, JsonNode answer) {
        if (body != null) {
            set(operation.getRequestBody().getContent(), step.type(), body);
        }
        var response = operation.getResponses().get(String.valueOf(step.status()));
        if (response != null && response.getContent() != null && !answer.isMissingNode() && step.status() < 300) {
            set(response.getContent(), response.getContent().keySet().iterator().next(), answer);
        }
    }

    private static void set(Content content, String type, JsonNode example) {
        var media = content.get(type);
        if (media == null) {
            throw new IllegalStateException("the description has no " + type + " for " + example);
        }
        media.setExample(example.isString() ? example.stringValue() : plain(example));
    }

    /** As the description's own JSON library takes it. */
    private static Object plain(JsonNode json) {
        return EngineJson.MAPPER.convertValue(json, Object.class);
    }

    /** With the first elements of its lists only. */
    static JsonNode shortened(JsonNode json) {
        return switch (json) {
            case ObjectNode object -> {
                var copy = EngineJson.MAPPER.createObjectNode();
                object.properties().forEach(e -> copy.set(e.getKey(), shortened(e.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = EngineJson.MAPPER.createArrayNode();
                array.valueStream().limit(SHOWN_MAX).forEach(e -> copy.add(shortened(e)));
                yield copy;
            }
            case JsonNode value -> value;
        };
    }
}
