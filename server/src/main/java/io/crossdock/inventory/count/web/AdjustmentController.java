package io.crossdock.inventory.count.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.count.Adjustments;
import io.crossdock.inventory.count.Adjustments.Adjustment;
import io.crossdock.inventory.count.Adjustments.AdjustmentReason;
import io.crossdock.inventory.count.Adjustments.Decision;
import io.crossdock.inventory.count.Adjustments.NewAdjustment;
import io.crossdock.inventory.count.Adjustments.State;
import io.crossdock.platform.Actor;
import io.crossdock.platform.AnsweredRequests;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.IdLetter;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists, makes and decides adjustments over HTTP. */
@RestController
@Tag(name = "Stock adjustments")
class AdjustmentController {

    private static final char LETTER = 'A';
    private static final int REASONS_MAX = 100;

    private final Engine engine;
    private final Adjustments adjustments;

    AdjustmentController(Engine engine, Adjustments adjustments) {
        this.engine = engine;
        this.adjustments = adjustments;
    }

    record AdjustmentList(List<Adjustment> items) {}

    record AdjustmentReasons(List<AdjustmentReason> items) {}

    /** @param adjustments the adjustments, all or nothing */
    record AdjustmentWishList(
            @ListSize(max = Adjustments.BATCH_MAX) List<AdjustmentWish> adjustments) {}

    /**
     * @param units change of on hand, not zero
     * @param note null: none
     */
    record AdjustmentWish(
            String sku,
            String node,

            @NumberRange(min = -Limits.STOCK_UNITS_MAX, max = Limits.STOCK_UNITS_MAX)
            long units,

            String reason,

            @TextForm(max = Limits.NOTE_CHARACTERS_MAX) @Nullable
            String note) {

        NewAdjustment adjustment() {
            return new NewAdjustment(sku, node, units, reason, note == null ? "" : note, null, 0);
        }
    }

    /** @param decisions the decisions, all or nothing */
    record AdjustmentDecisionList(
            @ListSize(max = Adjustments.BATCH_MAX) List<AdjustmentDecisionBody> decisions) {

        List<Decision> asked() {
            return decisions.stream()
                    .map(d -> new Decision(d.id(), d.note() == null ? "" : d.note()))
                    .toList();
        }
    }

    /**
     * @param id id of the adjustment, such as {@code A12}
     * @param note null: none
     */
    record AdjustmentDecisionBody(
            @IdLetter(LETTER) long id,

            @TextForm(max = Limits.NOTE_CHARACTERS_MAX) @Nullable
            String note) {}

    /** @param reasons the reasons; one of a known code replaces it */
    record AdjustmentReasonList(@ListSize(max = REASONS_MAX) List<AdjustmentReason> reasons) {}

    @Operation(
            operationId = "adjustStock",
            summary = "Adjust stock by hand, with a reason",
            description =
                    "The header Crossdock-Actor names the person. All or nothing. Adjustments within the limits of"
                            + " their reason are applied; the others are requested and have no effect until another"
                            + " person approves them.")
    @Refuses({"400 bad-key", "422 invalid", "422 other-body"})
    @PostMapping("/v1/stock/adjustments")
    AdjustmentList adjust(
            @RequestBody BoundRequest<AdjustmentWishList> body,
            Actor actor,
            @RequestHeader(name = AnsweredRequests.HEADER, required = false) @Nullable String key) {
        var wishes = body.value().adjustments().stream()
                .map(AdjustmentWish::adjustment)
                .toList();
        return engine.transact(
                actor.named(),
                tx -> AnsweredRequests.whole(
                        tx,
                        "adjustStock",
                        key,
                        body.sent(),
                        AdjustmentList.class,
                        () -> new AdjustmentList(adjustments.adjust(tx, wishes))));
    }

    /** @param state {@code requested}, {@code applied}, {@code rejected} or {@code superseded} */
    @Operation(
            operationId = "listAdjustments",
            summary = "Adjustments in a state",
            description =
                    "state: requested, applied, rejected, superseded. Pass nextCursor as cursor to get the next page.")
    @Refuses("400 wrong-parameter")
    @GetMapping("/v1/stock/adjustments")
    Page<Adjustment> list(
            @RequestParam(defaultValue = "requested") String state,
            @RequestParam(defaultValue = "A0") String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var query = RequestReader.query()
                .with("cursor", cursor.equals("A0") ? "" : cursor)
                .with("state", state);
        long after = query.optionalId("cursor", LETTER);
        var wanted = query.choice("state", State.class);
        query.refuseViolations();
        return engine.read(tx -> adjustments.list(tx, wanted, after, Math.clamp(limit, 1, Adjustments.BATCH_MAX)));
    }

    @Operation(
            operationId = "approveAdjustments",
            summary = "Approve requested adjustments",
            description =
                    "The header Crossdock-Actor names the person, who must not be the requester. All or nothing. A "
                            + "request from a count that is no longer the newest is superseded instead.")
    @Refuses({
        "403 own-request",
        "404 adjustment-not-found",
        "409 adjustment-decided",
        "409 adjustment-impossible",
        "422 invalid"
    })
    @PostMapping("/v1/stock/adjustments:approve")
    AdjustmentList approve(@RequestBody BoundRequest<AdjustmentDecisionList> body, Actor actor) {
        var decisions = body.value().asked();
        return engine.transact(actor.named(), tx -> new AdjustmentList(adjustments.approve(tx, decisions)));
    }

    @Operation(
            operationId = "rejectAdjustments",
            summary = "Reject requested adjustments",
            description = "The header Crossdock-Actor names the person, who must not be the requester. All or nothing. "
                    + "Stock does not change.")
    @Refuses({"403 own-request", "404 adjustment-not-found", "409 adjustment-decided", "422 invalid"})
    @PostMapping("/v1/stock/adjustments:reject")
    AdjustmentList reject(@RequestBody BoundRequest<AdjustmentDecisionList> body, Actor actor) {
        var decisions = body.value().asked();
        return engine.transact(actor.named(), tx -> new AdjustmentList(adjustments.reject(tx, decisions)));
    }

    @Operation(
            operationId = "listAdjustmentReasons",
            summary = "Reasons for adjustments, and the limits for one person",
            description =
                    "A limit applies to the sum that one person adjusts for the reason on one SKU and node within a "
                            + "day.")
    @GetMapping("/v1/stock/adjustment-reasons")
    AdjustmentReasons reasons() {
        return engine.read(tx -> new AdjustmentReasons(adjustments.reasons(tx)));
    }

    @Operation(
            operationId = "putAdjustmentReasons",
            summary = "Add or replace reasons and their limits",
            description =
                    "The header Crossdock-Actor names the person. A limit applies to the sum that one person adjusts"
                            + " for the reason on one SKU and node within a day; null: none; 0: always two people.")
    @Refuses("422 invalid")
    @PutMapping("/v1/stock/adjustment-reasons")
    AdjustmentReasons put(@RequestBody BoundRequest<AdjustmentReasonList> body, Actor actor) {
        body.list("reasons", AdjustmentReasonList::reasons).refuseDuplicates("code", AdjustmentReason::code);
        var reasons = body.value().reasons();
        return engine.transact(actor.named(), tx -> {
            adjustments.putReasons(tx, reasons);
            return new AdjustmentReasons(adjustments.reasons(tx));
        });
    }
}
