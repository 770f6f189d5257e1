package io.crossdock.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** docs/reference/model.md says what the schema has and what the mappings do. */
class ModelMappingTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** Parts whose fields have no rows of their own. */
    private static final Set<String> WHOLE = Set.of(
            "billTo",
            "payment.authorization",
            "soldTo",
            "origin",
            "attributes",
            "lines[].attributes",
            "customer.externalIds[]",
            "customer.consents[]",
            "deliveryGroups[]",
            "charges[]",
            "taxes[]",
            "tenders[]",
            "relatedOrders[]",
            "policies[]",
            "externalIds[]",
            "tags[]");

    private record Row(String field, List<String> cells) {}

    @Test
    void everyFieldOfTheSchemaHasARowAndEveryRowAField() {
        var schema =
                EngineJson.MAPPER.readTree(Folders.bytes(Folders.channels().resolve("canonical/order.schema.json")));
        var fields = new TreeSet<String>();
        fields(schema, schema, "", fields);

        var told = new TreeSet<String>();
        rows().forEach(row -> told.add(row.field()));

        assertThat(told).isEqualTo(fields);
    }

    private static void fields(JsonNode root, JsonNode node, String at, Set<String> found) {
        var schema = node.has("$ref") && !node.has("properties")
                ? root.at(node.path("$ref").asString().substring(1))
                : node;
        if (schema.has("items")) {
            fields(root, schema.path("items"), at + "[]", found);
        } else if (schema.has("properties") && !WHOLE.contains(at)) {
            for (var property : schema.path("properties").properties()) {
                fields(
                        root,
                        property.getValue(),
                        at.isEmpty() ? property.getKey() : at + "." + property.getKey(),
                        found);
            }
        } else {
            found.add(at);
        }
    }

    /** Whatever the table names of a partner, the mapping reads. */
    @ParameterizedTest
    @CsvSource({"shopify, 0", "amazon, 1"})
    void theMappingReadsWhatTheTableNames(String channel, int column) throws IOException {
        var mapping = Files.readString(Folders.channels().resolve(channel).resolve("mapping.jsonata"));

        for (var row : rows()) {
            var named = CODE.matcher(row.cells().get(column));
            while (named.find()) {
                var words = named.group(1).split("\\.");
                assertThat(mapping).as(row.field()).contains(words[words.length - 1]);
            }
        }
    }

    /** Whatever a mapping makes of its examples, the table has a cell for. */
    @ParameterizedTest
    @CsvSource({"shopify, 0", "amazon, 1"})
    void theTableNamesWhatTheMappingMakes(String channel, int column) throws IOException {
        var made = new TreeSet<String>();
        try (var files = Files.list(Folders.channels().resolve(channel).resolve("examples"))) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".expected.json")).toList()) {
                places(EngineJson.MAPPER.readTree(Folders.bytes(file)).path("order"), "", made);
            }
        }
        var empty = rows().stream().collect(Collectors.groupingBy(Row::field)).entrySet().stream()
                .filter(e -> e.getValue().stream()
                        .allMatch(r -> r.cells().get(column).startsWith("–")))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(made).isNotEmpty().doesNotContainAnyElementsOf(empty);
    }

    private static void places(JsonNode node, String at, Set<String> found) {
        if (node.isNull() || node.isMissingNode()) {
            return;
        }
        if (node.isArray()) {
            node.forEach(element -> places(element, at + "[]", found));
        } else if (node.isObject() && !WHOLE.contains(at)) {
            node.properties()
                    .forEach(p -> places(p.getValue(), at.isEmpty() ? p.getKey() : at + "." + p.getKey(), found));
        } else {
            found.add(at);
        }
    }

    private static List<Row> rows() {
        var found = new ArrayList<Row>();
        for (var line : lines(Repository.root().resolve("docs/reference/model.md"))) {
            var cells = line.split("\\s*\\|\\s*", -1);
            if (line.startsWith("| `")) {
                found.add(new Row(
                        cells[1].substring(1, cells[1].indexOf('`', 1)),
                        List.of(cells).subList(2, 7)));
            }
        }
        return found;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
