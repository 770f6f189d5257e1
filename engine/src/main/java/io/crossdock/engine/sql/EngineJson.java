package io.crossdock.engine.sql;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON mapper of everything that is written to and read from {@code jsonb} columns. */
public final class EngineJson {

    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private static final TypeReference<HashMap<String, Object>> MAP = new TypeReference<>() {};

    private EngineJson() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    public static Map<String, Object> map(String json) {
        return json.equals("{}") ? Map.of() : MAPPER.readValue(json, MAP);
    }
}
