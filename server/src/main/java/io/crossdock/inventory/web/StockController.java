package io.crossdock.inventory.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.StockCount;
import io.crossdock.inventory.StockLevel;
import io.crossdock.inventory.buffer.Buffers;
import io.crossdock.inventory.buffer.Buffers.LearnedBuffer;
import io.crossdock.masterdata.MasterdataCheck;
import io.crossdock.platform.Actor;
import io.crossdock.platform.LastMoment;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

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

    /** @param counts the counts, all or nothing */
    record CountList(@ListSize(max = Inventory.BATCH_MAX) List<CountBody> counts) {}

    /** @param countedAt null: now */
    record CountBody(
            String sku,
            String node,

            @NumberRange(min = 0, max = Limits.STOCK_UNITS_MAX)
            long onHand,

            @Nullable Instant countedAt) {

        StockCount count() {
            return new StockCount(sku, node, onHand, countedAt, "count");
        }
    }

    @Operation(
            operationId = "countStock",
            summary = "Set units on hand",
            description =
                    "Absolute counts. A count that is not newer than the last one changes nothing; to a late one, "
                            + "the movements since are added.")
    @Refuses("422 invalid")
    @PostMapping("/v1/stock:count")
    Counted count(@RequestBody BoundRequest<CountList> body, Actor actor) {
        var counts = body.list("counts", CountList::counts);
        return engine.transact(actor.name(), tx -> {
            check.refuseUnknownSkus(tx, counts, "sku", CountBody::sku);
            check.refuseUnknownNodes(tx, counts, "node", CountBody::node);
            counts.each((place, count) -> LastMoment.refuse(
                    place,
                    "countedAt",
                    Objects.requireNonNullElse(count.countedAt(), Instant.EPOCH),
                    tx.at().plus(Limits.AHEAD_MAX),
                    ViolationCode.IN_FUTURE));
            var read = body.value().counts().stream().map(CountBody::count).toList();
            return new Counted(inventory.count(tx, read));
        });
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
