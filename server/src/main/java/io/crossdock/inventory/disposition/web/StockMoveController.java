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
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Moves stock over HTTP. A list of moves is all or nothing. */
@RestController
@Tag(name = "Stock")
class StockMoveController {

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

    /** @param moves the moves, all or nothing */
    record MoveList(@ListSize(max = Inventory.BATCH_MAX) List<MoveBody> moves) {}

    /**
     * @param from place that the units leave: {@code sellable}, {@code quarantine} or {@code nowhere}, which finds
     *     units
     * @param to place that the units reach, another than {@code from}; {@code nowhere} writes them off
     * @param reason cause in the ledger, lower case with hyphens, for instance {@code water-damage}
     */
    record MoveBody(
            String sku,
            String node,

            @NumberRange(min = 1, max = Limits.STOCK_UNITS_MAX)
            long units,

            Shelf from,
            Shelf to,

            @TextPattern(value = "[a-z][a-z0-9-]{0,99}", meaning = "lower case with hyphens, for instance water-damage")
            String reason)
            implements CheckedRecord {

        @Override
        public void check(RequestReader at) {
            if (from == to) {
                at.violation("to", ViolationCode.SAME, "must be another place than from");
            }
        }

        StockMove move() {
            return new StockMove(sku, node, units, from, to, reason);
        }
    }

    @Operation(
            operationId = "moveStock",
            summary = "Move units to quarantine and back, write them off, or find them",
            description = "Up to 5000, all or nothing. from and to are sellable, quarantine or nowhere; reason"
                    + " becomes the ledger's cause, for instance repaired. Only units that are not reserved"
                    + " leave sellable.")
    @Refuses({"400 bad-key", "422 invalid", "422 other-body"})
    @PostMapping("/v1/stock:move")
    MovedUnits move(
            @RequestBody BoundRequest<MoveList> body,
            @RequestHeader(name = AnsweredRequests.HEADER, required = false) @Nullable String key,
            Actor actor) {
        return engine.transact(
                actor.name(),
                tx -> AnsweredRequests.whole(
                        tx, "moveStock", key, body.sent(), MovedUnits.class, () -> moved(tx, body)));
    }

    private MovedUnits moved(Tx tx, BoundRequest<MoveList> body) {
        var moves = body.list("moves", MoveList::moves);
        check.refuseUnknownSkus(tx, moves, "sku", MoveBody::sku);
        check.refuseUnknownNodes(tx, moves, "node", MoveBody::node);
        body.refuseViolations();
        var outcomes = dispositions.move(
                tx, moves.elements().stream().map(MoveBody::move).toList());
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof StockMoveOutcome.TooFew few) {
                moves.places()
                        .get(i)
                        .violation("units", ViolationCode.SHORT, "only " + few.had() + " units could be moved");
            }
        }
        body.refuseViolations();
        return new MovedUnits(outcomes.size());
    }
}
