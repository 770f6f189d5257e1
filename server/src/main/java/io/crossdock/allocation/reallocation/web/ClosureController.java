package io.crossdock.allocation.reallocation.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.allocation.reallocation.ClosureSubscriber;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Closure;
import io.crossdock.masterdata.Closure.Kind;
import io.crossdock.masterdata.Closures;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundList;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import io.crossdock.sourcing.Sourcing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Outages: closes nodes or services of the rate card for a time, and reopens them. All or nothing. It stands here
 * because only this module sees both the nodes and the rate card.
 */
@RestController
@Tag(name = "Master data")
final class ClosureController {

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

    /** A node or service to close. */
    private sealed interface ClosureWish {

        String code();

        ClosureBody closure();

        default Closure closure(Kind kind, Instant now) {
            return new Closure(
                    kind,
                    code(),
                    closure().begin(now),
                    closure().until(),
                    closure().reason());
        }
    }

    /**
     * @param from beginning of the period; null: now
     * @param until first moment at which it works again; null: until it is reopened
     * @param reason a reason in words, for people
     * @param moveOrders whether to move orders that were decided before, as {@code :reallocate} does; only for closures
     *     that begin now; null: no
     */
    record ClosureBody(
            @Nullable Instant from,
            @Nullable Instant until,
            @TextForm(max = Limits.REASON_CHARACTERS_MAX) String reason,
            @Nullable Boolean moveOrders) {

        Instant begin(Instant now) {
            return from == null ? now : from;
        }

        boolean moves() {
            return moveOrders != null && moveOrders;
        }
    }

    record NodeClosureRequest(String node, @JsonUnwrapped ClosureBody closure) implements ClosureWish {

        @Override
        public String code() {
            return node;
        }
    }

    record ServiceClosureRequest(
            String service, @JsonUnwrapped ClosureBody closure) implements ClosureWish {

        @Override
        public String code() {
            return service;
        }
    }

    /** @param closures the closures of nodes */
    record NodeClosureList(
            @ListSize(max = Masterdata.PUT_MAX) List<NodeClosureRequest> closures) {}

    /** @param closures the closures of carrier services */
    record ServiceClosureList(
            @ListSize(max = Masterdata.PUT_MAX) List<ServiceClosureRequest> closures) {}

    record CodeToReopen(String code) {}

    /** @param nodes the nodes to reopen */
    record NodeReopenList(
            @ListSize(max = Masterdata.PUT_MAX) List<CodeToReopen> nodes) {}

    /** @param services the carrier services to reopen */
    record ServiceReopenList(
            @ListSize(max = Masterdata.PUT_MAX) List<CodeToReopen> services) {}

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
                            + " moveOrders moves them at once, in the background. Up to 5000.")
    @Refuses("422 invalid")
    @PostMapping("/v1/nodes:close")
    Closed closeNodes(@RequestBody BoundRequest<NodeClosureList> body, Actor actor) {
        return close(actor, Kind.NODE, body, body.list("closures", NodeClosureList::closures));
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
                            + " moveOrders moves them at once, in the background. Up to 5000.")
    @Refuses("422 invalid")
    @PostMapping("/v1/services:close")
    Closed closeServices(@RequestBody BoundRequest<ServiceClosureList> body, Actor actor) {
        return close(actor, Kind.SERVICE, body, body.list("closures", ServiceClosureList::closures));
    }

    @Operation(
            operationId = "reopenNodes",
            summary = "End the closures of nodes",
            description = "Current closures end now, future ones are withdrawn. Up to 5000.")
    @Refuses("422 invalid")
    @PostMapping("/v1/nodes:reopen")
    NodesReopened reopenNodes(@RequestBody BoundRequest<NodeReopenList> body, Actor actor) {
        return new NodesReopened(reopen(actor, Kind.NODE, body, body.list("nodes", NodeReopenList::nodes)));
    }

    @Operation(
            operationId = "reopenServices",
            summary = "End the closures of carrier services",
            description = "Current closures end now, future ones are withdrawn. Up to 5000.")
    @Refuses("422 invalid")
    @PostMapping("/v1/services:reopen")
    ServicesReopened reopenServices(@RequestBody BoundRequest<ServiceReopenList> body, Actor actor) {
        return new ServicesReopened(
                reopen(actor, Kind.SERVICE, body, body.list("services", ServiceReopenList::services)));
    }

    private <E extends ClosureWish> Closed close(Actor actor, Kind kind, BoundRequest<?> body, BoundList<E> wishes) {
        return engine.transact(actor.name(), tx -> {
            refuseStrangers(tx, kind, wishes, kind.text(), ClosureWish::code);
            wishes.refuseDuplicates(
                    kind.text(), w -> Map.entry(w.code(), w.closure().begin(tx.at())));
            wishes.each((place, wish) -> refuseImpossible(place, wish.closure(kind, tx.at()), wish.closure(), tx.at()));
            body.refuseViolations();
            var closed = wishes.elements().stream()
                    .map(w -> w.closure(kind, tx.at()))
                    .toList();
            closures.close(tx, closed);
            evacuation.ask(
                    tx,
                    wishes.elements().stream()
                            .filter(w -> w.closure().moves())
                            .map(w -> w.closure(kind, tx.at()))
                            .toList());
            return new Closed(closed);
        });
    }

    private static void refuseImpossible(RequestReader at, Closure closure, ClosureBody asked, Instant now) {
        var until = closure.until();
        if (until != null && (!until.isAfter(closure.from()) || !until.isAfter(now))) {
            at.violation("until", ViolationCode.OUT_OF_RANGE, "must be after from, and after now, " + now);
        }
        if (asked.moves() && !closure.covers(now)) {
            at.violation(
                    "moveOrders",
                    ViolationCode.BEGINS_LATER,
                    "is possible only for a closure that begins now: omit from, or call :reallocate later");
        }
    }

    private List<ReopenedCode> reopen(Actor actor, Kind kind, BoundRequest<?> body, BoundList<CodeToReopen> asked) {
        return engine.transact(actor.name(), tx -> {
            refuseStrangers(tx, kind, asked, "code", CodeToReopen::code);
            body.refuseViolations();
            var codes = asked.elements().stream().map(CodeToReopen::code).toList();
            var was = closures.reopen(tx, kind, codes);
            var result = new ArrayList<ReopenedCode>();
            for (int i = 0; i < codes.size(); i++) {
                result.add(new ReopenedCode(codes.get(i), was.get(i)));
            }
            return result;
        });
    }

    private <E> void refuseStrangers(Tx tx, Kind kind, BoundList<E> list, String field, Function<E, String> code) {
        var known = known(tx, kind);
        list.each((at, element) -> {
            var named = code.apply(element);
            if (!named.isEmpty() && !known.contains(named)) {
                switch (kind) {
                    case NODE -> at.violation(field, ViolationCode.UNKNOWN_NODE, "there is no node " + named);
                    case SERVICE ->
                        at.violation(field, ViolationCode.UNKNOWN_SERVICE, "the rate card has no service " + named);
                }
            }
        });
    }

    private Set<String> known(Tx tx, Kind kind) {
        return switch (kind) {
            case NODE -> masterdata.nodes(tx).stream().map(n -> n.code()).collect(Collectors.toSet());
            case SERVICE -> Set.copyOf(sourcing.carriers());
        };
    }
}
