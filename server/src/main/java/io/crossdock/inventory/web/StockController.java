package io.crossdock.inventory.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.StockLevel;
import io.crossdock.inventory.buffer.Buffers;
import io.crossdock.inventory.buffer.Buffers.LearnedBuffer;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Checked;
import io.crossdock.platform.Refuses;
import io.crossdock.shared.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Counts in, levels out. A list of counts is all or nothing: with one violation nothing is stored. */
@RestController
@Tag(name = "Stock")
class StockController {

    private static final int CODE_MAX = 100;
    private static final int TIME_MAX = 40;
    private static final long UNITS_MAX = 1_000_000_000_000L;

    private final Engine engine;
    private final Inventory inventory;
    private final Masterdata masterdata;
    private final Buffers buffers;

    StockController(Engine engine, Inventory inventory, Masterdata masterdata, Buffers buffers) {
        this.engine = engine;
        this.inventory = inventory;
        this.masterdata = masterdata;
        this.buffers = buffers;
    }

    /** @param effective counts that were newer than what was known */
    record Counted(int effective) {}

    /** @param buffers why units are, or once were, kept back because figures of a node had been wrong */
    record Levels(List<StockLevel> items, List<LearnedBuffer> buffers) {}

    /** What is sent, for the API's description: the body is read so that all violations are found at once. */
    record CountList(List<CountBody> counts) {}

    /** @param countedAt null: now */
    record CountBody(
            String sku, String node, long onHand, @Nullable Instant countedAt) {}

    @Operation(
            operationId = "countStock",
            summary = "Set what is on hand",
            description =
                    "Absolute counts, up to 5000: {\"counts\": [{sku, node, onHand, countedAt?}]}. Without countedAt the count is of now."
                            + " A count that is not newer than the last one changes nothing; a late one is corrected by what moved since.",
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
        var body = Checked.body(json);
        var elements = body.list("counts", Inventory.BATCH_MAX);
        var counts = elements.stream().map(StockController::count).toList();
        body.refuseUnknown();
        return engine.transact(Actor.API, tx -> {
            refuseStrangers(tx, elements, counts);
            body.refuseViolations();
            return new Counted(inventory.count(tx, counts));
        });
    }

    private static StockCount count(Checked count) {
        var read = new StockCount(
                count.text("sku", CODE_MAX),
                count.text("node", CODE_MAX),
                count.whole("onHand", 0, UNITS_MAX),
                countedAt(count),
                "count");
        count.refuseUnknown();
        return read;
    }

    private static @Nullable Instant countedAt(Checked count) {
        var text = count.optionalText("countedAt", TIME_MAX);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            count.violation(
                    "countedAt", "wrong-format", "must be a time like 2026-11-23T10:00:00Z, not '" + text + "'");
            return null;
        }
    }

    private void refuseStrangers(Tx tx, List<Checked> elements, List<StockCount> counts) {
        var skus = masterdata
                .skus(tx, counts.stream().map(StockCount::sku).collect(Collectors.toSet()))
                .keySet();
        var nodes = new HashSet<String>();
        masterdata.nodes(tx).stream().map(Node::code).forEach(nodes::add);
        for (int i = 0; i < counts.size(); i++) {
            var count = counts.get(i);
            if (!count.sku().isEmpty() && !skus.contains(count.sku())) {
                elements.get(i).violation("sku", "unknown", "there is no SKU " + count.sku());
            }
            if (!count.node().isEmpty() && !nodes.contains(count.node())) {
                elements.get(i).violation("node", "unknown", "there is no node " + count.node());
            }
        }
    }

    @Operation(operationId = "getStock", summary = "Stock of a SKU on every node that has a record of it")
    @Refuses("404 sku-not-found")
    @GetMapping("/v1/skus/{code}/stock")
    Levels levels(@PathVariable String code) {
        return engine.read(tx -> {
            if (masterdata.skus(tx, List.of(code)).isEmpty()) {
                throw Refused.notFound("sku", code);
            }
            return new Levels(inventory.levels(tx, List.of(code)), buffers.of(tx, List.of(code)));
        });
    }
}
