package io.crossdock.orchestration.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Event;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.platform.Refuses;
import io.crossdock.sourcing.DecisionHistory;
import io.crossdock.sourcing.DecisionRecord;
import io.crossdock.sourcing.Sourcing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** One order: its state, its timeline, its sourcing decisions, and its cancellation. */
@RestController
@Tag(name = "Orders")
final class OrderController {

    private static final int TIMELINE_MAX = 1_000;

    private final Engine engine;
    private final OrderPage page;
    private final PersonHolds holds;
    private final Sourcing sourcing;
    private final CartHolds carts;

    OrderController(Engine engine, OrderPage page, PersonHolds holds, Sourcing sourcing, CartHolds carts) {
        this.holds = holds;
        this.carts = carts;
        this.engine = engine;
        this.page = page;
        this.sourcing = sourcing;
    }

    /** A list as a JSON object. */
    record Items<T>(List<T> items) {}

    /**
     * One event of a timeline, with the process version and the stage at which it happened.
     *
     * @param version version of the process
     * @param stage name of the stage at which it happened
     */
    record Entry(
            int seq, Instant at, String type, String actor, String process, int version, String stage, JsonNode data) {}

    @Operation(
            operationId = "getOrder",
            summary = "Read an order",
            description =
                    "With its fulfillments, returns, payment, holds, promise, and the actions that its state allows"
                            + " now.")
    @Refuses("404 order-not-found")
    @GetMapping("/v1/orders/{id:O[0-9]+}")
    OrderView order(@PathVariable String id) {
        return engine.snapshot(tx -> page.view(tx, id));
    }

    /** @param after the last {@code seq} that the caller has; absent: from the first event */
    @Operation(
            operationId = "getOrderTimeline",
            summary = "Read an order's timeline",
            description = "Oldest first: who, what, when, by which version of the process. Up to 1000 entries; pass the"
                    + " last seq as after for more.")
    @Refuses("404 order-not-found")
    @GetMapping("/v1/orders/{id:O[0-9]+}/timeline")
    Items<Entry> timeline(@PathVariable String id, @RequestParam(defaultValue = "0") int after) {
        return engine.read(tx -> timeline(tx, page.standing(tx, id), after));
    }

    /** @param after the last {@code seq} that the caller has */
    static Items<Entry> timeline(Tx tx, Standing standing, int after) {
        return new Items<>(EngineQueries.timeline(tx, standing.subject(), after, TIMELINE_MAX).stream()
                .map(e -> entry(e, standing.process()))
                .toList());
    }

    private static Entry entry(Event event, String process) {
        return new Entry(
                event.seq(),
                event.at(),
                event.type(),
                event.actor(),
                process,
                event.version(),
                event.stage(),
                EngineJson.tree(event.data()));
    }

    @Operation(
            operationId = "getOrderDecisions",
            summary = "List an order's sourcing decisions",
            description =
                    "Every sourcing decision of the order with its inputs, the chosen plan, the runner-up and why it"
                            + " lost; oldest first, the decision of its cart hold before them. The newest 20; attempt"
                            + " numbers them all.")
    @Refuses("404 order-not-found")
    @GetMapping("/v1/orders/{id:O[0-9]+}/decisions")
    Items<DecisionRecord> decisions(@PathVariable String id) {
        var histories = engine.read(tx -> {
            long order = page.standing(tx, id).subject();
            var hold = carts.takenOver(tx, List.of(order)).get(order);
            return Stream.of(hold, order)
                    .filter(Objects::nonNull)
                    .map(owner -> sourcing.history(tx, owner, DecisionHistory.EXPLAINED_MAX))
                    .toList();
        });
        return new Items<>(histories.stream()
                .flatMap(history -> history.records().stream())
                .toList());
    }
}
