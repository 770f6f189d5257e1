package io.crossdock.apidoc;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.support.Repository;
import io.crossdock.support.RunningServer;
import io.crossdock.support.RunningServer.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The committed description of the API is current, and answers fit it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDocumentTest {

    /** Problems that every operation may answer with; they come from {@code platform.web}. */
    private static final List<String> ANYWHERE =
            List.of("unreadable-body", "malformed-json", "unsupported-media-type", "invalid");

    /** Values of path variables, by the word before them. */
    private static final Map<String, String> IDS = Map.ofEntries(
            entry("orders", "O9"),
            entry("fulfillments", "F9"),
            entry("cases", "C9"),
            entry("changes", "1"),
            entry("returns", "R9"),
            entry("parked", "P9"),
            entry("subjects", "O9"),
            entry("skus", "mug"),
            entry("processes", "order"),
            entry("policies", "sourcing"),
            entry("versions", "1"),
            entry("channels", "shopify"),
            entry("messages", "1"));

    private static final Pattern VARIABLE = Pattern.compile("(\\w+)/\\{\\w+}");

    private final RunningServer server = RunningServer.with(
            ApiDescription.class,
            "--springdoc.api-docs.enabled=true",
            "--crossdock.connectors.nodes.http.kind=http",
            "--crossdock.connectors.nodes.http.url=http://127.0.0.1:1/nodes",
            "--spring.mail.port=1");
    private final JsonNode document = server.get("/made/openapi.json").json();

    /** An operation of the document. */
    private record Operation(String method, String path, JsonNode body) {
        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theCommittedDocumentIsTheOneThatTheCodeMakes() throws IOException {
        var file = Repository.root().resolve("docs/reference/openapi.json");
        var made = server.get("/made/openapi.json").text() + "\n";
        if (!Files.exists(file) || !Files.readString(file).equals(made)) {
            Files.writeString(file, made);
            fail("docs/reference/openapi.json was out of date. The test has updated it: look at the difference and"
                    + " commit it.");
        }
    }

    @Test
    void everyMeaningStandsInOnePlace() {
        assertThat(server.bean(RecordFields.class).twins()).isEmpty();
        assertThat(server.bean(ApiWords.class).faults()).isEmpty();
    }

    @Test
    void everyOperationAnswersAsItIsDocumented() {
        assertThat(operations()).hasSizeGreaterThan(30).allSatisfy(operation -> {
            var answer = send(operation);

            var documented = operation.body.get("responses");
            assertThat(answer.status()).as("%s: %s", operation, answer.text()).isNotIn(405, 500);
            if (answer.contentType().equals("application/problem+json")) {
                var code = answer.json().get("code").stringValue();
                var known = documented
                        .path(String.valueOf(answer.status()))
                        .path("description")
                        .asString("");
                assertThat(ANYWHERE.contains(code) || List.of(known.split(", ")).contains(code))
                        .as("%s: %s", operation, code)
                        .isTrue();
            } else {
                assertThat(documented.has(String.valueOf(answer.status())))
                        .as("%s: %s", operation, answer.status())
                        .isTrue();
            }
        });
    }

    @Test
    void everyOperationHasAnIdASummaryATagAndASuccess() {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.body.path("operationId").asString(""))
                    .as("%s", operation)
                    .matches("[a-z][A-Za-z]+");
            assertThat(operation.body.path("summary").asString(""))
                    .as("%s", operation)
                    .isNotBlank();
            assertThat(operation.body.path("tags").size()).as("%s", operation).isEqualTo(1);
            assertThat(operation.body.get("responses").propertyNames())
                    .as("%s", operation)
                    .anyMatch(status -> status.startsWith("2"));
        });
        assertThat(operations().stream().map(o -> o.body.get("operationId").stringValue()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/orders?limit=0&state=lost&cursor=x            | /limit out-of-range, /state not-a-choice,"
                        + " /cursor wrong-format",
                "/v1/orders?limit=many                             | /limit wrong-type",
                "/v1/skus?limit=501                                | /limit out-of-range",
                "/v1/events?after=x&limit=0                        | /after wrong-format, /limit out-of-range",
                "/v1/cases?state=lost&subject=x                    | /state not-a-choice, /subject wrong-format",
                "/v1/cases?cursor=x                                | /cursor wrong-format",
                "/v1/supplies?state=lost&limit=0&cursor=x          | /state not-a-choice, /limit out-of-range,"
                        + " /cursor wrong-format",
                "/v1/transfers?state=lost&limit=0&cursor=x         | /state not-a-choice, /limit out-of-range,"
                        + " /cursor wrong-format",
                "/v1/stock/parked?state=lost&cursor=A1             | /cursor wrong-format, /state not-a-choice",
                "/v1/stock/adjustments?state=lost&cursor=K1        | /cursor wrong-format, /state not-a-choice",
                "/v1/stock/count-tasks?state=lost                  | /state not-a-choice",
                "/v1/promises/score?by=moon&from=noon              | /by not-a-choice, /from wrong-format",
                "/v1/skus/mug/waiting?limit=0&cursor=x             | /limit out-of-range, /cursor wrong-format",
                "/v1/availability/changes?limit=0                  | /limit out-of-range, /after required",
                "/v1/availability/pickup?sku=mug&limit=0&country=US | /limit out-of-range, /postalCode required",
                "/v1/stock/feeds/pos/messages/one                   | /sequence wrong-type",
            })
    void namesEveryParameterThatCanNotBe(String query, String violations) {
        var answer = server.get(query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("code").stringValue()).isEqualTo("wrong-parameter");
        assertThat(answer.json().get("violations").values().stream()
                        .map(v -> v.get("pointer").stringValue() + " "
                                + v.get("code").stringValue()))
                .containsExactly(violations.split(", "));
    }

    @Test
    void everyProblemIsInTheReference() throws IOException {
        var reference = Files.readString(Repository.root().resolve("docs/reference/problems.md"));
        var documented = new TreeSet<String>();
        operations()
                .forEach(operation -> operation.body.get("responses").properties().stream()
                        .filter(response -> response.getKey().matches("[45]\\d\\d")
                                && response.getValue().toString().contains("/Problem"))
                        .flatMap(response -> Stream.of(response.getValue()
                                        .get("description")
                                        .stringValue()
                                        .split(", "))
                                .map(code -> "| `" + code + "` | " + response.getKey() + " |"))
                        .forEach(documented::add));

        assertThat(documented)
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> assertThat(reference).contains(row));
    }

    @Test
    void theReferenceHasEveryCapabilityWithItsOutcomes() throws IOException {
        var reference = Files.readString(Repository.root().resolve("docs/reference/capabilities.md"));

        assertThat(server.get("/v1/capabilities").json().get("items").values())
                .hasSizeGreaterThan(20)
                .allSatisfy(capability -> {
                    var row = "| `" + capability.get("name").stringValue() + "` | "
                            + (capability.get("remote").booleanValue() ? "remote" : "local") + " | "
                            + joined(capability.get("outcomes")) + " | " + joined(capability.get("parameters"));
                    assertThat(reference).contains(row);
                });
    }

    @Test
    void whatIsReadHasTheDocumentedFields() {
        var order = place();
        var shapes = new OpenApiShapes(document);

        var read = operations().stream()
                .filter(operation -> operation.method.equals("get"))
                .toList();

        assertThat(read).hasSizeGreaterThan(15).allSatisfy(operation -> {
            var answer = server.get(filled(operation.path).replace("O9", order));
            if (answer.status() == 200 && answer.contentType().contains("json")) {
                var schema = operation
                        .body
                        .at("/responses/200/content")
                        .iterator()
                        .next()
                        .get("schema");
                assertThat(shapes.misfits(operation.toString(), answer.json(), schema))
                        .isEmpty();
            }
        });
    }

    @Test
    void findsWhatDoesNotFit() {
        var taken = document.at("/components/schemas/TakenOrder");
        var answer = EngineJson.tree("""
                {"id": 7, "channel": "web", "reference": "r", "currency": "USD", "totalMinor": 1, "lines": 1,
                 "surprise": true}""");

        assertThat(new OpenApiShapes(document).misfits("x", answer, taken))
                .containsExactlyInAnyOrder(
                        "x.id is documented as string and is NUMBER",
                        "x.surprise is not documented",
                        "x.self is documented as required and is missing");
    }

    /** Places an order that is paid to the channel, so that it is released and has a fulfillment. */
    private String place() {
        server.put("/v1/skus", """
                {"skus": [{"code": "mug", "name": "Mug", "unit": "each", "weightGrams": 400, "priceMinor": 1999,
                 "currency": "USD"}]}""");
        server.put("/v1/nodes", """
                {"nodes": [{"code": "DC1", "name": "Memphis", "kind": "dc", "country": "US", "postalCode": "38118",
                 "latitude": 35.05, "longitude": -89.98, "timeZone": "America/Chicago", "handlingMinor": 20,
                 "orderMinor": 50, "active": true}]}""");
        server.post("/v1/stock:count", "{\"counts\": [{\"sku\": \"mug\", \"node\": \"DC1\", \"onHand\": 10}]}");
        server.post("/v1/channels/amazon/orders", "{\"order\": {}}");
        var placed = server.post("/v1/orders", """
                {"channel": "web", "reference": "doc-1", "placedAt": "2026-11-23T09:00:00Z", "currency": "USD",
                 "customer": {"name": "Ada Lovelace"},
                 "shipTo": {"name": "Ada Lovelace", "line1": "1 Main St", "city": "Memphis", "postalCode": "38103",
                 "country": "US"}, "lines": [{"sku": "mug", "quantity": 2, "unitPriceMinor": 1999}],
                 "totalMinor": 3998, "payment": {"method": "collected"}}""");
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        var schema = document.at("/paths/~1v1~1orders/post/responses/201/content")
                .iterator()
                .next()
                .get("schema");
        assertThat(new OpenApiShapes(document).misfits("POST /v1/orders", placed.json(), schema))
                .isEmpty();
        return placed.json().get("id").stringValue();
    }

    private static String joined(JsonNode words) {
        return words.valueStream().map(JsonNode::stringValue).collect(Collectors.joining(", "));
    }

    private List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(
                                new Operation(operation.getKey(), path.getKey(), operation.getValue()))));
        return operations;
    }

    private static String filled(String path) {
        return VARIABLE.matcher(path)
                .replaceAll(found -> found.group(1) + "/" + IDS.getOrDefault(found.group(1), "none"));
    }

    private Answer send(Operation operation) {
        var path = filled(operation.path);
        var accepted = operation.body.path("requestBody").path("content");
        var type = accepted.isObject() ? accepted.propertyNames().iterator().next() : "application/json";
        var body = operation.method.equals("get") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
        return server.send(server.request(path)
                .header("content-type", type)
                .method(operation.method.toUpperCase(Locale.ROOT), body));
    }
}
