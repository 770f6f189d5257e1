package io.crossdock.orders.hold.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.hold.HoldAnswer;
import io.crossdock.orders.hold.HoldId;
import io.crossdock.orders.hold.HoldRequests;
import io.crossdock.orders.hold.HoldScope;
import io.crossdock.orders.hold.HoldStep;
import io.crossdock.orders.hold.HoldType;
import io.crossdock.orders.hold.HoldWish;
import io.crossdock.orders.hold.OrderHold;
import io.crossdock.orders.hold.OrderHolds;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.IdLetter;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Holds that people place on orders and release. */
@RestController
@Tag(name = "Orders")
final class OrderHoldController {

    /** Orders of one request. */
    private static final int ORDERS_MAX = 10_000;

    /** SKUs of one request. */
    private static final int SKUS_MAX = 500;

    private final Engine engine;
    private final OrderHolds holds;
    private final HoldRequests requests;

    OrderHoldController(Engine engine, OrderHolds holds, HoldRequests requests) {
        this.engine = engine;
        this.holds = holds;
        this.requests = requests;
    }

    /**
     * A hold to place.
     *
     * @param type code of a type of {@code GET /v1/hold-types}
     * @param reasonCode why, as a word; one of the type's, where the type names some
     * @param note why, in the person's words; null: none. It stays in the log
     * @param blocks steps to block; absent or empty: those of the type
     * @param releaseBy until when it should be released; null: as the type says
     * @param lines lines to hold; absent or empty, as {@code skus}: the order as a whole. The others go on
     * @param skus SKUs whose lines to hold, as ordered
     */
    record HoldBody(
            @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
            String type,

            @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
            String reasonCode,

            @TextForm(max = Limits.REASON_CHARACTERS_MAX) @Nullable
            String note,

            @ListSize(min = 0, max = HoldType.STEPS_MAX) List<HoldStep> blocks,

            @Nullable Instant releaseBy,
            @ListSize(min = 0, max = Limits.LINES_MAX) List<LineToHold> lines,
            @ListSize(min = 0, max = SKUS_MAX) List<String> skus) {

        /** Whether it is about single lines. */
        boolean single() {
            return !lines.isEmpty() || !skus.isEmpty();
        }

        HoldWish wish(HoldType known) {
            return new HoldWish(
                    known,
                    reasonCode,
                    Objects.requireNonNullElse(note, ""),
                    blocks.stream().distinct().toList(),
                    releaseBy,
                    new HoldScope(lines.stream().map(LineToHold::line).toList(), skus));
        }
    }

    /** @param line number of a line of the order */
    record LineToHold(
            @NumberRange(min = 1, max = Limits.LINES_MAX) int line) {}

    /** @param orders ids of the orders, 1 to 10000 */
    record HoldManyBody(
            @ListSize(max = ORDERS_MAX)
            @TextPattern(value = OrderId.PATTERN, meaning = "the id of an order, such as O12")
            List<String> orders,

            @JsonUnwrapped HoldBody hold) {}

    /**
     * Holds to release; either {@code hold} or {@code type}.
     *
     * @param hold id of a hold, such as {@code D12}; null: all active ones of the type
     * @param type code of a type; null where {@code hold} says it
     * @param note why, in the person's words; null: none. It stays in the log
     */
    record ReleaseBody(
            @IdLetter(HoldId.LETTER) @Nullable Long hold,

            @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING) @Nullable
            String type,

            @TextForm(max = Limits.REASON_CHARACTERS_MAX) @Nullable
            String note)
            implements CheckedRecord {

        @Override
        public void check(RequestReader at) {
            if (at.has("hold") == at.has("type")) {
                at.violation("hold", ViolationCode.REQUIRED, "name either a hold or a type");
            }
        }
    }

    /**
     * @param orders ids of the orders, 1 to 10000
     * @param type code of a type: all active holds of it are released
     * @param note why, in the person's words; null: none. It stays in the log
     */
    record ReleaseManyBody(
            @ListSize(max = ORDERS_MAX)
            @TextPattern(value = OrderId.PATTERN, meaning = "the id of an order, such as O12")
            List<String> orders,

            @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
            String type,

            @TextForm(max = Limits.REASON_CHARACTERS_MAX) @Nullable
            String note) {}

    /** @param results one per order, in the order of the request */
    record HoldAnswers(List<HoldAnswer> results) {}

    /** Holds, the oldest first. */
    record PlacedHolds(List<OrderHold> items) {}

    /** @param id id of the order, such as {@code O12} */
    @Operation(
            operationId = "holdOrder",
            summary = "Hold an order, or lines of it",
            description = "The order does not pass the steps that the hold blocks until somebody releases it; a cancel"
                    + " works meanwhile. With lines or skus only these lines are kept from nodes, and the others go on;"
                    + " an order that is sent complete, or charged before its release, waits as a whole. What has"
                    + " passed is in effects: work at a node is asked back, what has left stays sold. A hold"
                    + " of the same type, reason code and lines that is active already is answered with already-held.")
    @Refuses({
        "404 order-not-found",
        "404 line-not-found",
        "409 hold-not-taken",
        "409 lines-released",
        "409 nothing-to-hold",
        "409 order-ended",
        "409 service-lines",
        "422 invalid"
    })
    @PostMapping("/v1/orders/{id:O[0-9]+}:hold")
    HoldAnswer hold(@PathVariable String id, @RequestBody BoundRequest<HoldBody> body, Actor actor) {
        var order = OrderId.parse(id).orElseThrow(() -> Refused.notFound("order", id));
        return engine.transact(actor.name(), tx -> {
            var wish = wish(tx, body, body.draft());
            return told(requests.place(tx, List.of(order), wish).getFirst());
        });
    }

    @Operation(
            operationId = "holdOrders",
            summary = "Hold many orders",
            description = "Up to 10000, one result per order: those that can't be held don't keep the others from it."
                    + " Five hundred at a time: after an outage, the same request places the rest.")
    @Refuses("422 invalid")
    @PostMapping("/v1/orders:hold")
    HoldAnswers holdMany(@RequestBody BoundRequest<HoldManyBody> body, Actor actor) {
        if (!body.draft().hold().lines().isEmpty()) {
            body.reader().violation("lines", ViolationCode.NOT_ALLOWED, "lines of many orders are named by skus");
        }
        var known = engine.read(tx -> wish(tx, body, body.draft().hold()));
        return inParts(actor, body.value().orders(), (tx, orders) -> requests.place(tx, orders, known));
    }

    /** @param id id of the order, such as {@code O12} */
    @Operation(
            operationId = "releaseHold",
            summary = "Release holds of an order",
            description = "Whoever placed them. The order goes on where no other active hold blocks it; blocked says"
                    + " which steps are still blocked.")
    @Refuses({"404 order-not-found", "409 not-held", "422 invalid"})
    @PostMapping("/v1/orders/{id:O[0-9]+}:release-hold")
    HoldAnswer release(@PathVariable String id, @RequestBody BoundRequest<ReleaseBody> body, Actor actor) {
        var order = OrderId.parse(id).orElseThrow(() -> Refused.notFound("order", id));
        var asked = body.value();
        return engine.transact(
                actor.name(),
                tx -> told(requests.release(
                                tx,
                                List.of(order),
                                Objects.requireNonNullElse(asked.hold(), 0L),
                                asked.type(),
                                Objects.requireNonNullElse(asked.note(), ""))
                        .getFirst()));
    }

    @Operation(
            operationId = "releaseHolds",
            summary = "Release the holds of a type of many orders",
            description = "Up to 10000, one result per order. Five hundred at a time.")
    @Refuses("422 invalid")
    @PostMapping("/v1/orders:release-hold")
    HoldAnswers releaseMany(@RequestBody BoundRequest<ReleaseManyBody> body, Actor actor) {
        var asked = body.value();
        var note = Objects.requireNonNullElse(asked.note(), "");
        return inParts(actor, asked.orders(), (tx, orders) -> requests.release(tx, orders, 0, asked.type(), note));
    }

    /** @param id id of the order, such as {@code O12} */
    @Operation(
            operationId = "listOrderHolds",
            summary = "List the holds of an order",
            description = "Active, released and ended ones, the oldest first.")
    @Refuses("404 order-not-found")
    @GetMapping("/v1/orders/{id:O[0-9]+}/holds")
    PlacedHolds list(@PathVariable String id) {
        var order = OrderId.parse(id).orElseThrow(() -> Refused.notFound("order", id));
        return engine.read(tx -> {
            if (EngineQueries.standing(tx, List.of(order.value())).isEmpty()) {
                throw Refused.notFound("order", id);
            }
            return new PlacedHolds(holds.of(tx, List.of(order.value())));
        });
    }

    private HoldAnswers inParts(Actor actor, List<String> ids, BiFunction<Tx, List<OrderId>, List<HoldAnswer>> verb) {
        var orders = ids.stream().distinct().map(OrderId::of).toList();
        var answers = new ArrayList<HoldAnswer>(orders.size());
        for (int from = 0; from < orders.size(); from += HoldRequests.BATCH_MAX) {
            var part = orders.subList(from, Math.min(orders.size(), from + HoldRequests.BATCH_MAX));
            answers.addAll(engine.transact(actor.name(), tx -> verb.apply(tx, part)));
        }
        var byOrder = ListIndex.by(answers, HoldAnswer::order);
        return new HoldAnswers(
                ids.stream().map(id -> ListIndex.known(byOrder, id)).toList());
    }

    /** The wish, with its type. @throws Refused with all violations */
    private HoldWish wish(Tx tx, BoundRequest<?> body, HoldBody asked) {
        var types = ListIndex.by(holds.types(tx), HoldType::code);
        var type = types.get(asked.type());
        if (type == null) {
            body.reader()
                    .violation(
                            "type",
                            ViolationCode.NOT_A_CHOICE,
                            "must be one of " + types.keySet().stream().sorted().collect(Collectors.joining(", "))
                                    + ", not '" + asked.type() + "'");
        } else if (asked.single() && asked.blocks().contains(HoldStep.SOURCE)) {
            body.reader()
                    .violation(
                            "blocks",
                            ViolationCode.NOT_ALLOWED,
                            "a hold of lines keeps them from nodes: it can block release alone");
        } else if (!type.reasonCodes().isEmpty() && !type.reasonCodes().contains(asked.reasonCode())) {
            body.reader()
                    .violation(
                            "reasonCode",
                            ViolationCode.NOT_A_CHOICE,
                            "must be one of " + String.join(", ", type.reasonCodes()) + ", not '" + asked.reasonCode()
                                    + "'");
        }
        if (asked.releaseBy() != null && !asked.releaseBy().isAfter(tx.at())) {
            body.reader()
                    .violation(
                            "releaseBy",
                            ViolationCode.OUT_OF_RANGE,
                            "must be after now, " + tx.at() + ", not " + asked.releaseBy());
        }
        body.refuseViolations();
        return asked.wish(Objects.requireNonNull(type));
    }

    private static HoldAnswer told(HoldAnswer answer) {
        return switch (answer.outcome()) {
            case PLACED, ALREADY_HELD, RELEASED -> answer;
            case NOT_HELD ->
                throw new Refused("not-held", 409, "The order has no such active hold; nothing was changed");
            case ORDER_NOT_FOUND -> throw Refused.notFound("order", answer.order());
            case ORDER_ENDED -> throw new Refused("order-ended", 409, "The order has ended; a hold holds nothing");
            case LINE_NOT_FOUND ->
                throw new Refused("line-not-found", 404, "The order has no such line; nothing was changed");
            case SERVICE_LINES ->
                throw new Refused(
                        "service-lines",
                        409,
                        "A service, a fee or a donation is not sent: it is charged with its goods. Hold their line, or"
                                + " the order; nothing was changed");
            case LINES_RELEASED ->
                throw new Refused(
                        "lines-released",
                        409,
                        "It is too late: every unit of these lines that has not left is at a node: "
                                + answer.effects().stream()
                                        .flatMap(effect -> effect.fulfillments().stream())
                                        .distinct()
                                        .collect(Collectors.joining(", "))
                                + ". A hold of the order asks nodes back");
            case NOTHING_TO_HOLD ->
                throw new Refused(
                        "nothing-to-hold",
                        409,
                        "It is too late: every unit of the order has left or is canceled; a hold would block nothing");
            case HOLD_NOT_TAKEN ->
                throw new Refused(
                        "hold-not-taken",
                        409,
                        "The version of the order's process does not ask for holds before these steps");
        };
    }
}
