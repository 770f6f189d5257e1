package io.crossdock.platform;

import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An object whose names its sender chooses, and whose values are texts, numbers or truth values. */
public final class RequestAttributes {

    private RequestAttributes() {}

    /**
     * Adds a violation for each name and value that can't be kept; the object may be left out or null.
     *
     * @param max most names that it may have
     * @param charactersMax most characters of a text
     */
    public static void check(RequestReader f, String name, int max, int charactersMax) {
        var part = f.part(name);
        if (part == null) {
            return;
        }
        if (part.sent().size() > max) {
            f.violation(
                    name,
                    ViolationCode.TOO_MANY,
                    "must have at most " + max + " names, has " + part.sent().size());
            return;
        }
        part.sent().properties().forEach(entry -> check(f, name, entry, charactersMax));
    }

    private static void check(RequestReader f, String name, Map.Entry<String, JsonNode> attribute, int charactersMax) {
        var key = attribute.getKey();
        var value = attribute.getValue();
        var at = name + "/" + JsonText.pointerPart(key);
        var wrongName = StorableText.fault(key, Limits.CODE_CHARACTERS_MAX);
        var wrongText = value.isString() ? StorableText.fault(value.stringValue(), charactersMax) : null;
        if (key.isBlank()) {
            f.violation(name, ViolationCode.BLANK, "has a blank name");
        } else if (wrongName != null) {
            f.violation(name, wrongName.code(), "a name in it " + wrongName.message());
        } else if (value.isContainer()) {
            f.violation(at, ViolationCode.WRONG_TYPE, "must be a text, a number, true, false or null");
        } else if (wrongText != null) {
            f.violation(at, wrongText.code(), wrongText.message());
        }
    }
}
