package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A place in a view: {@code order/lines/0/shipped}, {@code cases[kind=stock-negative,state=open]/detail}. A filter
 * keeps the elements whose field equals ({@code =}), does not equal ({@code !=}), contains ({@code ~}) or does not
 * contain ({@code !~}) a text; behind a filter, a field is that of each element.
 */
final class ViewPath {

    private static final Pattern STEP = Pattern.compile("([^\\[\\]]*)(?:\\[(.*)])?");
    private static final Pattern FILTER = Pattern.compile("([\\w/]+)(!=|!~|=|~)(.*)");

    private ViewPath() {}

    /** The value there; missing where there is none. Several values are an array. */
    static JsonNode of(String path, JsonNode view) {
        JsonNode at = view;
        for (String step : steps(path)) {
            var parts = STEP.matcher(step);
            if (!parts.matches()) {
                throw new IllegalArgumentException("'" + path + "' is no place in a view");
            }
            at = field(parts.group(1), at);
            if (parts.group(2) != null) {
                at = filtered(path, parts.group(2), at);
            }
        }
        return at;
    }

    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i <= path.length(); i++) {
            char c = i < path.length() ? path.charAt(i) : '/';
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == '/' && (depth == 0 || i == path.length())) {
                steps.add(path.substring(begin, i));
                begin = i + 1;
            }
        }
        return steps;
    }

    private static JsonNode field(String name, JsonNode at) {
        if (!at.isArray()) {
            return at.path(name);
        }
        if (name.matches("\\d+")) {
            return at.path(Integer.parseInt(name));
        }
        ArrayNode values = WorldJson.array();
        for (JsonNode item : at) {
            JsonNode value = item.path(name);
            if (value.isArray()) {
                value.forEach(values::add);
            } else if (!value.isMissingNode()) {
                values.add(value);
            }
        }
        return values;
    }

    private static JsonNode filtered(String path, String filters, JsonNode at) {
        ArrayNode kept = WorldJson.array();
        at.forEach(item -> {
            if (keeps(path, filters, item)) {
                kept.add(item);
            }
        });
        return at.isMissingNode() ? MissingNode.getInstance() : kept;
    }

    private static boolean keeps(String path, String filters, JsonNode item) {
        for (String filter : filters.split(",")) {
            var parts = FILTER.matcher(filter);
            if (!parts.matches()) {
                throw new IllegalArgumentException("'" + path + "' has the filter '" + filter + "'");
            }
            String text = item.at('/' + parts.group(1)).asString("");
            String wanted = parts.group(3);
            boolean holds = switch (parts.group(2)) {
                case "=" -> text.equals(wanted);
                case "!=" -> !text.equals(wanted);
                case "~" -> contains(text, wanted);
                default -> !contains(text, wanted);
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
