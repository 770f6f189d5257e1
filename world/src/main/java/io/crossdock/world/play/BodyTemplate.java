package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Fills a body with values. {@code ${a/b}} stands for a value, {@code ${a/b|decimal}} for an amount of minor units as a
 * decimal number, {@code ${a/b|text}} for a number as text; an object {@code {$each: lines, $item: …}} becomes an array
 * with an {@code item} for each line.
 */
final class BodyTemplate {

    private static final Pattern GAP = Pattern.compile("\\$\\{([a-zA-Z/]+)(\\|decimal|\\|text)?}");

    private BodyTemplate() {}

    /** @throws IllegalArgumentException when a value is missing */
    static JsonNode fill(JsonNode template, ObjectNode values) {
        return switch (template) {
            case ObjectNode each
            when each.has("$each") -> {
                ArrayNode items = WorldJson.array();
                for (JsonNode item : value(each.path("$each").asString(""), values)) {
                    ObjectNode inner = values.deepCopy();
                    inner.set("item", item);
                    items.add(fill(each.path("$item"), inner));
                }
                yield items;
            }
            case ObjectNode object -> {
                ObjectNode filled = WorldJson.object();
                object.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue(), values)));
                yield filled;
            }
            case ArrayNode array -> {
                ArrayNode filled = WorldJson.array();
                array.forEach(item -> filled.add(fill(item, values)));
                yield filled;
            }
            case StringNode text -> fill(text.stringValue(), values);
            case JsonNode other -> other;
        };
    }

    private static JsonNode fill(String text, ObjectNode values) {
        var whole = GAP.matcher(text);
        if (whole.matches()) {
            return value(whole.group(1), whole.group(2), values);
        }
        return StringNode.valueOf(GAP.matcher(text)
                .replaceAll(gap -> java.util.regex.Matcher.quoteReplacement(
                        value(gap.group(1), gap.group(2), values).asString())));
    }

    private static JsonNode value(String path, @Nullable String form, ObjectNode values) {
        JsonNode value = value(path, values);
        if (form == null) {
            return value;
        }
        if (form.equals("|text")) {
            return StringNode.valueOf(value.asString());
        }
        int digits = Currency.getInstance(values.path("currency").asString()).getDefaultFractionDigits();
        return StringNode.valueOf(BigDecimal.valueOf(value.asLong(), digits).toPlainString());
    }

    private static JsonNode value(String path, ObjectNode values) {
        JsonNode value = values.at('/' + path);
        if (value.isMissingNode()) {
            throw new IllegalArgumentException("there is no value for ${" + path + "}");
        }
        return value;
    }
}
