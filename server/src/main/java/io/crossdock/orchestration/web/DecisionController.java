package io.crossdock.orchestration.web;

import io.crossdock.engine.Engine;
import io.crossdock.orders.Orders;
import io.crossdock.platform.Refuses;
import io.crossdock.sourcing.DecisionHistory;
import io.crossdock.sourcing.RecomputedDecision;
import io.crossdock.sourcing.Sourcing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Explains sourcing decisions in words, and computes them again. */
@RestController
@Tag(name = "Orders")
final class DecisionController {

    private final Engine engine;
    private final OrderPage page;
    private final Sourcing sourcing;
    private final Orders orders;

    DecisionController(Engine engine, OrderPage page, Sourcing sourcing, Orders orders) {
        this.orders = orders;
        this.engine = engine;
        this.page = page;
        this.sourcing = sourcing;
    }

    /**
     * @param identical whether every decision came out as it is stored
     * @param items one per stored decision, the oldest first
     */
    record Recomputation(boolean identical, List<RecomputedDecision> items) {}

    @Operation(
            operationId = "explainOrderDecisions",
            summary = "Explain an order's nodes in words",
            description = "For people: the chosen plan, the runner-up, why each node was left out, and what would have"
                    + " made another plan win. The newest 20 decisions, oldest first.")
    @Refuses("404 order-not-found")
    @GetMapping(path = "/v1/orders/{id:O[0-9]+}/decisions:explain", produces = MediaType.TEXT_PLAIN_VALUE)
    String explain(@PathVariable String id) {
        var text = history(id, DecisionHistory.EXPLAINED_MAX).text();
        return text.isEmpty() ? "Nothing was decided for " + id + " yet.\n" : otherCurrency(id) + text;
    }

    @Operation(
            operationId = "recomputeOrderDecisions",
            summary = "Make the decisions of an order again",
            description = "Each from its stored inputs, under the policy that it was made under; lists the differences."
                    + " Changes nothing.")
    @Refuses("404 order-not-found")
    @GetMapping("/v1/orders/{id:O[0-9]+}/decisions:recompute")
    Recomputation recompute(@PathVariable String id) {
        var items = history(id, Integer.MAX_VALUE).recomputed();
        return new Recomputation(
                items.stream().allMatch(item -> item.differences().isEmpty()), items);
    }

    /** A sentence where the order is paid in another currency than the rate card has. */
    private String otherCurrency(String id) {
        var paid =
                engine.read(tx -> orders.load(tx, List.of(page.standing(tx, id).subject()))
                        .getFirst()
                        .currency());
        return paid.equals(sourcing.currency())
                ? ""
                : "Costs are in %s, the currency of the rate card; the order is in %s. Nothing is converted: costs"
                                .formatted(sourcing.currency(), paid)
                        + " are\ncompared with each other only, never with the order's amounts.\n\n";
    }

    private DecisionHistory history(String id, int most) {
        return engine.read(tx -> sourcing.history(tx, page.standing(tx, id).subject(), most));
    }
}
