package io.crossdock.channels.internal;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.crossdock.channels.ChannelWebhook;
import io.crossdock.channels.update.JsonPlaces;
import io.crossdock.platform.JsonText;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A channel, as its folder defines it.
 *
 * @param signature how its messages are checked
 * @param topicHeader the header with the kind of message, stored with a parked one; null where there is none
 * @param terms what is agreed with it
 * @param places code of the node by the partner's name of a place, in lower case
 * @param schema schema of the partner's messages
 * @param mapping from the partner's messages to canonical orders
 */
record ChannelDefinition(
        String name,
        WebhookSignature signature,
        @Nullable String topicHeader,
        ChannelTerms terms,
        Map<String, String> places,
        Schema schema,
        ChannelMapping mapping) {

    /** The kind of message, in the partner's words; empty where it names none. */
    String topic(ChannelWebhook message) {
        return topicHeader == null ? "" : message.header(topicHeader);
    }

    /**
     * Every violation of the schema, with pointers into the message. Numbers that the schema's library can't compare
     * are violations of their own.
     */
    List<Violation> check(JsonNode message) {
        var huge = JsonPlaces.of(message, ChannelDefinition::huge);
        return huge.isEmpty()
                ? schema.validate(message).stream()
                        .map(ChannelDefinition::violation)
                        .toList()
                : huge.stream()
                        .map(at ->
                                new Violation(at, ViolationCode.OUT_OF_RANGE, "is beyond all quantities and amounts"))
                        .toList();
    }

    private static boolean huge(JsonNode value) {
        if (!value.isNumber()) {
            return false;
        }
        return value.isIntegralNumber() ? !value.canConvertToLong() : !(Math.abs(value.doubleValue()) < 0x1p63);
    }

    static Violation violation(Error error) {
        var at = error.getInstanceLocation().toString();
        var property = error.getProperty();
        var pointer = property == null ? at : at + "/" + JsonText.pointerPart(property);
        return new Violation(pointer, code(error.getKeyword()), error.getMessage());
    }

    /** Maps a keyword of JSON Schema to the code that {@link CanonicalReader} uses for the same fault. */
    private static ViolationCode code(String keyword) {
        return switch (keyword) {
            case "required", "dependentRequired" -> ViolationCode.REQUIRED;
            case "type" -> ViolationCode.WRONG_TYPE;
            case "pattern", "format" -> ViolationCode.WRONG_FORMAT;
            case "enum", "const" -> ViolationCode.NOT_A_CHOICE;
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
                ViolationCode.OUT_OF_RANGE;
            case "minLength" -> ViolationCode.BLANK;
            case "maxLength" -> ViolationCode.TOO_LONG;
            case "minItems" -> ViolationCode.EMPTY;
            case "maxItems" -> ViolationCode.TOO_MANY;
            case "uniqueItems" -> ViolationCode.DUPLICATE;
            case "additionalProperties", "unevaluatedProperties" -> ViolationCode.UNKNOWN_FIELD;
            default -> ViolationCode.SCHEMA;
        };
    }
}
