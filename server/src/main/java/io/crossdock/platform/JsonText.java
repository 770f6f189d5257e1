package io.crossdock.platform;

import tools.jackson.databind.JsonNode;

/** JSON values and pointers as violations show them. */
public final class JsonText {

    private static final int SHOWN_CHARACTERS_MAX = 60;

    private JsonText() {}

    /** A member's name as part of a JSON pointer. */
    public static String pointerPart(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** A value as it was sent, cut at {@value #SHOWN_CHARACTERS_MAX} characters. */
    public static String shown(JsonNode value) {
        var text = value.toString();
        return text.length() > SHOWN_CHARACTERS_MAX ? text.substring(0, SHOWN_CHARACTERS_MAX) + "…" : text;
    }
}
