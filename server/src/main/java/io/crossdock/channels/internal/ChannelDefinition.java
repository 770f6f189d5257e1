package io.crossdock.channels.internal;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.crossdock.shared.Violation;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A channel as its folder says.
 *
 * @param signature how its messages are checked
 * @param holdUnknownSku an order with an unknown SKU is taken and held; else refused
 * @param schema of what the partner sends
 * @param mapping from that to canonical orders
 */
record ChannelDefinition(
        String name, WebhookSignature signature, boolean holdUnknownSku, Schema schema, ChannelMapping mapping) {

    /** Everything that the schema finds, with pointers into the message. */
    List<Violation> check(JsonNode message) {
        return schema.validate(message).stream()
                .map(ChannelDefinition::violation)
                .toList();
    }

    static Violation violation(Error error) {
        var at = error.getInstanceLocation().toString();
        var property = error.getProperty();
        var pointer =
                property == null ? at : at + "/" + property.replace("~", "~0").replace("/", "~1");
        return new Violation(pointer, error.getKeyword(), error.getMessage());
    }
}
