package io.crossdock.world.play;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Names of one scenario: it says {@code mug} and {@code dc}, the server gets {@code MUG-P07} and {@code DC-P07}. So
 * many scenarios share one server.
 */
final class LocalNames {

    private final String tag;
    private final Pattern worldly;
    private final Set<String> known = new HashSet<>();

    LocalNames(Scenario scenario) {
        this.tag = "P%03d".formatted(scenario.number());
        this.worldly = Pattern.compile("([A-Z0-9]+(?:-[A-Z0-9]+)*)-" + tag + "\\b");
        known.addAll(scenario.given().path("skus").propertyNames());
        known.addAll(scenario.given().path("nodes").propertyNames());
        known.addAll(scenario.given().path("unknown").propertyNames());
    }

    /** Short text that only this scenario's names contain. */
    String tag() {
        return tag;
    }

    /** The server's name of a SKU, node or parcel. */
    String worldly(String local) {
        return local.toUpperCase(Locale.ROOT) + '-' + tag;
    }

    /** Replaces each text that is the name of a SKU or node. */
    JsonNode worldly(JsonNode body) {
        return JsonMerge.texts(body, text -> known.contains(text) ? worldly(text) : text);
    }

    /** Replaces the server's names by the scenario's, also within texts. */
    JsonNode local(JsonNode view) {
        return JsonMerge.texts(view, this::local);
    }

    String local(String text) {
        return text.contains(tag)
                ? worldly.matcher(text).replaceAll(match -> match.group(1).toLowerCase(Locale.ROOT))
                : text;
    }
}
