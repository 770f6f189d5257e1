package io.crossdock.policy.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Fault;
import io.crossdock.platform.Refuses;
import io.crossdock.policy.Policies;
import io.crossdock.policy.Policies.Document;
import io.crossdock.policy.Policies.Version;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Decision tables: read, check, publish, and choose the version that answers. */
@RestController
@Tag(name = "Policies")
final class PolicyController {

    private final Engine engine;
    private final Policies policies;

    PolicyController(Engine engine, Policies policies) {
        this.engine = engine;
        this.policies = policies;
    }

    /** A table with all its versions, newest first. @param activeVersion 0: none */
    record PolicyView(String name, int activeVersion, List<Version> versions) {

        static PolicyView of(String name, List<Version> versions) {
            return new PolicyView(name, versions.stream().filter(Version::active).mapToInt(Version::version).findFirst().orElse(0), versions);
        }
    }

    record PolicyList(List<PolicyView> items) {}

    /** Everything that is wrong with a document. */
    record PolicyFaults(List<Fault> faults) {}

    @Operation(operationId = "listPolicies", summary = "List decision tables with their versions")
    @GetMapping("/v1/policies")
    PolicyList policies() {
        var byTable = new TreeMap<String, List<Version>>();
        engine.read(policies::versions).forEach(v -> byTable.computeIfAbsent(v.table(), k -> new ArrayList<>()).add(v));
        return new PolicyList(byTable.entrySet().stream().map(e -> PolicyView.of(e.getKey(), e.getValue())).toList());
    }

    @Operation(operationId = "getPolicyVersion", summary = "One version of a decision table")
    @Refuses("404 policy-version-not-found")
    @GetMapping("/v1/policies/{name}/versions/{version:[0-9]+}")
    Document version(@PathVariable String name, @PathVariable int version) {
        return engine.read(tx -> policies.find(tx, name, version)).orElseThrow(() -> notFound(name, version));
    }

    private static Refused notFound(String name, int version) {
        return Refused.notFound("policy-version", name + " " + version);
    }

    @Operation(
            operationId = "checkPolicy",
            summary = "Say every fault of a decision table",
            description = "Stores nothing. faults is empty when the document can be published.")
    @PostMapping(path = "/v1/policies:check", consumes = {"application/yaml", "text/plain"})
    PolicyFaults check(@RequestBody String yaml) {
        return new PolicyFaults(policies.check(yaml));
    }

    @Operation(
            operationId = "publishPolicy",
            summary = "Store a new version of a decision table",
            description = "It answers only after it is activated.")
    @Refuses("422 policy-refused")
    @PostMapping(path = "/v1/policies", consumes = {"application/yaml", "text/plain"})
    @ResponseStatus(HttpStatus.CREATED)
    Document publish(@RequestBody String yaml) {
        try {
            return engine.transact("api", tx -> policies.save(tx, yaml));
        } catch (Policies.Invalid e) {
            throw new Refused("policy-refused", 422, "The policy document has " + e.faults().size() + " fault(s)",
                    e.faults().stream().map(f -> new Violation(f.path(), "fault", f.message())).toList());
        }
    }

    @Operation(
            operationId = "activatePolicyVersion",
            summary = "Let a version of a decision table answer",
            description = "New decisions follow it at once, on other nodes within 2 seconds. Activating an earlier version is the way back.")
    @Refuses("404 policy-version-not-found")
    @PostMapping("/v1/policies/{name}/versions/{version:[0-9]+}:activate")
    PolicyView activate(@PathVariable String name, @PathVariable int version) {
        engine.transact("api", tx -> {
            if (policies.find(tx, name, version).isEmpty()) {
                throw notFound(name, version);
            }
            policies.activate(tx, name, version);
            return 0;
        });
        policies.refresh();
        var versions = engine.read(policies::versions).stream().filter(v -> v.table().equals(name)).toList();
        return PolicyView.of(name, versions);
    }
}
