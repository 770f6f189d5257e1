package io.crossdock.apidoc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Descriptions and examples of fields and parameters. Javadoc says what is meant in one place,
 * {@code apidoc/fields.yaml} what is meant in several.
 */
final class ApiWords {

    private static final String EVERYWHERE = "everywhere";
    private static final String PARAMETERS = "parameters";

    /** Javadoc that only says what a special value means is added to what the field means in general. */
    private static final Pattern ADDED = Pattern.compile("(null|absent|empty|0)\\b[^:]*:.*");

    /** An entry of the file. */
    private record Entry(String section, String name, JsonNode body) {

        boolean says() {
            return body.has("says");
        }

        String text() {
            return sentence(body.path("says").stringValue());
        }
    }

    private final Map<String, Map<String, Entry>> sections = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final JavadocTexts javadoc = new JavadocTexts();
    private final Map<Entry, Set<String>> uses = new HashMap<>();
    private final Set<Entry> examplesUsed = new HashSet<>();
    private final Set<String> faults = new TreeSet<>();

    ApiWords() {
        file().properties()
                .forEach(section -> section.getValue()
                        .properties()
                        .forEach(entry -> add(section.getKey(), entry.getKey(), entry.getValue())));
    }

    private void add(String section, String name, JsonNode body) {
        var entry = new Entry(section, name, body);
        entries.add(entry);
        for (var type : section.split(", ")) {
            sections.computeIfAbsent(type, _ -> new HashMap<>()).put(name, entry);
        }
    }

    private static JsonNode file() {
        try (var file = new ClassPathResource("apidoc/fields.yaml").getInputStream()) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a component of a record is; null: nobody says it. @param field its name in JSON */
    @Nullable
    String component(RecordComponent component, String field) {
        var type = component.getDeclaringRecord();
        return chosen(
                javadoc.component(type, component.getName()),
                found(field, type.getSimpleName(), EVERYWHERE),
                type.getName() + "." + field);
    }

    /** What a parameter of a handler is; null: nobody says it. @param wire its name in the request */
    @Nullable
    String parameter(Class<?> controller, String method, String name, String wire) {
        return chosen(
                javadoc.parameter(controller, method, name),
                found(wire, controller.getSimpleName(), PARAMETERS, EVERYWHERE),
                controller.getName() + "." + method + "." + wire);
    }

    /** What a component of a query's record is; null: nobody says it. */
    @Nullable
    String parameter(RecordComponent component) {
        var type = component.getDeclaringRecord();
        var name = component.getName();
        return chosen(
                javadoc.component(type, name),
                found(name, type.getSimpleName(), PARAMETERS, EVERYWHERE),
                type.getName() + "." + name);
    }

    /** The entry of the first of these sections that has the name. */
    private Entry found(String name, String... sections) {
        for (var section : sections) {
            var entry = this.sections.getOrDefault(section, Map.of()).get(name);
            if (entry != null) {
                return entry;
            }
        }
        return new Entry(sections[0], name, MissingNode.getInstance());
    }

    private @Nullable String chosen(@Nullable String own, Entry shared, String place) {
        if (!shared.says()) {
            return own == null ? null : sentence(own);
        }
        boolean added = own != null && ADDED.matcher(own).matches();
        if (own == null || added) {
            uses.computeIfAbsent(shared, _ -> new HashSet<>()).add(place);
            return own == null ? shared.text() : shared.text() + " " + sentence(own);
        }
        if (sentence(own).equals(shared.text())) {
            faults.add(place + " says what fields.yaml says");
        }
        return sentence(own);
    }

    /** An example of a record's field that has a type in JSON. @return null: none */
    @Nullable
    Object example(RecordComponent component, String field, String type) {
        var entry = found(field, component.getDeclaringRecord().getSimpleName(), EVERYWHERE);
        var example = entry.body().path("example");
        var value = switch (type) {
            case "string" -> example.isString() ? example.stringValue() : null;
            case "integer" -> example.isIntegralNumber() ? (Object) example.longValue() : null;
            case "number" -> example.isNumber() ? (Object) example.decimalValue() : null;
            default -> null;
        };
        if (value != null) {
            examplesUsed.add(entry);
        }
        return value;
    }

    /** Entries that nothing or only one place uses, and texts that stand twice. */
    List<String> faults() {
        for (var entry : entries) {
            var places = uses.getOrDefault(entry, Set.of());
            var at = "fields.yaml, " + entry.section() + ", " + entry.name() + ": ";
            if (entry.says() && places.size() < 2) {
                faults.add(at + "write it as @param, only one place uses it: " + places);
            }
            if (entry.body().has("example") && !examplesUsed.contains(entry)) {
                faults.add(at + "no field uses the example");
            }
        }
        return List.copyOf(faults);
    }

    /** The text with a capital at its beginning, unless it begins with code, and a full stop. */
    private static String sentence(String text) {
        var begun = text.startsWith("`") ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return begun.matches(".*[.!?]") ? begun : begun + ".";
    }
}
