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
 * Writes a set of decisions. The same few nodes and times are in nearly all of them, and the calendars of nodes are
 * most of the text: each is turned into text once per set and copied from then on. The text is the same as without.
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

    /** A writer for one set; not for several threads. */
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
