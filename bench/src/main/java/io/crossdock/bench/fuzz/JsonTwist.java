package io.crossdock.bench.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes JSON with a few places spoiled: a value replaced, a field twice, unknown or missing, an element twice or a
 * thousand times.
 */
final class JsonTwist {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MANY = 1_001;
    private static final List<String> UNKNOWN_FIELDS =
            List.of("\"limt\":1", "\"\\u0000\":1", "\"\\ud800\":1", "\"\":{}", "\"a/b~c\":[]");

    private final FuzzDice dice;
    private final Map<Integer, Kind> places = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int position;
    /** Whether nothing was written since the last opened bracket. */
    private boolean empty;

    private enum Kind {
        VALUE,
        UNKNOWN_FIELD,
        FIELD_TWICE,
        NO_FIELD,
        ELEMENT_TWICE,
        ELEMENTS_MANY,
        NO_ELEMENTS
    }

    private JsonTwist(FuzzDice dice) {
        this.dice = dice;
    }

    static byte[] plain(JsonNode body) {
        return OddValues.utf8(MAPPER.writeValueAsString(body));
    }

    /** Spoils one to three places. */
    static byte[] spoiled(JsonNode body, FuzzDice dice) {
        var twist = new JsonTwist(dice);
        int values = count(body);
        int spoils = dice.oneIn(3) ? 1 + dice.below(3) : 1;
        for (int i = 0; i < spoils; i++) {
            var kind = dice.oneIn(3) ? dice.of(Kind.values()) : Kind.VALUE;
            twist.places.put(dice.below(values), kind);
        }
        twist.write(body);
        return twist.out.toByteArray();
    }

    private static int count(JsonNode node) {
        int values = 1;
        for (var child : node.values()) {
            values += count(child);
        }
        return values;
    }

    private void write(JsonNode node) {
        var kind = places.get(position++);
        if (kind == Kind.VALUE || kind != null && !node.isContainer()) {
            out.writeBytes(OddValues.json(node.isString() ? node.stringValue() : "", dice));
            position += count(node) - 1;
        } else if (node.isObject()) {
            object(node, kind);
        } else if (node.isArray()) {
            list(node, kind);
        } else {
            out.writeBytes(plain(node));
        }
    }

    private void object(JsonNode node, @Nullable Kind kind) {
        open('{');
        if (kind == Kind.UNKNOWN_FIELD || kind == Kind.ELEMENTS_MANY) {
            separate();
            out.writeBytes(OddValues.utf8(dice.of(UNKNOWN_FIELDS)));
        }
        boolean spoil = kind == Kind.FIELD_TWICE || kind == Kind.NO_FIELD;
        int spoiled = spoil && !node.isEmpty() ? dice.below(node.size()) : -1;
        int index = 0;
        for (var property : node.properties()) {
            boolean here = index++ == spoiled;
            if (here && kind == Kind.NO_FIELD) {
                position += count(property.getValue());
                continue;
            }
            if (here) {
                name(property.getKey());
                out.writeBytes(dice.oneIn(2) ? plain(property.getValue()) : OddValues.json("", dice));
            }
            name(property.getKey());
            write(property.getValue());
        }
        close('}');
    }

    private void list(JsonNode node, @Nullable Kind kind) {
        open('[');
        int more = kind == Kind.ELEMENTS_MANY ? MANY : kind == Kind.ELEMENT_TWICE ? 1 : 0;
        for (var element : node.values()) {
            if (kind == Kind.NO_ELEMENTS) {
                position += count(element);
                continue;
            }
            for (int i = 0; i < more; i++) {
                separate();
                out.writeBytes(plain(element));
            }
            separate();
            write(element);
        }
        close(']');
    }

    private void name(String name) {
        separate();
        out.writeBytes(OddValues.utf8(MAPPER.writeValueAsString(name)));
        out.write(':');
    }

    private void open(char bracket) {
        out.write(bracket);
        empty = true;
    }

    private void close(char bracket) {
        out.write(bracket);
        empty = false;
    }

    /** Writes a comma, unless a bracket was just opened. */
    private void separate() {
        if (!empty) {
            out.write(',');
        }
        empty = false;
    }
}
