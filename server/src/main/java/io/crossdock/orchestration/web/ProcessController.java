package io.crossdock.orchestration.web;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Engine;
import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.document.VersionedDocuments;
import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.engine.process.ProcessDefinition.Edge;
import io.crossdock.engine.process.ProcessStage;
import io.crossdock.orchestration.web.OrderController.Items;
import io.crossdock.platform.Actor;
import io.crossdock.platform.DocumentDesk;
import io.crossdock.platform.DocumentDesk.Activation;
import io.crossdock.platform.DocumentDesk.History;
import io.crossdock.platform.Refuses;
import io.crossdock.policy.fact.NameDirectory;
import io.crossdock.policy.fact.NameLint;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reads, checks and publishes processes, and activates the version that new subjects start on. */
@RestController
@Tag(name = "Processes")
final class ProcessController {

    private final Engine engine;
    private final DocumentDesk<ProcessDefinition> desk;
    private final NameDirectory directory;

    ProcessController(Engine engine, NameDirectory directory) {
        this.directory = directory;
        this.engine = engine;
        this.desk = new DocumentDesk<>(engine, engine.processes());
    }

    /** @param at business time at which it was published */
    record Version(String process, int version, Instant at, String actor, boolean active) {

        static Version of(VersionedDocuments.Version saved) {
            return new Version(saved.name(), saved.version(), saved.at(), saved.actor(), saved.active());
        }
    }

    /**
     * A version as stages and edges to draw, and as its document.
     *
     * @param name name of the process
     * @param start name of the first stage
     * @param stages the stages to draw
     * @param edges the arrows between them
     * @param warnings what is allowed and seldom meant
     */
    record VersionView(
            String name,
            int version,
            String start,
            List<StageView> stages,
            List<Edge> edges,
            String yaml,
            List<DocumentFault> warnings) {}

    /**
     * A stage to draw.
     *
     * @param name name of the stage
     * @param kind local, remote, await, hold, undo or end
     * @param runs the capability of a local or remote stage; else empty
     * @param detail what it waits for, who decides, or which parameters it has; empty: nothing
     */
    record StageView(String name, String kind, String runs, String detail) {}

    /**
     * A capability that a document may use.
     *
     * @param name name as documents use it, for instance {@code allocate}
     * @param remote whether it calls another system
     * @param outcomes outcomes that a stage with it must lead on
     * @param parameters parameters that a stage may give it
     */
    record CapabilityView(String name, boolean remote, List<String> outcomes, List<String> parameters) {}

    /**
     * Every fault of a document.
     *
     * @param warnings what is allowed and seldom meant; only of a document without faults
     */
    record Faults(List<DocumentFault> faults, List<DocumentFault> warnings) {}

    @Operation(
            operationId = "listProcesses",
            summary = "List processes with their versions",
            description =
                    "Newest version first. New subjects start on the active version; others finish on the version "
                            + "that they started on.")
    @GetMapping("/v1/processes")
    Items<History<Version>> processes() {
        return new Items<>(desk.list(Version::of));
    }

    @Operation(
            operationId = "listCapabilities",
            summary = "List the capabilities that stages may run",
            description = "With the outcomes that a document must handle.")
    @GetMapping("/v1/capabilities")
    Items<CapabilityView> capabilities() {
        return new Items<>(engine.capabilities().values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .map(c -> new CapabilityView(
                        c.name(),
                        c instanceof Capability.Remote<?, ?>,
                        List.copyOf(new TreeSet<>(c.signature().outcomes())),
                        List.copyOf(new TreeSet<>(c.signature().parameters()))))
                .toList());
    }

    @Operation(
            operationId = "getProcessVersion",
            summary = "Read a version: stages, edges and document",
            description = "To draw it, and as the document that was published.")
    @Refuses("404 process-version-not-found")
    @GetMapping("/v1/processes/{name}/versions/{version}")
    VersionView version(@PathVariable String name, @PathVariable int version) {
        return view(desk.find(name, version));
    }

    @Operation(
            operationId = "checkProcess",
            summary = "Check a document",
            description = "Stores nothing. faults is empty when the document can be published; then warnings names what"
                    + " is allowed and seldom meant, such as stages at which an order can't be canceled,"
                    + " and names that nothing has.")
    @PostMapping(
            path = "/v1/processes:check",
            consumes = {"application/yaml", "text/plain"})
    Faults check(@RequestBody String yaml) {
        var faults = desk.check(yaml);
        return new Faults(faults, faults.isEmpty() ? warnings(engine.processes().parse(yaml)) : List.of());
    }

    @Operation(
            operationId = "publishProcess",
            summary = "Store a new version",
            description =
                    "New subjects start on it only after it is activated. The header Crossdock-Actor names the person.")
    @Refuses("422 process-refused")
    @PostMapping(
            path = "/v1/processes",
            consumes = {"application/yaml", "text/plain"})
    @ResponseStatus(HttpStatus.CREATED)
    VersionView publish(@RequestBody String yaml, Actor actor) {
        return view(desk.publish(actor, yaml));
    }

    @Operation(
            operationId = "activateProcessVersion",
            summary = "Activate a version for new subjects",
            description = "Running subjects stay on theirs. To go back, activate an earlier version. The header"
                    + " Crossdock-Actor names the person; an optional reason goes into the log with it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Activation.class))))
    @Refuses({"404 process-version-not-found", "422 invalid"})
    @PostMapping("/v1/processes/{name}/versions/{version:[0-9]+}:activate")
    History<Version> activate(
            @PathVariable String name,
            @PathVariable int version,
            @RequestBody(required = false) @Nullable String body,
            Actor actor) {
        return desk.activate(actor, name, version, body, Version::of);
    }

    private VersionView view(ProcessDefinition definition) {
        return new VersionView(
                definition.name(),
                definition.version(),
                definition.start(),
                definition.stages().values().stream().map(this::drawn).toList(),
                definition.edges(),
                definition.yaml(),
                warnings(definition));
    }

    private List<DocumentFault> warnings(ProcessDefinition definition) {
        return Stream.concat(
                        CancelCheck.warnings(definition).stream(),
                        NameLint.unknown(definition, engine.read(directory::names)).stream())
                .toList();
    }

    private StageView drawn(ProcessStage stage) {
        return switch (stage) {
            case ProcessStage.Run run ->
                new StageView(
                        run.name(),
                        engine.capabilities().get(run.capability()) instanceof Capability.Remote<?, ?>
                                ? "remote"
                                : "local",
                        run.capability(),
                        run.with().isEmpty() ? "" : run.with().toString());
            case ProcessStage.Await await ->
                new StageView(
                        await.name(), "await", "", String.join(", ", await.on().keySet()));
            case ProcessStage.Hold hold ->
                new StageView(hold.name(), "hold", "", hold.reason() + " (" + hold.owner() + ")");
            case ProcessStage.Undo undo -> new StageView(undo.name(), "undo", "", "");
            case ProcessStage.End end -> new StageView(end.name(), "end", "", end.state());
        };
    }
}
