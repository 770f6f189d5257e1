package io.crossdock.orchestration.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderRequests;
import io.crossdock.orders.OrderRequests.Answer;
import io.crossdock.orders.Orders;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Requests to an order: to cancel it or units of it, and that its money is there. */
@RestController
@Tag(name = "Orders")
final class OrderRequestController {

    private final Engine engine;
    private final OrderPage page;
    private final OrderRequests requests;
    private final Orders orders;

    OrderRequestController(Engine engine, OrderPage page, OrderRequests requests, Orders orders) {
        this.engine = engine;
        this.page = page;
        this.requests = requests;
        this.orders = orders;
    }

    /**
     * Request body; only documents the API.
     *
     * @param reason in the customer's or the agent's words
     * @param lines units to cancel; absent for the whole order
     */
    record CancelRequest(@Nullable String reason, @Nullable List<CanceledUnits> lines) {}

    /**
     * Units of a line.
     *
     * @param line number of the line in its order
     * @param quantity whole base units, at most the line's open ones
     */
    record CanceledUnits(int line, long quantity) {}

    /**
     * Request body; only documents the API.
     *
     * @param evidence who says so, with the reference of the payment
     */
    record PaidRequest(String evidence) {}

    /**
     * A request that was passed to the process; the timeline shows its result.
     *
     * @param id id of the order, or of what was held
     * @param status always {@code requested}: the timeline says how it ended
     */
    record Accepted(String id, String status) {}

    @Operation(
            operationId = "cancelOrder",
            summary = "Ask to cancel an order, or units of it",
            description = "Accepted where the order's stage takes it: its actions name cancel then. Units that have"
                    + " shipped stay sold. With lines, only these units are canceled; those at a node are asked back"
                    + " first, and the node gets the rest of its work anew. The timeline shows the result.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CancelRequest.class))))
    @Refuses({
        "404 order-not-found",
        "409 cancel-not-taken",
        "409 line-is-a-kit",
        "409 nothing-to-cancel",
        "409 order-ended",
        "422 invalid"
    })
    @PostMapping("/v1/orders/{id:O[0-9]+}:cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted cancel(@PathVariable String id, @RequestBody(required = false) @Nullable JsonNode json) {
        var body = json == null ? null : RequestReader.body(json);
        var reason = body == null ? "" : reason(body);
        var wishes = body == null ? List.<UnitWish>of() : wishes(body);
        if (body != null) {
            body.refuseUnknown().refuseViolations();
        }
        return engine.transact("api", tx -> {
            var standing = page.standing(tx, id);
            var order = orders.load(tx, List.of(standing.subject())).getFirst();
            wishes.forEach(wish -> check(wish, order));
            if (body != null) {
                body.refuseViolations();
            }
            var answer = wishes.isEmpty()
                    ? requests.cancel(tx, order.id(), reason)
                    : requests.cancelLines(
                            tx,
                            order.id(),
                            wishes.stream()
                                    .map(wish -> new LineChange(order.id().value(), wish.line(), wish.quantity()))
                                    .toList(),
                            reason);
            return accepted(answer, standing);
        });
    }

    private static String reason(RequestReader body) {
        return Objects.requireNonNullElse(body.optionalVerbatim("reason", Limits.REASON_CHARACTERS_MAX), "");
    }

    /** Units that the request names. @param at where it names them */
    private record UnitWish(RequestReader at, int line, long quantity) {}

    /** Units to cancel; empty for the whole order. */
    private static List<UnitWish> wishes(RequestReader body) {
        if (!body.has("lines")) {
            return List.of();
        }
        var wishes = new ArrayList<UnitWish>();
        var named = new HashSet<Integer>();
        for (var f : body.list("lines", Limits.LINES_MAX)) {
            int number = (int) f.whole("line", 1, Limits.LINES_MAX);
            long quantity = f.whole("quantity", 1, Limits.LINE_UNITS_MAX);
            f.refuseUnknown();
            if (!named.add(number)) {
                f.violation("line", ViolationCode.DUPLICATE, "line " + number + " stands there twice");
            }
            wishes.add(new UnitWish(f, number, quantity));
        }
        return wishes;
    }

    /** At most the open units of a line. */
    private static void check(UnitWish wish, Order order) {
        var line = order.lines().stream().filter(l -> l.line() == wish.line()).findFirst();
        if (line.isEmpty()) {
            wish.at().violation("line", ViolationCode.OUT_OF_RANGE, "the order has no line " + wish.line());
        } else if (wish.quantity() > line.get().open()) {
            wish.at()
                    .violation(
                            "quantity",
                            ViolationCode.ABOVE_LINE,
                            "must be at most the open units, " + line.get().open() + ", not " + wish.quantity());
        }
    }

    @Operation(
            operationId = "payOrder",
            summary = "Say that the money of an order is there",
            description = "For an order that was placed with payment.state pending: it goes on, and its money counts as"
                    + " collected by the channel.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = PaidRequest.class))))
    @Refuses({"404 order-not-found", "409 not-awaiting-payment", "409 order-ended", "422 invalid"})
    @PostMapping("/v1/orders/{id:O[0-9]+}:paid")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted paid(@PathVariable String id, @RequestBody JsonNode json) {
        var body = RequestReader.body(json);
        var evidence = body.text("evidence", Limits.REASON_CHARACTERS_MAX);
        body.refuseUnknown().refuseViolations();
        return engine.transact("api", tx -> {
            var standing = page.standing(tx, id);
            return accepted(requests.paid(tx, new OrderId(standing.subject()), evidence), standing);
        });
    }

    private static Accepted accepted(Answer answer, Standing standing) {
        return switch (answer) {
            case TAKEN -> new Accepted("O" + standing.subject(), "requested");
            case ENDED ->
                throw new Refused(
                        "order-ended",
                        409,
                        "The order has ended as " + standing.stage() + " and can't be canceled; goods that "
                                + "arrived can be returned");
            case NOTHING_OPEN ->
                throw new Refused(
                        "nothing-to-cancel", 409, "These units have left, or are canceled; nothing was changed");
            case NOT_TAKEN ->
                throw new Refused(
                        "cancel-not-taken",
                        409,
                        "The order is at " + standing.stage() + ", where version " + standing.version()
                                + " of its process takes no cancel request; nothing was changed");
            case NOT_WAITING ->
                throw new Refused(
                        "not-awaiting-payment", 409, "The order does not wait for money; nothing was changed");
            case KIT ->
                throw new Refused("line-is-a-kit", 409, "Units of a kit can only be canceled with the whole order");
        };
    }
}
