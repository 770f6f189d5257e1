package io.crossdock.platform.request;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads a body as its handler declares it: {@code BoundRequest<MoveList>}. Whatever is JSON can be read. */
public final class BoundRequestDeserializer extends ValueDeserializer<BoundRequest<?>> {

    private final Class<? extends Record> type;

    public BoundRequestDeserializer() {
        this(Record.class);
    }

    private BoundRequestDeserializer(Class<? extends Record> type) {
        this.type = type;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return new BoundRequestDeserializer(
                context.getContextualType().containedType(0).getRawClass().asSubclass(Record.class));
    }

    @Override
    public BoundRequest<?> deserialize(JsonParser parser, DeserializationContext context) {
        return BoundRequest.of(context.<JsonNode>readTree(parser), type);
    }

    @Override
    public BoundRequest<?> getNullValue(DeserializationContext context) {
        return BoundRequest.of(JsonNodeFactory.instance.nullNode(), type);
    }
}
