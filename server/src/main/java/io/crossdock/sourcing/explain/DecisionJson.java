package io.crossdock.sourcing.explain;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.sourcing.SourceNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes a set of decisions as JSON. Nearly all of them contain the same few nodes and times, and the nodes' calendars
 * are most of the text. Each node and time is written once per set and its text copied afterwards; the result is the
 * same text.
 */
final class DecisionJson<T> extends StdSerializer<T> {

    private static final JsonMapper MAPPER = EngineJson.MAPPER
            .rebuild()
            .addModule(new SimpleModule()
                    .addSerializer(SourceNode.class, new DecisionJson<>(SourceNode.class))
                    .addSerializer(Instant.class, new DecisionJson<>(Instant.class)))
            .build();

    private final Class<T> type;

    private DecisionJson(Class<T> type) {
        super(type);
        this.type = type;
    }

    /** A writer for one set of decisions; not thread-safe. */
    static ObjectWriter writer() {
        return MAPPER.writer()
                .withAttribute(SourceNode.class, new IdentityHashMap<SourceNode, String>())
                .withAttribute(Instant.class, new HashMap<Instant, String>());
    }

    @Override
    @SuppressWarnings("unchecked")
    public void serialize(T value, JsonGenerator into, SerializationContext context) {
        var texts = (Map<T, String>) context.getAttribute(type);
        into.writeRawValue(texts.computeIfAbsent(value, EngineJson::write));
    }
}
