package io.crossdock.allocation.reallocation.web;

import io.crossdock.allocation.reallocation.ClosureSubscriber;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Closure;
import io.crossdock.masterdata.Closure.Kind;
import io.crossdock.masterdata.Closures;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.platform.DuplicateCheck;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import io.crossdock.sourcing.Sourcing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Outages: closes nodes or services of the rate card for a time, and reopens them. All or nothing. It stands here
 * because only this module sees both the nodes and the rate card.
 */
@RestController
@Tag(name = "Master data")
final class ClosureController {

    private static final String ACTOR = "api";

    private final Engine engine;
    private final Masterdata masterdata;
    private final Sourcing sourcing;
    private final Closures closures;

    private final ClosureSubscriber evacuation;

    ClosureController(
            Engine engine, Masterdata masterdata, Sourcing sourcing, Closures closures, ClosureSubscriber evacuation) {
        this.engine = engine;
        this.masterdata = masterdata;
        this.sourcing = sourcing;
        this.closures = closures;
        this.evacuation = evacuation;
    }

    /**
     * Request body, for the API's description only.
     *
     * @param from null: now
     * @param until first moment at which it works again; null: until it is reopened
     * @param moveOrders whether to move orders that were decided before, as {@code :reallocate} does; only for closures
     *     that begin now
     */
    record NodeClosureRequest(
            String node,
            @Nullable Instant from,
            @Nullable Instant until,
            String reason,
            @Nullable Boolean moveOrders) {}

    /**
     * Request body, as {@link NodeClosureRequest}.
     *
     * @param from null: now
     * @param until first moment at which it works again; null: until it is reopened
     * @param moveOrders whether to move orders that were decided before, as {@code :reallocate} does; only for closures
     *     that begin now; null: no
     */
    record ServiceClosureRequest(
            String service,
            @Nullable Instant from,
            @Nullable Instant until,
            String reason,
            @Nullable Boolean moveOrders) {}

    /**
     * Request body, as {@link NodeClosureRequest}.
     *
     * @param closures the closures of nodes, 1 to 5,000
     */
    record NodeClosureList(List<NodeClosureRequest> closures) {}

    /**
     * Request body, as {@link NodeClosureRequest}.
     *
     * @param closures the closures of carrier services, 1 to 500
     */
    record ServiceClosureList(List<ServiceClosureRequest> closures) {}

    /** Request body, as {@link NodeClosureRequest}. */
    record CodeToReopen(String code) {}

    /**
     * Request body, as {@link NodeClosureRequest}.
     *
     * @param nodes the nodes to reopen
     */
    record NodeReopenList(List<CodeToReopen> nodes) {}

    /**
     * Request body, as {@link NodeClosureRequest}.
     *
     * @param services the carrier services to reopen
     */
    record ServiceReopenList(List<CodeToReopen> services) {}

    /** @param closures the closures as they are stored */
    record Closed(List<Closure> closures) {}

    /**
     * Result of a reopening.
     *
     * @param wasClosed false: there was no closure to end
     */
    record ReopenedCode(String code, boolean wasClosed) {}

    /** @param nodes one result per node, in the order of the request */
    record NodesReopened(List<ReopenedCode> nodes) {}

    /** @param services one result per service, in the order of the request */
    record ServicesReopened(List<ReopenedCode> services) {}

    @Operation(
            operationId = "closeNodes",
            summary = "Close nodes for a time",
            description =
                    "New orders are sourced as if the node had no hours in that time; without an end it gets no orders."
                            + " Orders that were decided before stay until they are moved;"
                            + " moveOrders moves them at once, in the background. Up to 5000.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NodeClosureList.class))))
    @Refuses("422 invalid")
    @PostMapping("/v1/nodes:close")
    Closed closeNodes(@RequestBody JsonNode json) {
        return close(Kind.NODE, json);
    }

    /**
     * A service of the rate card.
     *
     * @param code code of the service in the rate card
     * @param closures closures that have not ended, including future ones
     */
    record CarrierService(String code, List<Closure> closures) {}

    record CarrierServices(List<CarrierService> items) {}

    @Operation(
            operationId = "listServices",
            summary = "List the services of the rate card with their closures",
            description = "All services on one page. A closed service is offered to nobody, and no order leaves by it.")
    @GetMapping("/v1/services")
    CarrierServices services() {
        var open = engine.read(closures::services).stream().collect(Collectors.groupingBy(Closure::code));
        return new CarrierServices(sourcing.carriers().stream()
                .sorted()
                .map(code -> new CarrierService(code, open.getOrDefault(code, List.of())))
                .toList());
    }

    @Operation(
            operationId = "closeServices",
            summary = "Close carrier services for a time",
            description =
                    "New decisions don't use them: an order goes by another service of the rate card that may serve it,"
                            + " or can't be served. Orders that were decided before stay until they are moved;"
                            + " moveOrders moves them at once, in the background. Up to 5000.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ServiceClosureList.class))))
    @Refuses("422 invalid")
    @PostMapping("/v1/services:close")
    Closed closeServices(@RequestBody JsonNode json) {
        return close(Kind.SERVICE, json);
    }

    @Operation(
            operationId = "reopenNodes",
            summary = "End the closures of nodes",
            description = "Current closures end now, future ones are withdrawn. Up to 5000.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NodeReopenList.class))))
    @Refuses("422 invalid")
    @PostMapping("/v1/nodes:reopen")
    NodesReopened reopenNodes(@RequestBody JsonNode json) {
        return new NodesReopened(reopen(Kind.NODE, "nodes", json));
    }

    @Operation(
            operationId = "reopenServices",
            summary = "End the closures of carrier services",
            description = "Current closures end now, future ones are withdrawn. Up to 5000.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ServiceReopenList.class))))
    @Refuses("422 invalid")
    @PostMapping("/v1/services:reopen")
    ServicesReopened reopenServices(@RequestBody JsonNode json) {
        return new ServicesReopened(reopen(Kind.SERVICE, "services", json));
    }

    private Closed close(Kind kind, JsonNode json) {
        var body = RequestReader.body(json);
        var elements = body.list("closures", Masterdata.PUT_MAX);
        return engine.transact(ACTOR, tx -> {
            var known = known(tx, kind);
            var asked =
                    elements.stream().map(e -> asked(e, kind, tx.at(), known)).toList();
            DuplicateCheck.refuse(
                    elements,
                    asked.stream()
                            .map(Asked::closure)
                            .map(c -> Map.entry(c.code(), c.from()))
                            .toList(),
                    kind.text());
            body.refuseUnknown().refuseViolations();
            var closed = asked.stream().map(Asked::closure).toList();
            closures.close(tx, closed);
            evacuation.ask(
                    tx,
                    asked.stream().filter(Asked::moveOrders).map(Asked::closure).toList());
            return new Closed(closed);
        });
    }

    private List<ReopenedCode> reopen(Kind kind, String list, JsonNode json) {
        var body = RequestReader.body(json);
        var elements = body.list(list, Masterdata.PUT_MAX);
        return engine.transact(ACTOR, tx -> {
            var known = known(tx, kind);
            var codes = elements.stream().map(e -> code(e, "code", kind, known)).toList();
            elements.forEach(RequestReader::refuseUnknown);
            body.refuseUnknown().refuseViolations();
            var was = closures.reopen(tx, kind, codes);
            var result = new ArrayList<ReopenedCode>();
            for (int i = 0; i < codes.size(); i++) {
                result.add(new ReopenedCode(codes.get(i), was.get(i)));
            }
            return result;
        });
    }

    private Set<String> known(Tx tx, Kind kind) {
        return switch (kind) {
            case NODE -> masterdata.nodes(tx).stream().map(n -> n.code()).collect(Collectors.toSet());
            case SERVICE -> Set.copyOf(sourcing.carriers());
        };
    }

    private record Asked(Closure closure, boolean moveOrders) {}

    private static Asked asked(RequestReader element, Kind kind, Instant now, Set<String> known) {
        var closure = closure(element, kind, now, known);
        boolean move = element.has("moveOrders") && element.flag("moveOrders");
        if (move && !closure.covers(now)) {
            element.violation(
                    "moveOrders",
                    ViolationCode.BEGINS_LATER,
                    "is possible only for a closure that begins now: omit from, or call :reallocate later");
        }
        element.refuseUnknown();
        return new Asked(closure, move);
    }

    private static Closure closure(RequestReader element, Kind kind, Instant now, Set<String> known) {
        var from = element.optionalTime("from");
        var until = element.optionalTime("until");
        var code = code(element, kind.text(), kind, known);
        var closure = new Closure(
                kind, code, from == null ? now : from, until, element.text("reason", Limits.REASON_CHARACTERS_MAX));
        if (until != null && (!until.isAfter(closure.from()) || !until.isAfter(now))) {
            element.violation("until", ViolationCode.OUT_OF_RANGE, "must be after from, and after now, " + now);
        }
        return closure;
    }

    private static String code(RequestReader element, String name, Kind kind, Set<String> known) {
        var code = element.text(name, Limits.CODE_CHARACTERS_MAX);
        if (!code.isEmpty() && !known.contains(code)) {
            switch (kind) {
                case NODE -> element.violation(name, ViolationCode.UNKNOWN_NODE, "there is no node " + code);
                case SERVICE ->
                    element.violation(name, ViolationCode.UNKNOWN_SERVICE, "the rate card has no service " + code);
            }
        }
        return code;
    }
}
