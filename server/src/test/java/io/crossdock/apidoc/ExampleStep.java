package io.crossdock.apidoc;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/**
 * A request of {@code apidoc/examples.yaml}.
 *
 * @param name operation, with {@code #2} for its second request and so on
 * @param step its fields in the file
 */
record ExampleStep(String name, String operation, JsonNode step) {

    /** All requests, in their order. */
    static List<ExampleStep> all() {
        try (var file = new ClassPathResource("apidoc/examples.yaml").getInputStream()) {
            var numbers = new HashMap<String, Integer>();
            return EngineJson.MAPPER
                    .<JsonNode>valueToTree(new Yaml().<Object>load(file))
                    .valueStream()
                    .map(one -> one.properties().iterator().next())
                    .map(one -> {
                        int number = numbers.merge(one.getKey(), 1, Integer::sum);
                        return new ExampleStep(
                                number == 1 ? one.getKey() : one.getKey() + "#" + number, one.getKey(), one.getValue());
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean shown() {
        return !step.path("hidden").asBoolean(false);
    }

    /** Whether the description needs its answer. */
    boolean recorded() {
        return shown() || step.has("keep");
    }

    int status() {
        return step.path("status").asInt(200);
    }

    String type() {
        return step.path("as").asString("application/json");
    }

    boolean signed() {
        return step.path("signed").asBoolean(false);
    }

    /** The body as JSON, or a text; null: none. @param known what earlier steps kept */
    @Nullable
    JsonNode body(Map<String, String> known) {
        if (step.has("file")) {
            try {
                var file = Repository.root().resolve(step.get("file").stringValue());
                return EngineJson.tree(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return step.has("body") ? EngineJson.tree(filled(step.get("body").toString(), known)) : null;
    }

    /** A field of the step with the values that earlier steps kept, by name. */
    Map<String, String> texts(String field, Map<String, String> known) {
        var texts = new TreeMap<String, String>();
        step.path(field)
                .properties()
                .forEach(e -> texts.put(
                        e.getKey(),
                        filled(
                                e.getValue().isString()
                                        ? e.getValue().stringValue()
                                        : e.getValue().toString(),
                                known)));
        return texts;
    }

    /** What later steps may name, of an answer. */
    Map<String, String> kept(JsonNode answer) {
        var kept = new TreeMap<String, String>();
        step.path("keep")
                .properties()
                .forEach(e -> kept.put(
                        e.getKey(), answer.at(e.getValue().stringValue()).asString("missing")));
        return kept;
    }

    /** Whether the answer has what the step waits for. */
    boolean awaits(JsonNode answer) {
        return step.path("until").properties().stream()
                .anyMatch(e ->
                        !answer.at(e.getKey()).asString("").equals(e.getValue().asString("")));
    }

    private static String filled(String text, Map<String, String> known) {
        var filled = text;
        for (var one : known.entrySet()) {
            filled = filled.replace("${" + one.getKey() + "}", one.getValue());
        }
        return filled;
    }
}
