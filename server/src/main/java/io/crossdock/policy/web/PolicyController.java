package io.crossdock.policy.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.document.VersionedDocuments;
import io.crossdock.platform.Actor;
import io.crossdock.platform.DocumentDesk;
import io.crossdock.platform.DocumentDesk.Activation;
import io.crossdock.platform.DocumentDesk.History;
import io.crossdock.platform.Refuses;
import io.crossdock.policy.Policies;
import io.crossdock.policy.PolicyTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
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

    PolicyController(Engine engine, Policies policies) {
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
     */
    record PolicyDocument(String table, int version, String hit, List<String> rules, String yaml) {

        static PolicyDocument of(PolicyTable table) {
            var hit = switch (table.hit()) {
                case FIRST -> "first";
                case UNIQUE -> "unique";
            };
            return new PolicyDocument(table.name(), table.version(), hit, table.rules(), table.yaml());
        }
    }

    /** Every fault of a document. */
    record PolicyFaults(List<DocumentFault> faults) {}

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
        return PolicyDocument.of(desk.find(name, version));
    }

    @Operation(
            operationId = "checkPolicy",
            summary = "List every fault of a decision table",
            description = "Stores nothing. faults is empty if the document can be published.")
    @PostMapping(
            path = "/v1/policies:check",
            consumes = {"application/yaml", "text/plain"})
    PolicyFaults check(@RequestBody String yaml) {
        return new PolicyFaults(desk.check(yaml));
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
        return PolicyDocument.of(desk.publish(actor, yaml));
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
