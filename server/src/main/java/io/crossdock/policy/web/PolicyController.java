package io.crossdock.policy.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.document.VersionedDocuments;
import io.crossdock.platform.Actor;
import io.crossdock.platform.DocumentDesk;
import io.crossdock.platform.DocumentDesk.Activation;
import io.crossdock.platform.DocumentDesk.History;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.policy.DecisionTables;
import io.crossdock.policy.Policies;
import io.crossdock.policy.PolicyRuling;
import io.crossdock.policy.PolicyTable;
import io.crossdock.policy.fact.FactSubject;
import io.crossdock.policy.fact.NameDirectory;
import io.crossdock.policy.fact.NameLint;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Decision tables: read, check, publish and activate. */
@RestController
@Tag(name = "Policies")
final class PolicyController {

    private final DocumentDesk<PolicyTable> desk;

    private final DecisionTables tables;

    private final Engine engine;
    private final Policies policies;
    private final NameDirectory directory;

    PolicyController(Engine engine, Policies policies, DecisionTables tables, NameDirectory directory) {
        this.engine = engine;
        this.policies = policies;
        this.directory = directory;
        this.tables = tables;
        this.desk = new DocumentDesk<>(engine, policies.tables());
    }

    /** @param at business time at which it was published */
    record PolicyVersion(String table, int version, Instant at, String actor, boolean active) {

        static PolicyVersion of(VersionedDocuments.Version saved) {
            return new PolicyVersion(saved.name(), saved.version(), saved.at(), saved.actor(), saved.active());
        }
    }

    record PolicyList(List<History<PolicyVersion>> items) {}

    /**
     * A version with its document.
     *
     * @param hit {@code first}: the first row that fits answers; {@code unique}: no question fits two rows
     * @param rules names of its rows, in their order
     * @param question facts that it asks for; empty for a table of one module, which has columns of its own
     * @param warnings names in it that nothing has now, such as a node that nobody put
     */
    record PolicyDocument(
            String table,
            int version,
            String hit,
            List<String> rules,
            List<String> question,
            String yaml,
            List<DocumentFault> warnings) {

        static PolicyDocument of(PolicyTable table, List<DocumentFault> warnings) {
            var hit = switch (table.hit()) {
                case FIRST -> "first";
                case UNIQUE -> "unique";
            };
            return new PolicyDocument(
                    table.name(), table.version(), hit, table.rules(), table.question(), table.yaml(), warnings);
        }
    }

    /**
     * Every fault of a document.
     *
     * @param warnings names in it that nothing has now, such as a node that nobody put; only of a document without
     *     faults
     */
    record PolicyFaults(List<DocumentFault> faults, List<DocumentFault> warnings) {}

    private PolicyDocument shown(PolicyTable table) {
        return PolicyDocument.of(table, warnings(table));
    }

    private List<DocumentFault> warnings(PolicyTable table) {
        return NameLint.unknown(table.named(), engine.read(directory::names));
    }

    @Operation(
            operationId = "listPolicies",
            summary = "List decision tables with their versions",
            description = "Newest version first. Exactly one version of a table is in force.")
    @GetMapping("/v1/policies")
    PolicyList policies() {
        return new PolicyList(desk.list(PolicyVersion::of));
    }

    @Operation(
            operationId = "getPolicyVersion",
            summary = "Get one version of a decision table",
            description = "With its rules and the document as it was published.")
    @Refuses("404 policy-version-not-found")
    @GetMapping("/v1/policies/{name}/versions/{version:[0-9]+}")
    PolicyDocument version(@PathVariable String name, @PathVariable int version) {
        return shown(desk.find(name, version));
    }

    /**
     * What a version answers.
     *
     * @param table name of the table
     * @param rule name of the row that fits; {@code otherwise} if none does
     * @param answers all answers of the table, by name
     */
    record TableAnswer(String table, int version, String rule, List<NamedAnswer> answers) {

        static TableAnswer of(PolicyRuling ruling) {
            return new TableAnswer(
                    ruling.table(),
                    ruling.version(),
                    ruling.rule(),
                    new TreeMap<>(ruling.values())
                            .entrySet().stream()
                                    .map(e -> NamedAnswer.of(e.getKey(), e.getValue()))
                                    .toList());
        }
    }

    /**
     * An answer.
     *
     * @param name as the document has it under {@code answers}
     * @param values one text; of an answer of words any number
     */
    record NamedAnswer(String name, List<String> values) {

        static NamedAnswer of(String name, Object value) {
            return new NamedAnswer(
                    name,
                    value instanceof Collection<?> words
                            ? words.stream().map(String::valueOf).sorted().toList()
                            : List.of(String.valueOf(value)));
        }
    }

    @Operation(
            operationId = "answerPolicy",
            summary = "Ask one version of a decision table",
            description = "For tables with a question. Nothing is stored. With the facts that the event decision-made "
                    + "of an order recorded, the answer is the one that was given then.")
    @Refuses({"404 policy-version-not-found", "422 invalid"})
    @PostMapping("/v1/policies/{name}/versions/{version:[0-9]+}:answer")
    TableAnswer answer(
            @PathVariable String name, @PathVariable int version, @RequestBody BoundRequest<TableQuestion> request) {
        request.refuseViolations();
        var table = desk.find(name, version);
        var about = table.about();
        if (about.isEmpty()) {
            request.reader().violation("", ViolationCode.NOT_ALLOWED, name + " asks in columns of its own");
        }
        var facts = TableQuestion.facts(request, about.orElse(FactSubject.ORDER));
        request.refuseViolations();
        return TableAnswer.of(tables.recompute(table, facts));
    }

    @Operation(
            operationId = "checkPolicy",
            summary = "List every fault of a decision table",
            description =
                    "Stores nothing. faults is empty if the document can be published; then warnings has the names of"
                            + " nodes, channels, services and the like that nothing has now")
    @PostMapping(
            path = "/v1/policies:check",
            consumes = {"application/yaml", "text/plain"})
    PolicyFaults check(@RequestBody String yaml) {
        var faults = desk.check(yaml);
        return new PolicyFaults(
                faults, faults.isEmpty() ? warnings(policies.tables().parse(yaml)) : List.of());
    }

    @Operation(
            operationId = "publishPolicy",
            summary = "Store a new version of a decision table",
            description = "It is used only after it is activated. The header Crossdock-Actor names the person.")
    @Refuses("422 policy-refused")
    @PostMapping(
            path = "/v1/policies",
            consumes = {"application/yaml", "text/plain"})
    @ResponseStatus(HttpStatus.CREATED)
    PolicyDocument publish(@RequestBody String yaml, Actor actor) {
        return shown(desk.publish(actor, yaml));
    }

    @Operation(
            operationId = "activatePolicyVersion",
            summary = "Activate a version of a decision table",
            description = "New decisions follow it at once, on other nodes within 2 seconds. To go back, activate an "
                    + "earlier version. The header Crossdock-Actor names the person; the log records the reason.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Activation.class))))
    @Refuses({"404 policy-version-not-found", "422 invalid"})
    @PostMapping("/v1/policies/{name}/versions/{version:[0-9]+}:activate")
    History<PolicyVersion> activate(
            @PathVariable String name,
            @PathVariable int version,
            @RequestBody(required = false) @Nullable String body,
            Actor actor) {
        return desk.activate(actor, name, version, body, PolicyVersion::of);
    }
}
