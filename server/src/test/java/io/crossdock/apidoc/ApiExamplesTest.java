package io.crossdock.apidoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.scenarios.Partners;
import io.crossdock.support.Repository;
import io.crossdock.support.RunningServer;
import io.crossdock.support.RunningServer.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every example in the API's description works: a server takes it, and the answer looks as the one beside it. */
class ApiExamplesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JsonNode document =
            EngineJson.tree(Files.readString(Repository.root().resolve("docs/reference/openapi.json")));
    private final Map<String, Operation> operations = operations(document);
    private final List<ExampleStep> steps = ExampleStep.all();

    ApiExamplesTest() throws IOException {}

    /** An operation of the document. */
    private record Operation(String method, String path, JsonNode body) {}

    private static Map<String, Operation> operations(JsonNode document) {
        var operations = new TreeMap<String, Operation>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.put(
                                operation.getValue().get("operationId").stringValue(),
                                new Operation(
                                        operation.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        operation.getValue()))));
        return operations;
    }

    @Test
    void everyOperationHasAnExample() {
        var shown = steps.stream()
                .filter(ExampleStep::shown)
                .map(ExampleStep::operation)
                .toList();

        assertThat(shown).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(shown)).isEqualTo(operations.keySet());
    }

    @Test
    void theServerTakesTheExamplesAndAnswersAsShown() throws IOException {
        var answers = new TreeMap<String, JsonNode>();
        var faults = new ArrayList<String>();

        try (var partners = new Partners();
                var server = RunningServer.start(partners.settings())) {
            var known = new HashMap<String, String>();
            for (var step : steps) {
                if (step.step().toString().contains("${capture}")) {
                    known.putAll(ApiExamples.captured(captureKey(partners)));
                }
                var answer = tried(server, step, known);
                if (answer.status() != step.status()) {
                    faults.add(step.name() + " is answered with " + answer.status() + " " + answer.text());
                    continue;
                }
                boolean json = answer.contentType().contains("json");
                var body = json ? answer.json() : EngineJson.MAPPER.<JsonNode>valueToTree(answer.text());
                faults.addAll(json ? misfits(step, body, known) : List.of());
                known.putAll(step.kept(body));
                if (step.recorded()) {
                    answers.put(step.name(), ApiExamples.shortened(body));
                }
            }
        }

        assertThat(faults).isEmpty();
        store(answers);
    }

    /** Asks until the answer has what the step waits for. */
    private Answer tried(RunningServer server, ExampleStep step, Map<String, String> known) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var answer = send(server, step, known);
        while (answer.status() == step.status() && step.step().has("until") && step.awaits(answer.json())) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        step.name() + " waits for " + step.step().get("until") + ": " + answer.text());
            }
            Thread.yield();
            answer = send(server, step, known);
        }
        return answer;
    }

    /** The key of the capture that the payment provider was asked for. */
    private static String captureKey(Partners partners) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (partners.keys("/captures").isEmpty()) {
            assertThat(System.nanoTime()).as("a capture is asked for").isLessThan(end);
            Thread.yield();
        }
        return partners.keys("/captures").getFirst();
    }

    private Answer send(RunningServer server, ExampleStep step, Map<String, String> known) {
        var operation = operation(step);
        var request = server.request(target(operation, step, known));
        var json = step.body(known);
        step.texts("headers", known).forEach(request::header);
        if (step.step().has("actor")) {
            request.header("Crossdock-Actor", step.step().get("actor").stringValue());
        }
        if (json == null) {
            return server.send(request.method(operation.method(), BodyPublishers.noBody()));
        }
        var body = json.isString() ? json.stringValue() : json.toString();
        if (step.signed()) {
            request.header("X-Hmac-Signature", Partners.signature(body));
        }
        request.header("Content-Type", step.type());
        return server.send(request.method(operation.method(), BodyPublishers.ofString(body)));
    }

    private static String target(Operation operation, ExampleStep step, Map<String, String> known) {
        var path = operation.path();
        for (var variable : step.texts("at", known).entrySet()) {
            path = path.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        var query = step.texts("query", known).entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Fields of request and answer that the document does not have. */
    private List<String> misfits(ExampleStep step, JsonNode answer, Map<String, String> known) {
        var found = new ArrayList<>(misfits(step, answer));
        var body = step.body(known);
        if (body != null && !body.isString()) {
            var asked = operation(step).body().at("/requestBody/content/application~1json/schema");
            found.addAll(new OpenApiShapes(document).misfits(step.name() + " asks", body, asked));
        }
        return found;
    }

    private List<String> misfits(ExampleStep step, JsonNode answer) {
        var content = operation(step).body().at("/responses/" + step.status() + "/content");
        return step.status() >= 300 || content.isEmpty()
                ? List.of()
                : new OpenApiShapes(document)
                        .misfits(
                                step.name() + " answers",
                                answer,
                                content.iterator().next().path("schema"));
    }

    private Operation operation(ExampleStep step) {
        return Objects.requireNonNull(operations.get(step.operation()), step.operation());
    }

    /**
     * Keeps the stored answers while the document has their fields, since ids, times and progress differ in each run.
     */
    private void store(Map<String, JsonNode> answers) throws IOException {
        var file = Repository.root().resolve(ApiExamples.ANSWERS);
        var stored = EngineJson.tree(Files.exists(file) ? Files.readString(file) : "{}");
        var stale = steps.stream()
                .filter(step -> answers.containsKey(step.name()))
                .filter(step -> !stored.has(step.name())
                        || !misfits(step, stored.get(step.name())).isEmpty())
                .map(ExampleStep::name)
                .toList();
        if (!stale.isEmpty() || stored.size() != answers.size()) {
            Files.writeString(
                    file, EngineJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answers) + "\n");
            fail(ApiExamples.ANSWERS + " was out of date for " + stale + ". The test has updated it: run"
                    + " ApiDocumentTest, look at the differences and commit both.");
        }
    }
}
