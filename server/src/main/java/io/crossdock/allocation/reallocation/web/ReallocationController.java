package io.crossdock.allocation.reallocation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.allocation.reallocation.Reallocation;
import io.crossdock.allocation.reallocation.Reallocation.Moved;
import io.crossdock.allocation.reallocation.ReallocationRequest;
import io.crossdock.engine.Engine;
import io.crossdock.masterdata.Closure.Kind;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.IdLetter;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import io.crossdock.sourcing.Sourcing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Moves the orders of a node or of a carrier service. */
@RestController
@Tag(name = "Attention")
final class ReallocationController {

    private final Engine engine;
    private final Reallocation reallocation;
    private final Masterdata masterdata;
    private final Sourcing sourcing;

    ReallocationController(Engine engine, Reallocation reallocation, Masterdata masterdata, Sourcing sourcing) {
        this.sourcing = sourcing;
        this.engine = engine;
        this.reallocation = reallocation;
        this.masterdata = masterdata;
    }

    /**
     * @param reason reason for the orders' timelines
     * @param sku only units of this SKU; null: of all
     * @param units needed units of that SKU; null: all
     * @param after {@code next} of the last answer; null: from the start
     */
    record ReallocationBody(
            boolean preview,
            @TextForm(max = Limits.REASON_CHARACTERS_MAX) String reason,
            @Nullable String sku,

            @NumberRange(min = 1, max = Limits.STOCK_UNITS_MAX) @Nullable
            Long units,

            @IdLetter('O') @Nullable Long after)
            implements CheckedRecord {

        @Override
        public void check(RequestReader at) {
            if (units != null && sku == null) {
                at.violation("sku", ViolationCode.REQUIRED, "is required with units: it names their SKU");
            }
        }

        ReallocationRequest of(String node) {
            return new ReallocationRequest(
                    Kind.NODE, node, sku, units == null ? 0 : units, after == null ? 0 : after, reason);
        }
    }

    /**
     * @param reason reason for the orders' timelines
     * @param after {@code next} of the last answer; null: from the start
     */
    record ServiceReallocationBody(
            boolean preview,
            @TextForm(max = Limits.REASON_CHARACTERS_MAX) String reason,
            @IdLetter('O') @Nullable Long after) {

        ReallocationRequest of(String service) {
            return new ReallocationRequest(Kind.SERVICE, service, null, 0, after == null ? 0 : after, reason);
        }
    }

    /**
     * Results of the orders.
     *
     * @param node the node that the orders leave; absent where a service was asked for
     * @param service the carrier service that the orders leave; absent where a node was asked for
     * @param preview whether nothing was changed
     * @param orders the orders that have units there, at most 500
     * @param extraMinor extra cost of all moved orders, in minor units of {@code currency}, that of the rate card
     * @param next value of {@code after} for further orders; absent where there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reallocated(
            @Nullable String node,
            @Nullable String service,
            boolean preview,
            List<Moved> orders,
            long extraMinor,
            String currency,
            @Nullable String next) {}

    /** @param code code of the node */
    @Operation(
            operationId = "reallocateNode",
            summary = "Move a node's orders elsewhere",
            description =
                    "Orders that hold units at the node and have not left are decided again without it and reserved"
                            + " elsewhere at once; released work is recalled. Orders that nothing else can serve stay."
                            + " Up to 500 orders; with preview nothing changes.")
    @Refuses({"404 node-not-found", "422 invalid"})
    @PostMapping("/v1/nodes/{code:.+}:reallocate")
    Reallocated reallocate(@PathVariable String code, @RequestBody BoundRequest<ReallocationBody> body, Actor actor) {
        if (!masterdata.nodesByCode().containsKey(code)) {
            throw Refused.notFound("node", code);
        }
        return reallocate(actor, body.value().preview(), body.value().of(code));
    }

    @Operation(
            operationId = "reallocateService",
            summary = "Move orders away from a carrier service",
            description =
                    "Orders that have not left are decided again without the service, whether it is closed or not:"
                            + " by another service from their nodes, else from other nodes as for a node's orders."
                            + " Released work is recalled. Up to 500 orders; with preview nothing changes.")
    @Refuses({"404 service-not-found", "422 invalid"})
    @PostMapping("/v1/services/{service:.+}:reallocate")
    Reallocated reallocateService(
            @PathVariable String service, @RequestBody BoundRequest<ServiceReallocationBody> body, Actor actor) {
        if (!sourcing.carriers().contains(service)) {
            throw Refused.notFound("service", service);
        }
        return reallocate(actor, body.value().preview(), body.value().of(service));
    }

    private Reallocated reallocate(Actor actor, boolean preview, ReallocationRequest asked) {
        var moved = preview
                ? engine.snapshot(tx -> reallocation.preview(tx, asked))
                : engine.transact(actor.name(), tx -> reallocation.run(tx, asked));
        boolean more = moved.size() == Reallocation.ORDERS_MAX;
        return new Reallocated(
                asked.kind() == Kind.NODE ? asked.code() : null,
                asked.kind() == Kind.SERVICE ? asked.code() : null,
                preview,
                moved,
                moved.stream()
                        .map(Moved::extraMinor)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum(),
                sourcing.currency(),
                more ? moved.getLast().order().toString() : null);
    }
}
