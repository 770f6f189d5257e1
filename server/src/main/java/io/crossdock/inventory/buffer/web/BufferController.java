package io.crossdock.inventory.buffer.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.buffer.Buffers;
import io.crossdock.inventory.buffer.Buffers.BufferPolicy;
import io.crossdock.platform.Actor;
import io.crossdock.platform.DuplicateCheck;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lists and sets the policies that cap buffers. */
@RestController
@Tag(name = "Stock")
class BufferController {

    private final Engine engine;
    private final Buffers buffers;

    BufferController(Engine engine, Buffers buffers) {
        this.engine = engine;
        this.buffers = buffers;
    }

    record BufferPolicies(List<BufferPolicy> items) {}

    /**
     * Request body; only documents the API.
     *
     * @param policies the policies, 1 to 5,000
     */
    record BufferPolicyList(List<BufferPolicyBody> policies) {}

    /**
     * @param node null: all nodes without a policy of their own
     * @param enabled false: no buffers at the node
     * @param unitsMax most units of a SKU that are withheld
     * @param percentMax most percent of the exposed units, rounded down; exposed are units on hand, and units picked
     *     since the last short pick or correction
     * @param riskPercent percent of cases in which more units may be missing than are withheld, 1 to 99
     */
    record BufferPolicyBody(@Nullable String node, boolean enabled, long unitsMax, int percentMax, int riskPercent) {}

    @Operation(
            operationId = "listBufferPolicies",
            summary = "Policies that cap learned buffers",
            description = "A node without a policy of its own has that of the empty node.")
    @GetMapping("/v1/stock/buffer-policies")
    BufferPolicies list() {
        return engine.read(tx -> new BufferPolicies(buffers.policies(tx)));
    }

    @Operation(
            operationId = "putBufferPolicies",
            summary = "Set the caps of learned buffers, or switch buffers off",
            description = "{\"policies\": [{node?, enabled, unitsMax, percentMax, riskPercent}]}; without node"
                    + " for all nodes that have no policy of their own. Takes effect with the next walk over"
                    + " all rows. The header Crossdock-Actor names the person.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = BufferPolicyList.class))))
    @Refuses("422 invalid")
    @PutMapping("/v1/stock/buffer-policies")
    BufferPolicies put(
            @RequestBody JsonNode json, @RequestHeader(name = Actor.HEADER, required = false) @Nullable String actor) {
        var body = RequestReader.body(json);
        var elements = body.list("policies", Buffers.POLICIES_MAX);
        var policies = elements.stream().map(BufferController::policy).toList();
        refuseTwice(elements, policies);
        body.refuseUnknown().refuseViolations();
        return engine.transact(Actor.or(actor, Actor.API), tx -> {
            buffers.putPolicies(tx, policies);
            return new BufferPolicies(buffers.policies(tx));
        });
    }

    /** The policy without a node, for all nodes, may be in the list once, too. */
    private static void refuseTwice(List<RequestReader> elements, List<BufferPolicy> policies) {
        DuplicateCheck.refuse(
                elements,
                policies.stream().map(policy -> List.of(policy.node())).toList(),
                "node");
    }

    private static BufferPolicy policy(RequestReader policy) {
        var node = policy.optionalText("node", Limits.CODE_CHARACTERS_MAX);
        var read = new BufferPolicy(
                node == null ? "" : node,
                policy.flag("enabled"),
                policy.whole("unitsMax", 0, Limits.STOCK_UNITS_MAX),
                (int) policy.whole("percentMax", 0, 100),
                (int) policy.whole("riskPercent", 1, 99));
        policy.refuseUnknown();
        return read;
    }
}
