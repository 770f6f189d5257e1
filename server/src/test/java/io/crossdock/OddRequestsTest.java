package io.crossdock;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.support.RunningServer;
import io.crossdock.support.RunningServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every operation refuses what it does not know, and no value of a request makes it fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddRequestsTest {

    private static final Pattern VARIABLE = Pattern.compile("(\\w+)/\\{\\w+}");

    /** Values of path variables that exist or have the right form, by the word before them; else O9. */
    private static final Map<String, String> VALUES = Map.of(
            "nodes",
            "S1",
            "services",
            "standard",
            "versions",
            "1",
            "messages",
            "1",
            "cart-holds",
            "H9",
            "changes",
            "1");

    /** Their bodies have the form of the partner. */
    private static final Pattern OF_PARTNERS =
            Pattern.compile("/v1/(connectors|webhooks|channels)/.*|/v1/parked/.*:replay");

    private final RunningServer server = RunningServer.start(
            "--crossdock.connectors.nodes.http.kind=http",
            "--crossdock.connectors.nodes.http.url=http://127.0.0.1:1/nodes",
            "--spring.mail.port=1");
    private final JsonNode document = server.get("/v1/openapi.json").json();

    OddRequestsTest() {
        assertThat(server.put("/v1/nodes", """
                        {"nodes":[{"code":"S1","name":"S1","kind":"store","country":"US","postalCode":"60601",
                         "latitude":41.88,"longitude":-87.62,"timeZone":"America/Chicago","handlingMinor":1,
                         "orderMinor":0,"active":true}]}""").status()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private record Operation(String method, String path, JsonNode description) {

        String target() {
            return VARIABLE.matcher(path)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(found.group(1) + "/" + VALUES.getOrDefault(found.group(1), "O9")));
        }

        JsonNode schema() {
            return description.at("/requestBody/content/application~1json/schema");
        }

        String type() {
            var types = description.at("/requestBody/content").propertyNames();
            return types.isEmpty() ? "" : types.iterator().next();
        }

        List<String> query() {
            return description
                    .path("parameters")
                    .valueStream()
                    .filter(p -> p.path("in").asString("").equals("query"))
                    .map(p -> p.path("name").asString(""))
                    .toList();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private Stream<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())));
    }

    private Answer send(Operation operation, String query, String body) {
        var request = server.request(operation.target() + query);
        if (!operation.type().isEmpty()) {
            request.header("Content-Type", operation.type());
        }
        return server.send(request.method(
                operation.method(),
                operation.type().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static List<String> violations(Answer answer) {
        return answer.json()
                .path("violations")
                .valueStream()
                .map(v -> v.path("pointer").asString("") + " " + v.path("code").asString(""))
                .toList();
    }

    @Test
    void everyOperationRefusesAnUnknownParameter() {
        assertThat(operations().filter(o -> !OF_PARTNERS.matcher(o.path()).matches()))
                .hasSizeGreaterThan(100)
                .allSatisfy(operation -> {
                    var answer = send(operation, "?limt=1", "{}");

                    assertThat(answer.status())
                            .as("%s: %s", operation, answer.text())
                            .isEqualTo(400);
                    assertThat(violations(answer)).as("%s", operation).contains("/limt unknown-field");
                });
    }

    @Test
    void everyOperationRefusesAParameterThatIsGivenTwice() {
        assertThat(operations().filter(o -> !o.query().isEmpty()))
                .hasSizeGreaterThan(15)
                .allSatisfy(operation -> {
                    var name = operation.query().getFirst();

                    var answer = send(operation, "?" + name + "=1&" + name + "=1", "{}");

                    assertThat(answer.status())
                            .as("%s: %s", operation, answer.text())
                            .isEqualTo(400);
                    assertThat(violations(answer)).as("%s", operation).contains("/" + name + " duplicate");
                });
    }

    @Test
    void aFeedKnowsTheSameParametersHoweverItIsAnswered() {
        var feed = operations()
                .filter(o ->
                        o.path().equals("/v1/stock/feeds/{feed}") && o.method().equals("POST"))
                .findFirst()
                .orElseThrow();

        assertThat(feed.query()).hasSizeGreaterThan(5).allSatisfy(name -> {
            var answer = server.send(server.request("/v1/stock/feeds/erp?" + name + "=x")
                    .header("Content-Type", "text/csv")
                    .header("Accept", "text/plain")
                    .POST(BodyPublishers.ofString("sku,units\nmug,1\n")));

            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(violations(answer)).as(name).doesNotContain("/" + name + " unknown-field");
        });
    }

    @Test
    void anUnknownParameterIsToldWithTheOneThatMayBeMeant() {
        var answer = server.get("/v1/orders?limt=1&sate=open");

        assertThat(answer.json().path("code").asString("")).isEqualTo("wrong-parameter");
        assertThat(answer.json().at("/violations/0/message").asString(""))
                .isEqualTo("is not known here; did you mean limit? Known are brand, channel, cursor, from, legalEntity,"
                        + " limit, node, q, reference, sku, stage, state, to");
        assertThat(answer.json().at("/violations/1/message").asString("")).contains("did you mean state?");
    }

    @Test
    void aPartnerMayAddParametersToItsWebhook() {
        var answer = server.post("/v1/connectors/nodes/events?source=wms", "{}");

        assertThat(answer.json().path("code").asString("")).isEqualTo("bad-signature");
    }

    @Test
    void everyBodyRefusesUnknownFieldsAtEveryDepth() {
        assertThat(operations()
                        .filter(o -> !o.schema().isMissingNode()
                                && !OF_PARTNERS.matcher(o.path()).matches()))
                .hasSizeGreaterThan(45)
                .allSatisfy(operation -> {
                    var expected = new ArrayList<String>();
                    var body = withUnknown(operation.schema(), "", expected);

                    var answer = send(operation, "", body.toString());

                    var found = operation.path().endsWith("orders:batch")
                            ? answer.json()
                                    .at("/results/0/problem/violations")
                                    .valueStream()
                                    .map(v -> "/orders/0" + v.path("pointer").asString("") + " "
                                            + v.path("code").asString(""))
                                    .toList()
                            : violations(answer);
                    assertThat(found).as("%s: %s", operation, answer.text()).containsAll(expected);
                });
    }

    /** A body with an unknown field in each of its objects, and nothing else. @param expected gets the violations */
    private JsonNode withUnknown(JsonNode reference, String pointer, List<String> expected) {
        var schema = resolved(reference);
        if (schema.has("items")) {
            var list = EngineJson.MAPPER.createArrayNode();
            return list.add(withUnknown(schema.path("items"), pointer + "/0", expected));
        }
        if (!schema.has("properties")) {
            return EngineJson.MAPPER.createObjectNode();
        }
        var body = EngineJson.MAPPER.createObjectNode();
        if (!pointer.isEmpty() || !schema.path("properties").has("orders")) {
            body.put("limt", 1);
            expected.add(pointer + "/limt unknown-field");
        }
        // A feed's rows with a fault are parked, not refused.
        schema.path("properties").properties().stream()
                .filter(p ->
                        holdsObjects(p.getValue()) && !schema.path("properties").has("kind"))
                .forEach(p -> body.set(p.getKey(), withUnknown(p.getValue(), pointer + "/" + p.getKey(), expected)));
        return body;
    }

    private boolean holdsObjects(JsonNode reference) {
        var schema = resolved(reference);
        return schema.has("properties") || schema.has("items") && holdsObjects(schema.path("items"));
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                               | 415",
                "application/*                     | 415",
                "application/x-www-form-urlencoded | 415",
                "json                              | 415",
                "application/json; charset=nowhere | 415",
                "application/json                  | 422",
            })
    void theTypeOfABodyIsNamed(String type, int status) {
        var answer = server.send(server.request("/v1/orders/O9:cancel")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"why\":1}")));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/go-live", "/v1/orders", "/v1/overview"})
    void answersInAnotherCharacterSetAreNoFaultOfTheServer(String path) {
        var answer = server.send(server.request(path)
                .header("Accept", "application/json;charset=utf-16")
                .GET());

        assertThat(answer.status()).as(answer.text()).isIn(200, 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32BE"})
    void ordersAreUtf8(String charset) {
        for (var path : List.of("/v1/orders", "/v1/orders:batch")) {
            var body = "{\"orders\":[{},{}]}".getBytes(java.nio.charset.Charset.forName(charset));

            var answer = server.send(server.request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body)));

            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.json().path("code").asString("")).isEqualTo("malformed-json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: \"\\q\"",
                "a: *nowhere",
                "a: !!binary \"####\"",
                "a: &a [*a]",
                "%YAML 9.9\n---\na: 1",
                "a: \"\\ud800\"",
                "a: \u0000",
                "\ta: 1",
            })
    void aDocumentThatIsNoYamlHasAFault(String yaml) {
        for (var kind : List.of("processes", "policies")) {
            var answer = server.send(server.request("/v1/" + kind + ":check")
                    .header("Content-Type", "application/yaml")
                    .POST(BodyPublishers.ofString(yaml)));

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().path("faults").size()).as(answer.text()).isPositive();
        }
    }

    @Test
    void aDocumentMayBeNestedAsDeeplyAsItLikes() {
        for (int depth : new int[] {100, 5_000, 60_000}) {
            for (var yaml : List.of("a: " + "[".repeat(depth) + "]".repeat(depth), "{a: ".repeat(depth))) {
                var answer = server.send(server.request("/v1/processes:check")
                        .header("Content-Type", "application/yaml")
                        .POST(BodyPublishers.ofString(yaml)));

                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                assertThat(answer.json().path("faults").size()).isPositive();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /v1/nodes:close | {\"closures\":[{\"node\":\"S1\",\"reason\":\"x\"},"
                        + "{\"node\":\"S1\",\"reason\":\"x\"}]} | /closures/1/node duplicate",
                "POST | /v1/services:close | {\"closures\":[{\"service\":\"standard\",\"reason\":\"x\"},"
                        + "{\"service\":\"standard\",\"reason\":\"x\"}]} | /closures/1/service duplicate",
                "PUT  | /v1/stock/feeds | {\"feeds\":[{\"name\":\"a\",\"system\":\"erp\",\"staleSeconds\":9},"
                        + "{\"name\":\"a\",\"system\":\"erp\",\"staleSeconds\":9}]} | /feeds/1/name duplicate",
                "PUT  | /v1/stock/adjustment-reasons | {\"reasons\":["
                        + "{\"code\":\"a\",\"name\":\"a\",\"direction\":\"in\",\"correction\":true},"
                        + "{\"code\":\"a\",\"name\":\"a\",\"direction\":\"in\",\"correction\":true}]}"
                        + " | /reasons/1/code duplicate",
            })
    void aNameTwiceInAListIsRefused(String method, String path, String body, String violation) {
        var answer = server.send(server.request(path)
                .header("Content-Type", "application/json")
                .header("Crossdock-Actor", "ann")
                .method(method, BodyPublishers.ofString(body)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(violations(answer)).containsExactly(violation);
    }

    @Test
    void variablesOfPathsAreTextThatCanBeStored() {
        for (var odd : List.of("%00", "a%00b", "%ED%A0%80", "%FF")) {
            for (var path : List.of("/v1/skus/", "/v1/kits/", "/v1/availability/", "/v1/stock/feeds/")) {
                var answer = server.get(path + odd);

                assertThat(answer.status())
                        .as("%s%s: %s", path, odd, answer.text())
                        .isBetween(400, 405);
            }
        }
    }

    @Test
    void anIdThatNothingHasIsNotFound() {
        for (var path : List.of(
                "/v1/cart-holds/H999999",
                "/v1/orders/O999999",
                "/v1/orders/O999999/timeline",
                "/v1/orders/O999999/decisions",
                "/v1/subjects/F999999/timeline",
                "/v1/returns/R999999")) {
            assertThat(server.get(path).status()).as(path).isEqualTo(404);
        }
        var released = server.send(server.request("/v1/cart-holds/H999999").DELETE());
        var extended = server.send(server.request("/v1/cart-holds/H999999")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"seconds\":9}")));

        assertThat(released.json().path("code").asString("")).isEqualTo("cart-hold-not-found");
        assertThat(extended.json().path("code").asString("")).isEqualTo("cart-hold-not-found");
    }

    @Test
    void aMethodThatNobodyTakesIsNotAllowed() {
        var answer = server.send(server.request("/v1/orders").method("PROPFIND", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.json().path("code").asString("")).isEqualTo("method-not-allowed");
    }

    @Test
    void answersRepeatWhatWasSentInTextThatCanBeWritten() {
        var sku = "{\"code\":1,\"name\":[\"" + "y".repeat(57) + "😀\"],\"preorderDate\":\"\\ud800\",\"x\\u0000\":1}";

        var answer = server.put("/v1/skus", "{\"skus\":[" + sku + "]}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("violations").size()).isGreaterThan(3);
        assertThat(new String(answer.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(answer.text());
        assertThat(violations(answer)).contains("/skus/0/x\uFFFD unknown-field");
        assertThat(((ObjectNode) answer.json()).path("code").asString("")).isEqualTo("invalid");
    }
}
