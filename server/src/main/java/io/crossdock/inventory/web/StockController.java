package io.crossdock.inventory.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.StockLevel;
import io.crossdock.inventory.buffer.Buffers;
import io.crossdock.inventory.buffer.Buffers.LearnedBuffer;
import io.crossdock.masterdata.MasterdataCheck;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes counts and lists levels over HTTP. A list of counts is all or nothing: one violation stores nothing. */
@RestController
@Tag(name = "Stock")
class StockController {

    private final Engine engine;
    private final Inventory inventory;
    private final MasterdataCheck check;
    private final Buffers buffers;

    StockController(Engine engine, Inventory inventory, MasterdataCheck check, Buffers buffers) {
        this.engine = engine;
        this.inventory = inventory;
        this.check = check;
        this.buffers = buffers;
    }

    /** @param effective counts that were newer than the last figure of their row */
    record Counted(int effective) {}

    /**
     * @param items one per node that has or had units
     * @param buffers buffers of the SKUs that are or were above zero, with their evidence
     */
    record Levels(List<StockLevel> items, List<LearnedBuffer> buffers) {}

    /**
     * Request body; only documents the API. The body is read so that all violations are found at once.
     *
     * @param counts the counts, 1 to 5,000, all or nothing
     */
    record CountList(List<CountBody> counts) {}

    /** @param countedAt null: now */
    record CountBody(
            String sku, String node, long onHand, @Nullable Instant countedAt) {}

    @Operation(
            operationId = "countStock",
            summary = "Set units on hand",
            description = "Absolute counts, up to 5000: {\"counts\": [{sku, node, onHand, countedAt?}]}. Without"
                    + " countedAt the count is of now. A count that is not newer than the last one changes"
                    + " nothing; to a late one, the movements since are added.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CountList.class))))
    @Refuses("422 invalid")
    @PostMapping("/v1/stock:count")
    Counted count(@RequestBody JsonNode json) {
        var body = RequestReader.body(json);
        var elements = body.list("counts", Inventory.BATCH_MAX);
        var counts = elements.stream().map(StockController::count).toList();
        body.refuseUnknown();
        return engine.transact(Actor.API, tx -> {
            check.refuseUnknownSkus(
                    tx,
                    MasterdataCheck.named(
                            elements,
                            "sku",
                            counts.stream().map(StockCount::sku).toList()));
            check.refuseUnknownNodes(
                    tx,
                    MasterdataCheck.named(
                            elements,
                            "node",
                            counts.stream().map(StockCount::node).toList()));
            body.refuseViolations();
            return new Counted(inventory.count(tx, counts));
        });
    }

    private static StockCount count(RequestReader count) {
        var read = new StockCount(
                count.text("sku", Limits.CODE_CHARACTERS_MAX),
                count.text("node", Limits.CODE_CHARACTERS_MAX),
                count.whole("onHand", 0, Limits.STOCK_UNITS_MAX),
                count.optionalTime("countedAt"),
                "count");
        count.refuseUnknown();
        return read;
    }

    @Operation(
            operationId = "getStock",
            summary = "Stock of a SKU at every node that has a record of it",
            description =
                    "One row per node, with learned buffers and their evidence. Kits have no stock of their own; see"
                            + " their parts.")
    @Refuses("404 sku-not-found")
    @GetMapping("/v1/skus/{code}/stock")
    Levels levels(@PathVariable String code) {
        return engine.read(tx -> {
            check.refuseUnknownSku(tx, code);
            return new Levels(inventory.levels(tx, List.of(code)), buffers.of(tx, List.of(code)));
        });
    }
}
