package io.crossdock.orchestration.web;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Definition.Edge;
import io.crossdock.engine.Definition;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Fault;
import io.crossdock.engine.Processes.Version;
import io.crossdock.engine.Processes;
import io.crossdock.engine.Stage;
import io.crossdock.orchestration.web.OrderController.Items;
import io.crossdock.platform.Refuses;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Processes: read, check, publish, and choose the version on which new subjects start. */
@RestController
@Tag(name = "Processes")
final class ProcessController {

    private final Engine engine;

    ProcessController(Engine engine) {
        this.engine = engine;
    }

    /** A process with all its versions, newest first. */
    record ProcessView(String name, int activeVersion, List<Version> versions) {}

    /** A version as a drawing: stages, arrows, and the document that both come from. */
    record VersionView(String name, int version, String start, List<StageView> stages, List<Edge> edges, String yaml) {}

    /** @param kind local, remote, await, hold, undo or end; {@code runs} is the capability, else empty */
    record StageView(String name, String kind, String runs, String detail) {}

    /** What a document may use. */
    record CapabilityView(String name, boolean remote, List<String> outcomes, List<String> parameters) {}

    /** Everything that is wrong with a document. */
    record Faults(List<Fault> faults) {}

    @Operation(operationId = "listProcesses", summary = "List processes with their versions")
    @GetMapping("/v1/processes")
    Items<ProcessView> processes() {
        return engine.read(tx -> new Items<>(engine.processes().active(tx).stream()
                .map(a -> new ProcessView(
                        a.process(), a.version(), engine.processes().versions(tx, a.process())))
                .toList()));
    }

    @Operation(
            operationId = "listCapabilities",
            summary = "What stages may run",
            description = "With the outcomes that a document must handle.")
    @GetMapping("/v1/capabilities")
    Items<CapabilityView> capabilities() {
        return new Items<>(engine.processes().capabilities().values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .map(c -> new CapabilityView(
                        c.name(),
                        c instanceof Capability.Remote<?, ?>,
                        List.copyOf(new TreeSet<>(c.outcomes())),
                        List.copyOf(new TreeSet<>(c.parameters()))))
                .toList());
    }

    @Operation(operationId = "getProcessVersion", summary = "One version as a drawing and as its document")
    @Refuses("404 process-version-not-found")
    @GetMapping("/v1/processes/{name}/versions/{version}")
    VersionView version(@PathVariable String name, @PathVariable int version) {
        return engine.read(tx -> engine.processes().find(tx, name, version))
                .map(this::view)
                .orElseThrow(() -> Refused.notFound("process-version", name + " " + version));
    }

    @Operation(
            operationId = "checkProcess",
            summary = "Say every fault of a document",
            description = "Stores nothing. faults is empty when the document can be published.")
    @PostMapping(path = "/v1/processes:check", consumes = {"application/yaml", "text/plain"})
    Faults check(@RequestBody String yaml) {
        return new Faults(engine.processes().check(yaml));
    }

    @Operation(
            operationId = "publishProcess",
            summary = "Store a new version",
            description = "New subjects start on it only after it is activated.")
    @Refuses("422 process-refused")
    @PostMapping(path = "/v1/processes", consumes = {"application/yaml", "text/plain"})
    @ResponseStatus(HttpStatus.CREATED)
    VersionView publish(@RequestBody String yaml) {
        try {
            return view(engine.transact("api", tx -> engine.processes().save(tx, yaml)));
        } catch (Processes.Invalid e) {
            throw new Refused(
                    "process-refused",
                    422,
                    "The process document has " + e.faults().size() + " fault(s)",
                    e.faults().stream()
                            .map(f -> new Violation(f.path(), "fault", f.message()))
                            .toList());
        }
    }

    @Operation(
            operationId = "activateProcessVersion",
            summary = "Let new subjects start on a version",
            description = "Running subjects stay on theirs. Activating an earlier version is the way back.")
    @Refuses("404 process-version-not-found")
    @PostMapping("/v1/processes/{name}/versions/{version:[0-9]+}:activate")
    ProcessView activate(@PathVariable String name, @PathVariable int version) {
        if (engine.read(tx -> engine.processes().find(tx, name, version)).isEmpty()) {
            throw Refused.notFound("process-version", name + " " + version);
        }
        engine.activate("api", name, version);
        return engine.read(tx -> new ProcessView(name, version, engine.processes().versions(tx, name)));
    }

    private VersionView view(Definition definition) {
        return new VersionView(
                definition.process(),
                definition.version(),
                definition.start(),
                definition.stages().values().stream().map(this::drawn).toList(),
                definition.edges(),
                definition.yaml());
    }

    private StageView drawn(Stage stage) {
        return switch (stage) {
            case Stage.Run run ->
                new StageView(
                        run.name(),
                        engine.processes().capabilities().get(run.capability()) instanceof Capability.Remote<?, ?>
                                ? "remote"
                                : "local",
                        run.capability(),
                        run.with().isEmpty() ? "" : run.with().toString());
            case Stage.Await await -> new StageView(await.name(), "await", "", String.join(", ", await.on().keySet()));
            case Stage.Hold hold -> new StageView(hold.name(), "hold", "", hold.reason() + " (" + hold.owner() + ")");
            case Stage.Undo undo -> new StageView(undo.name(), "undo", "", "");
            case Stage.End end -> new StageView(end.name(), "end", "", end.state());
        };
    }
}
