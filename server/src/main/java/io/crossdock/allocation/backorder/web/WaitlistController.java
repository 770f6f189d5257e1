package io.crossdock.allocation.backorder.web;

import io.crossdock.allocation.backorder.WaitingOrder;
import io.crossdock.engine.Engine;
import io.crossdock.inventory.WaitlistLook.Place;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.OrderId;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Page;
import io.crossdock.shared.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Waiting orders of a SKU. */
@RestController
@Tag(name = "Stock")
class WaitlistController {

    private final Engine engine;
    private final SupplyClaims backlog;
    private final Masterdata masterdata;

    WaitlistController(Engine engine, SupplyClaims backlog, Masterdata masterdata) {
        this.engine = engine;
        this.backlog = backlog;
        this.masterdata = masterdata;
    }

    @Operation(
            operationId = "listWaitingOrders",
            summary = "List the orders that wait for a SKU, in the order of the queue",
            description = "The place is the time of capture, less a day per rank by the policy table waiting."
                    + " Up to 500 a page.")
    @Refuses({"404 sku-not-found", "400 wrong-parameter"})
    @GetMapping("/v1/skus/{sku}/waiting")
    Page<WaitingOrder> waiting(
            @PathVariable String sku,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var query = RequestReader.query().with("limit", limit).with("cursor", cursor);
        query.whole("limit", 1, Limits.PAGE_MAX);
        var after = query.optionalParsed("cursor", WaitlistController::after, RequestReader.CURSOR_MEANING);
        query.refuseViolations();
        return engine.read(tx -> {
            if (masterdata.skus(tx, Set.of(sku)).isEmpty()) {
                throw Refused.notFound("sku", sku);
            }
            var rows = backlog.queue(tx, sku, after, limit + 1).stream()
                    .map(WaitingOrder::of)
                    .toList();
            return Page.of(rows, limit, WaitingOrder::cursor);
        });
    }

    private static Optional<Place> after(String cursor) {
        try {
            int split = cursor.indexOf('_');
            var place = Instant.parse(cursor.substring(0, Math.max(0, split)));
            return OrderId.parse(cursor.substring(split + 1))
                    .filter(order -> Limits.allows(place))
                    .map(order -> new Place(place, order.value()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
