package io.crossdock.inventory.availability.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.kit.Kits;
import io.crossdock.masterdata.MasterdataCheck;
import io.crossdock.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Availability of a SKU for one channel, kits included, over HTTP. */
@RestController
@Tag(name = "Stock sharing")
class ChannelStockController {

    private final Engine engine;
    private final Kits kits;
    private final MasterdataCheck check;

    ChannelStockController(Engine engine, Kits kits, MasterdataCheck check) {
        this.engine = engine;
        this.kits = kits;
        this.check = check;
    }

    record SharedAvailability(List<AvailableUnits> items) {}

    /** @param channel the channel that asks */
    @Operation(
            operationId = "getSharedStock",
            summary = "Units of a SKU or kit that a channel may have now, by node",
            description = "From the database, with ring fences and the channel's nodes. Without channel: units"
                    + " outside ring fences. A kit has what its scarcest part makes.")
    @Refuses("404 sku-not-found")
    @GetMapping("/v1/skus/{code}/shared-stock")
    SharedAvailability shared(@PathVariable String code, @RequestParam(defaultValue = "") String channel) {
        return engine.read(tx -> {
            check.refuseUnknownSku(tx, code);
            var bySku = kits.availability(tx, List.of(code), channel.isEmpty() ? null : channel);
            return new SharedAvailability(bySku.getOrDefault(code, List.of()));
        });
    }
}
