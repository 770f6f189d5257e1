package io.crossdock.apidoc;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The committed description says what every operation, parameter and field means. */
class ApiWordsTest {

    private static JsonNode document() throws IOException {
        return EngineJson.tree(Files.readString(Repository.root().resolve("docs/reference/openapi.json")));
    }

    @Test
    void everyOperationParameterAndFieldIsDescribed() throws IOException {
        var document = document();

        assertThat(document.get("paths").size()).isGreaterThan(100);
        assertThat(silent(document)).isEmpty();
    }

    @Test
    void findsWhatIsNotDescribed() {
        var document = EngineJson.tree("""
                {"paths": {"/a": {"get": {"description": " ", "parameters": [{"name": "b"}]}}},
                 "components": {"schemas": {"C": {"properties": {
                   "d": {"type": "string"},
                   "e": {"description": "E.", "type": "array", "items": {"properties": {"f": {}}}}}},
                  "G": {"allOf": [{"properties": {"h": {}}}]}}}}""");

        assertThat(silent(document)).containsExactly("get /a", "get /a?b", "C.d", "C.e.f", "G.h");
    }

    @Test
    void describesFieldsByTheirJavadocAndTheFileOfSharedWords() throws IOException {
        var schemas = document().at("/components/schemas");

        assertThat(schemas.at("/CountLine/properties/sku/description").stringValue())
                .as("shared")
                .isEqualTo("Code of the SKU.");
        assertThat(schemas.at("/CountLine/properties/found/description").stringValue())
                .as("own")
                .isEqualTo("Units that were found; null until it is counted.");
        assertThat(schemas.at("/FeedRowBody/properties/node/description").stringValue())
                .as("shared, with what null means here")
                .isEqualTo("Code of the node. Null: the message's node.");
    }

    private static List<String> silent(JsonNode document) {
        var silent = new ArrayList<String>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    var name = operation.getKey() + " " + path.getKey();
                    note(operation.getValue(), name, silent);
                    operation
                            .getValue()
                            .path("parameters")
                            .forEach(parameter -> note(
                                    parameter,
                                    name + "?" + parameter.get("name").stringValue(),
                                    silent));
                }));
        document.at("/components/schemas").properties().forEach(s -> fields(s.getValue(), s.getKey(), silent));
        return silent;
    }

    private static void fields(JsonNode schema, String at, List<String> silent) {
        schema.path("properties").properties().forEach(field -> {
            note(field.getValue(), at + "." + field.getKey(), silent);
            fields(field.getValue(), at + "." + field.getKey(), silent);
        });
        for (var list : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(list).forEach(part -> fields(part, at, silent));
        }
        if (schema.has("items")) {
            fields(schema.get("items"), at, silent);
        }
    }

    private static void note(JsonNode described, String at, List<String> silent) {
        if (described.path("description").asString("").isBlank()) {
            silent.add(at);
        }
    }
}
