package io.crossdock.inventory.buffer.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.buffer.Buffers;
import io.crossdock.inventory.buffer.Buffers.BufferPolicy;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.shared.Limits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

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

    /** @param policies the policies */
    record BufferPolicyList(
            @ListSize(max = Buffers.POLICIES_MAX) List<BufferPolicyBody> policies) {}

    /**
     * @param node null: all nodes without a policy of their own
     * @param enabled false: no buffers at the node
     * @param unitsMax most units of a SKU that are withheld
     * @param percentMax most percent of the exposed units, rounded down; exposed are units on hand, and units picked
     *     since the last short pick or correction
     * @param riskPercent percent of cases in which more units may be missing than are withheld, 1 to 99
     */
    record BufferPolicyBody(
            @Nullable String node,
            boolean enabled,

            @NumberRange(min = 0, max = Limits.STOCK_UNITS_MAX)
            long unitsMax,

            @NumberRange(min = 0, max = 100) int percentMax,
            @NumberRange(min = 1, max = 99) int riskPercent) {

        BufferPolicy policy() {
            return new BufferPolicy(node == null ? "" : node, enabled, unitsMax, percentMax, riskPercent);
        }
    }

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
            description = "Takes effect with the next walk over all rows. The header Crossdock-Actor names the person.")
    @Refuses("422 invalid")
    @PutMapping("/v1/stock/buffer-policies")
    BufferPolicies put(@RequestBody BoundRequest<BufferPolicyList> body, Actor actor) {
        // The policy without a node, for all nodes, may be in the list once, too.
        body.list("policies", BufferPolicyList::policies)
                .refuseDuplicates("node", policy -> List.of(policy.policy().node()));
        var policies =
                body.value().policies().stream().map(BufferPolicyBody::policy).toList();
        return engine.transact(actor.name(), tx -> {
            buffers.putPolicies(tx, policies);
            return new BufferPolicies(buffers.policies(tx));
        });
    }
}
