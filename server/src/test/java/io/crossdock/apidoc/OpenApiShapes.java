package io.crossdock.apidoc;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Compares answers with an OpenAPI document: every field is documented, with its type. */
public final class OpenApiShapes {

    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;

    public OpenApiShapes(JsonNode document) {
        this.document = document;
    }

    /** The differences, one sentence each. */
    public List<String> misfits(String where, JsonNode value, JsonNode schema) {
        var found = new ArrayList<String>();
        compare(where, value, schema, found);
        return found;
    }

    private void compare(String where, JsonNode value, JsonNode said, List<String> found) {
        var schema = resolved(said);
        var type = schema.path("type").asString("");
        if (value.isNull() || type.isEmpty() && !schema.has("properties")) {
            return;
        }
        switch (value.getNodeType()) {
            case OBJECT -> object(where, value, schema, found);
            case ARRAY -> {
                require(type.equals("array"), where, value, type, found);
                for (var element : value) {
                    compare(where + "[]", element, schema.path("items"), found);
                }
            }
            case STRING -> require(type.equals("string"), where, value, type, found);
            case BOOLEAN -> require(type.equals("boolean"), where, value, type, found);
            case NUMBER ->
                require(
                        type.equals("number") || type.equals("integer") && value.isIntegralNumber(),
                        where,
                        value,
                        type,
                        found);
            case NULL, BINARY, MISSING, POJO -> {}
        }
    }

    private void object(String where, JsonNode value, JsonNode schema, List<String> found) {
        if (!schema.has("properties")) {
            require(
                    schema.path("type").asString("").equals("object"),
                    where,
                    value,
                    schema.path("type").asString(""),
                    found);
            return;
        }
        for (var property : value.properties()) {
            var at = where + "." + property.getKey();
            if (schema.get("properties").has(property.getKey())) {
                compare(at, property.getValue(), schema.get("properties").get(property.getKey()), found);
            } else {
                found.add(at + " is not documented");
            }
        }
        for (var property : schema.path("required")) {
            if (!value.has(property.stringValue())) {
                found.add(where + "." + property.stringValue() + " is documented as required and is missing");
            }
        }
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? schema
                : document.at("/components/schemas/" + reference.substring(SCHEMAS.length()));
    }

    private static void require(boolean fits, String where, JsonNode value, String type, List<String> found) {
        if (!fits) {
            found.add(where + " is documented as " + type + " and is " + value.getNodeType());
        }
    }
}
