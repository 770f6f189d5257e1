package io.crossdock.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The API's description of what partners send names each field and word that the readers read, and no other. */
class WebhookFieldsTest {

    private static final Pattern FIELD = Pattern.compile(
            "(?:\\.path|\\.has)\\(\"([\\w.]+)\"\\)|\\w+\\((?:event|d|line|item), \"(\\w+)\"|GOODS = \"(\\w+)\"");
    private static final Pattern WORD = Pattern.compile("case ((?:\"[\\w-]+\"(?:, )?)+)");

    private static String source(String... files) throws IOException {
        var text = new StringBuilder();
        for (var file : files) {
            text.append(Files.readString(
                    Repository.root().resolve("server/src/main/java/io/crossdock/connectors/" + file + ".java")));
        }
        return text.toString();
    }

    private static Set<String> fields(String source) {
        var fields = new TreeSet<String>();
        FIELD.matcher(source)
                .results()
                .forEach(found -> fields.add(
                        found.group(1) != null
                                ? found.group(1)
                                : found.group(2) != null ? found.group(2) : found.group(3)));
        return fields;
    }

    private static Set<String> words(String source) {
        var words = new TreeSet<String>();
        WORD.matcher(source)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(", ")))
                .forEach(word -> words.add(word.replace("\"", "")));
        return words;
    }

    private static JsonNode schema(String name) throws IOException {
        var document = EngineJson.tree(Files.readString(Repository.root().resolve("docs/reference/openapi.json")));
        return document.at("/components/schemas/" + name);
    }

    private static Set<String> described(String... schemas) throws IOException {
        var fields = new TreeSet<String>();
        for (var name : schemas) {
            schema(name).path("properties").properties().forEach(field -> {
                assertThat(field.getValue().path("description").asString("")
                                + field.getValue().path("$ref").asString(""))
                        .as(name + "." + field.getKey())
                        .isNotEmpty();
                fields.add(field.getKey());
            });
        }
        return fields;
    }

    @Test
    void nodesAreToldEveryFieldAndWord() throws IOException {
        var source = source("nodes/NodeEvents", "nodes/DigitalNews", "nodes/ReturnNews");
        var read = fields(source);
        // Of an answer to a status request, not of an event.
        read.remove("deliveries");

        assertThat(described("NodeEventBody", "NodeEvent", "NodeEventLine", "NodeEventGoods"))
                .containsAll(read)
                .hasSize(read.size());
        assertThat(schema("NodeEvent").at("/properties/type/enum").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(words(source));
    }

    @Test
    void carriersAreToldEveryFieldAndWord() throws IOException {
        var source = source("carriers/TrackerEvents");

        assertThat(described("TrackerEventBody", "TrackerResult", "TrackerDetail"))
                .containsExactlyInAnyOrderElementsOf(fields(source));
        assertThat(schema("TrackerResult").at("/properties/status/description").asString())
                .contains(words(source));
    }

    @Test
    void thePaymentProviderIsToldEveryFieldAndWord() throws IOException {
        var read = fields(source("payments/AdyenEvents"));
        read.add("hmacSignature");
        var words = words(source("payments/AdyenEvents"));
        var actions = List.of("refund", "cancel");
        words.removeAll(actions);
        words.remove("");

        assertThat(described(
                        "AdyenNotificationBody",
                        "AdyenNotificationItem",
                        "AdyenItem",
                        "AdyenAmount",
                        "AdyenAdditionalData"))
                .containsExactlyInAnyOrderElementsOf(read);
        assertThat(schema("AdyenItem").at("/properties/eventCode/description").asString())
                .contains(words);
    }
}
