package io.crossdock.bench.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Ids and codes that the server has, by the word that stands for them in paths, parameters and bodies. */
final class KnownValues {

    /** Values of one word. More would not find more. */
    private static final int VALUES_MAX = 200;

    /** Where a word's values come from: the collection's path and the field of its elements. */
    private static final Map<String, Source> SOURCES = Map.ofEntries(
            Map.entry("sku", new Source("/v1/skus", "code")),
            Map.entry("node", new Source("/v1/nodes", "code")),
            Map.entry("service", new Source("/v1/services", "code")),
            Map.entry("order", new Source("/v1/orders", "id")),
            Map.entry("reference", new Source("/v1/orders", "reference")),
            Map.entry("channel", new Source("/v1/stock-channels", "channel")),
            Map.entry("group", new Source("/v1/stock-channels", "group")),
            Map.entry("case", new Source("/v1/cases", "id")),
            Map.entry("subject", new Source("/v1/holds", "id")),
            Map.entry("resolution", new Source("/v1/holds", "resolutions")),
            Map.entry("parked", new Source("/v1/parked", "id")),
            Map.entry("hold", new Source("/v1/cart-holds", "id")),
            Map.entry("process", new Source("/v1/processes", "name")),
            Map.entry("policy", new Source("/v1/policies", "name")),
            Map.entry("version", new Source("/v1/processes", "version")),
            Map.entry("calendar", new Source("/v1/calendars", "name")),
            Map.entry("feed", new Source("/v1/stock/feeds", "name")),
            Map.entry("row", new Source("/v1/stock/parked", "id")),
            Map.entry("task", new Source("/v1/stock/count-tasks", "id")),
            Map.entry("adjustment", new Source("/v1/stock/adjustments", "id")),
            Map.entry("reason", new Source("/v1/stock/adjustment-reasons", "code")),
            Map.entry("supply", new Source("/v1/supplies", "reference")),
            Map.entry("transfer", new Source("/v1/transfers", "id")),
            Map.entry("event", new Source("/v1/events", "next")));

    /** Words that stand before a variable of a path, and the word of its values. */
    private static final Map<String, String> BEFORE = Map.ofEntries(
            Map.entry("skus", "sku"),
            Map.entry("kits", "sku"),
            Map.entry("availability", "sku"),
            Map.entry("nodes", "node"),
            Map.entry("services", "service"),
            Map.entry("orders", "order"),
            Map.entry("returns", "return"),
            Map.entry("cases", "case"),
            Map.entry("subjects", "subject"),
            Map.entry("cart-holds", "hold"),
            Map.entry("processes", "process"),
            Map.entry("policies", "policy"),
            Map.entry("versions", "version"),
            Map.entry("feeds", "feed"),
            Map.entry("messages", "sequence"),
            Map.entry("count-tasks", "task"),
            Map.entry("transfers", "transfer"),
            Map.entry("parked", "parked"));

    private record Source(String path, String field) {}

    private final Map<String, List<String>> values = new HashMap<>();

    static List<String> paths() {
        return SOURCES.values().stream().map(Source::path).distinct().sorted().toList();
    }

    /** Adds the values in the answer of a collection. */
    void learn(String path, JsonNode answer) {
        SOURCES.forEach((word, source) -> {
            if (source.path().equals(path)) {
                answer.findValues(source.field()).forEach(found -> add(word, found));
            }
        });
    }

    private void add(String word, JsonNode found) {
        if (found.isArray()) {
            found.forEach(element -> add(word, element));
        } else if (found.isValueNode() && !found.isNull()) {
            add(word, found.asString());
        }
    }

    void add(String word, String value) {
        var all = values.computeIfAbsent(word, w -> new ArrayList<>());
        if (all.size() < VALUES_MAX && !all.contains(value)) {
            all.add(value);
        }
    }

    List<String> of(String word) {
        return values.getOrDefault(word, List.of());
    }

    /**
     * A value of a word, or one that is made up. The same number of choices is drawn whatever is known, so that a
     * request differs in its ids only when it is made again.
     */
    String any(String word, FuzzDice dice) {
        var known = of(word);
        var madeUp = madeUp(word, dice);
        int drawn = dice.below(VALUES_MAX);
        return dice.oneIn(12) || known.isEmpty() ? madeUp : known.get(drawn % known.size());
    }

    /** A value for a variable of a path. @param before the word before it in the path, {@code skus} */
    String inPath(String before, FuzzDice dice) {
        return any(BEFORE.getOrDefault(before, before), dice);
    }

    private static String madeUp(String word, FuzzDice dice) {
        int number = 1 + dice.below(99);
        var letter = dice.of("O", "F", "R", "M", "S");
        return switch (word) {
            case "order" -> "O" + number;
            case "case" -> "C" + number;
            case "return" -> "R" + number;
            case "subject" -> letter + number;
            case "parked" -> "P" + number;
            case "hold" -> "H" + number;
            case "row" -> "K" + number;
            case "adjustment" -> "A" + number;
            case "task" -> "T" + number;
            case "transfer" -> "X" + number;
            case "version", "sequence" -> Integer.toString(number);
            default -> word + "-" + number;
        };
    }
}
