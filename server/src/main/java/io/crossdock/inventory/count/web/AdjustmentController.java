package io.crossdock.inventory.count.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.count.Adjustments;
import io.crossdock.inventory.count.Adjustments.Adjustment;
import io.crossdock.inventory.count.Adjustments.AdjustmentReason;
import io.crossdock.inventory.count.Adjustments.Decision;
import io.crossdock.inventory.count.Adjustments.Direction;
import io.crossdock.inventory.count.Adjustments.NewAdjustment;
import io.crossdock.inventory.count.Adjustments.State;
import io.crossdock.platform.Actor;
import io.crossdock.platform.AnsweredRequests;
import io.crossdock.platform.DuplicateCheck;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lists, makes and decides adjustments over HTTP. */
@RestController
@Tag(name = "Stock adjustments")
class AdjustmentController {

    private static final char LETTER = 'A';
    private static final int REASONS_MAX = 100;
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9-]{0,40}");

    private final Engine engine;
    private final Adjustments adjustments;

    AdjustmentController(Engine engine, Adjustments adjustments) {
        this.engine = engine;
        this.adjustments = adjustments;
    }

    record AdjustmentList(List<Adjustment> items) {}

    record AdjustmentReasons(List<AdjustmentReason> items) {}

    /**
     * Request body; only documents the API.
     *
     * @param adjustments the adjustments, 1 to 1,000, all or nothing
     */
    record AdjustmentWishList(List<AdjustmentWish> adjustments) {}

    /**
     * @param units change of on hand, not zero
     * @param note null: none
     */
    record AdjustmentWish(
            String sku,
            String node,
            long units,
            String reason,
            @Nullable String note) {}

    /** @param decisions the decisions, 1 to 1,000, all or nothing */
    record AdjustmentDecisionList(List<AdjustmentDecisionBody> decisions) {}

    /**
     * @param id id of the adjustment, such as {@code A12}
     * @param note null: none
     */
    record AdjustmentDecisionBody(String id, @Nullable String note) {}

    /** @param reasons the reasons */
    record AdjustmentReasonList(List<AdjustmentReasonBody> reasons) {}

    /**
     * @param correction true: the books were wrong; false: goods come or go now, and late counts take account of them
     * @param unitsMax null: no limit; {@code valueMaxMinor} likewise
     * @param valueMaxMinor the same limit as a value at list price, in minor units of the SKU's currency; null: no
     *     limit
     */
    record AdjustmentReasonBody(
            String code,
            String name,
            Direction direction,
            boolean correction,
            @Nullable Long unitsMax,
            @Nullable Long valueMaxMinor) {}

    @Operation(
            operationId = "adjustStock",
            summary = "Adjust stock by hand, with a reason",
            description = "The header Crossdock-Actor names the person. {\"adjustments\": [{sku, node, units,"
                    + " reason, note?}]}, up to 1000, all or nothing. Adjustments within the limits of their"
                    + " reason are applied; the others are requested and have no effect until another person"
                    + " approves them.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = AdjustmentWishList.class))))
    @Refuses({"400 bad-key", "422 invalid", "422 other-body"})
    @PostMapping("/v1/stock/adjustments")
    AdjustmentList adjust(
            @RequestBody JsonNode json,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String actor,
            @RequestHeader(name = AnsweredRequests.HEADER, required = false) @Nullable String key) {
        var body = RequestReader.body(json);
        var wishes = body.list("adjustments", Adjustments.BATCH_MAX).stream()
                .map(AdjustmentController::wish)
                .toList();
        body.refuseUnknown().refuseViolations();
        return engine.transact(
                Actor.required(actor),
                tx -> AnsweredRequests.whole(
                        tx,
                        "adjustStock",
                        key,
                        json,
                        AdjustmentList.class,
                        () -> new AdjustmentList(adjustments.adjust(tx, wishes))));
    }

    private static NewAdjustment wish(RequestReader wish) {
        var note = wish.optionalText("note", Limits.NOTE_CHARACTERS_MAX);
        var read = new NewAdjustment(
                wish.text("sku", Limits.CODE_CHARACTERS_MAX),
                wish.text("node", Limits.CODE_CHARACTERS_MAX),
                wish.whole("units", -Limits.STOCK_UNITS_MAX, Limits.STOCK_UNITS_MAX),
                wish.text("reason", Limits.CODE_CHARACTERS_MAX),
                note == null ? "" : note,
                null,
                0);
        wish.refuseUnknown();
        return read;
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
            description = "The header Crossdock-Actor names the person, who must not be the requester."
                    + " {\"decisions\": [{id, note?}]}, all or nothing. A request from a count that is no"
                    + " longer the newest is superseded instead.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = AdjustmentDecisionList.class))))
    @Refuses({
        "403 own-request",
        "404 adjustment-not-found",
        "409 adjustment-decided",
        "409 adjustment-impossible",
        "422 invalid"
    })
    @PostMapping("/v1/stock/adjustments:approve")
    AdjustmentList approve(
            @RequestBody JsonNode json, @RequestHeader(name = Actor.HEADER, required = false) @Nullable String actor) {
        var decisions = decisions(json);
        return engine.transact(Actor.required(actor), tx -> new AdjustmentList(adjustments.approve(tx, decisions)));
    }

    @Operation(
            operationId = "rejectAdjustments",
            summary = "Reject requested adjustments",
            description = "The header Crossdock-Actor names the person, who must not be the requester. All or nothing. "
                    + "Stock does not change.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = AdjustmentDecisionList.class))))
    @Refuses({"403 own-request", "404 adjustment-not-found", "409 adjustment-decided", "422 invalid"})
    @PostMapping("/v1/stock/adjustments:reject")
    AdjustmentList reject(
            @RequestBody JsonNode json, @RequestHeader(name = Actor.HEADER, required = false) @Nullable String actor) {
        var decisions = decisions(json);
        return engine.transact(Actor.required(actor), tx -> new AdjustmentList(adjustments.reject(tx, decisions)));
    }

    private static List<Decision> decisions(JsonNode json) {
        var body = RequestReader.body(json);
        var decisions = body.list("decisions", Adjustments.BATCH_MAX).stream()
                .map(element -> {
                    long id = element.id("id", LETTER);
                    var note = element.optionalText("note", Limits.NOTE_CHARACTERS_MAX);
                    element.refuseUnknown();
                    return new Decision(id, note == null ? "" : note);
                })
                .toList();
        body.refuseUnknown().refuseViolations();
        return decisions;
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
            description = "The header Crossdock-Actor names the person. {\"reasons\": [{code, name, direction:"
                    + " out|in|both, correction, unitsMax?, valueMaxMinor?}]}. A limit applies to the sum"
                    + " that one person adjusts for the reason on one SKU and node within a day; null: none;"
                    + " 0: always two people.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = AdjustmentReasonList.class))))
    @Refuses("422 invalid")
    @PutMapping("/v1/stock/adjustment-reasons")
    AdjustmentReasons put(
            @RequestBody JsonNode json, @RequestHeader(name = Actor.HEADER, required = false) @Nullable String actor) {
        var body = RequestReader.body(json);
        var elements = body.list("reasons", REASONS_MAX);
        var reasons = elements.stream().map(AdjustmentController::reason).toList();
        DuplicateCheck.refuse(
                elements, reasons.stream().map(AdjustmentReason::code).toList(), "code");
        body.refuseUnknown().refuseViolations();
        return engine.transact(Actor.required(actor), tx -> {
            adjustments.putReasons(tx, reasons);
            return new AdjustmentReasons(adjustments.reasons(tx));
        });
    }

    private static AdjustmentReason reason(RequestReader reason) {
        var read = new AdjustmentReason(
                reason.text("code", KEBAB, "kebab-case"),
                reason.text("name", Limits.CODE_CHARACTERS_MAX),
                reason.choice("direction", Direction.class),
                reason.flag("correction"),
                reason.has("unitsMax") ? reason.whole("unitsMax", 0, Limits.STOCK_UNITS_MAX) : null,
                reason.has("valueMaxMinor") ? reason.whole("valueMaxMinor", 0, Long.MAX_VALUE) : null);
        reason.refuseUnknown();
        return read;
    }
}
