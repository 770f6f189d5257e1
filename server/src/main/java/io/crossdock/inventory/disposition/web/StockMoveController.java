package io.crossdock.inventory.disposition.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.disposition.Dispositions;
import io.crossdock.inventory.disposition.StockMove;
import io.crossdock.inventory.disposition.StockMove.Shelf;
import io.crossdock.inventory.disposition.StockMoveOutcome;
import io.crossdock.masterdata.MasterdataCheck;
import io.crossdock.platform.Actor;
import io.crossdock.platform.AnsweredRequests;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Moves stock over HTTP. A list of moves is all or nothing. */
@RestController
@Tag(name = "Stock")
class StockMoveController {

    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9-]{0,99}");

    private final Engine engine;
    private final Dispositions dispositions;
    private final MasterdataCheck check;

    StockMoveController(Engine engine, Dispositions dispositions, MasterdataCheck check) {
        this.engine = engine;
        this.dispositions = dispositions;
        this.check = check;
    }

    /** @param moved number of moves that were made */
    record MovedUnits(int moved) {}

    /**
     * Request body; only documents the API. {@link RequestReader} reads the body, to find all violations at once.
     *
     * @param moves the moves, 1 to 5,000, all or nothing
     */
    record MoveList(List<MoveBody> moves) {}

    /**
     * @param from place that the units leave: {@code sellable}, {@code quarantine} or {@code nowhere}, which finds
     *     units
     * @param to place that the units reach, another than {@code from}; {@code nowhere} writes them off
     * @param reason cause in the ledger, lower case with hyphens, for instance {@code water-damage}
     */
    record MoveBody(String sku, String node, long units, String from, String to, String reason) {}

    @Operation(
            operationId = "moveStock",
            summary = "Move units to quarantine and back, write them off, or find them",
            description = "Up to 5000, all or nothing. from and to are sellable, quarantine or nowhere; reason"
                    + " becomes the ledger's cause, for instance repaired. Only units that are not reserved"
                    + " leave sellable.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = MoveList.class))))
    @Refuses({"400 bad-key", "422 invalid", "422 other-body"})
    @PostMapping("/v1/stock:move")
    MovedUnits move(
            @RequestBody JsonNode json,
            @RequestHeader(name = AnsweredRequests.HEADER, required = false) @Nullable String key) {
        var body = RequestReader.body(json);
        var elements = body.list("moves", Inventory.BATCH_MAX);
        var read = elements.stream().map(StockMoveController::move).toList();
        body.refuseUnknown();
        return engine.transact(
                Actor.API,
                tx -> AnsweredRequests.whole(
                        tx, "moveStock", key, json, MovedUnits.class, () -> moved(tx, body, elements, read)));
    }

    private MovedUnits moved(Tx tx, RequestReader body, List<RequestReader> elements, List<Read> read) {
        check.refuseUnknownSkus(
                tx,
                MasterdataCheck.named(
                        elements, "sku", read.stream().map(Read::sku).toList()));
        check.refuseUnknownNodes(
                tx,
                MasterdataCheck.named(
                        elements, "node", read.stream().map(Read::node).toList()));
        body.refuseViolations();
        var outcomes = dispositions.move(
                tx, read.stream().map(r -> Objects.requireNonNull(r.move())).toList());
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof StockMoveOutcome.TooFew few) {
                elements.get(i).violation("units", ViolationCode.SHORT, "only " + few.had() + " units could be moved");
            }
        }
        body.refuseViolations();
        return new MovedUnits(outcomes.size());
    }

    /** @param move null if the body has a violation */
    private record Read(String sku, String node, @Nullable StockMove move) {}

    private static Read move(RequestReader m) {
        var sku = m.text("sku", Limits.CODE_CHARACTERS_MAX);
        var node = m.text("node", Limits.CODE_CHARACTERS_MAX);
        long units = m.whole("units", 1, Limits.STOCK_UNITS_MAX);
        var from = m.choice("from", Shelf.class);
        var to = m.choice("to", Shelf.class);
        var reason = m.text("reason", REASON, "lower case with hyphens, for instance water-damage");
        if (from == to) {
            m.violation("to", ViolationCode.SAME, "must be another place than from");
        }
        m.refuseUnknown();
        return new Read(sku, node, from == to ? null : new StockMove(sku, node, units, from, to, reason));
    }
}
