package io.crossdock.orchestration.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderRequests;
import io.crossdock.orders.OrderRequests.Answer;
import io.crossdock.orders.Orders;
import io.crossdock.payments.PaidBack;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Requests to an order: to cancel it or units of it, and that its money is there. */
@RestController
@Tag(name = "Orders")
final class OrderRequestController {

    private final Engine engine;
    private final OrderPage page;
    private final OrderRequests requests;
    private final Orders orders;
    private final Fulfillments fulfillments;

    OrderRequestController(
            Engine engine, OrderPage page, OrderRequests requests, Orders orders, Fulfillments fulfillments) {
        this.fulfillments = fulfillments;
        this.engine = engine;
        this.page = page;
        this.requests = requests;
        this.orders = orders;
    }

    /**
     * @param reason in the customer's or the agent's words; null: none
     * @param lines units to cancel; absent or null for the whole order
     */
    record CancelRequest(
            @TextForm(max = Limits.REASON_CHARACTERS_MAX, kind = TextForm.Kind.VERBATIM) @Nullable
            String reason,

            @ListSize(min = 0, max = Limits.LINES_MAX) List<CanceledUnits> lines)
            implements CheckedRecord {

        static final CancelRequest WHOLE = new CancelRequest(null, List.of());

        /** An empty list is no wish to cancel everything. */
        @Override
        public void check(RequestReader at) {
            if (at.has("lines") && lines.isEmpty()) {
                at.violation("lines", ViolationCode.EMPTY, "must name a line; leave it out to cancel the whole order");
            }
        }

        List<LineChange> changes(OrderId order) {
            return lines.stream()
                    .map(units -> new LineChange(order.value(), units.line(), units.quantity()))
                    .toList();
        }
    }

    /**
     * Units of a line.
     *
     * @param line number of the line in its order
     * @param quantity whole base units, at most the line's open ones
     */
    record CanceledUnits(
            @NumberRange(min = 1, max = Limits.LINES_MAX) int line,

            @NumberRange(min = 1, max = Limits.LINE_UNITS_MAX)
            long quantity) {}

    /** @param evidence who says so, with the reference of the payment */
    record PaidRequest(
            @TextForm(max = Limits.REASON_CHARACTERS_MAX) String evidence) {}

    /**
     * @param amountMinor what was paid back, in minor units of the order's currency
     * @param evidence who says so, with the reference of the payment; the same evidence counts once
     */
    record PaidBackRequest(
            @NumberRange(min = 1, max = Limits.AMOUNT_MINOR_MAX)
            long amountMinor,

            @TextForm(max = Limits.REASON_CHARACTERS_MAX) String evidence) {}

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
                    + " first, and the node gets the rest of its work anew. The timeline shows the result.")
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
    Accepted cancel(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable BoundRequest<CancelRequest> body,
            Actor actor) {
        var asked = body == null ? CancelRequest.WHOLE : body.value();
        var reason = Objects.requireNonNullElse(asked.reason(), "");
        return engine.transact(actor.name(), tx -> {
            var standing = page.standing(tx, id);
            var order = orders.load(tx, List.of(standing.subject())).getFirst();
            if (body != null) {
                refuseUnitsThatAreNotOpen(body, order);
            }
            var instead = instead(fulfillments.byOrder(tx, List.of(standing.subject())));
            var answer = asked.lines().isEmpty()
                    ? requests.cancel(tx, order.id(), reason)
                    : requests.cancelLines(tx, order.id(), asked.changes(order.id()), reason);
            return accepted(answer, standing, instead);
        });
    }

    /** What can be done about units that have left. */
    private static String instead(List<Fulfillment> work) {
        return work.stream()
                .filter(f -> f.way() == Fulfillment.Way.TO_STORE && f.ready())
                .map(f -> f.id() + " waits at the counter of " + f.counter() + ", where it can be handed back: once the"
                        + " store reports it as returned, decide shelved-sellable or shelved-damaged, and it is paid"
                        + " back")
                .findFirst()
                .orElse("what arrives can be returned, with POST /v1/orders/{id}/returns");
    }

    /** Each line once, and at most its open units. */
    private static void refuseUnitsThatAreNotOpen(BoundRequest<CancelRequest> body, Order order) {
        var units = body.list("lines", CancelRequest::lines);
        units.refuseDuplicates("line", CanceledUnits::line);
        units.each((place, asked) -> check(place, asked, order));
        body.refuseViolations();
    }

    private static void check(RequestReader place, CanceledUnits asked, Order order) {
        var line =
                order.everyLine().stream().filter(l -> l.line() == asked.line()).findFirst();
        if (line.isEmpty()) {
            place.violation("line", ViolationCode.OUT_OF_RANGE, "the order has no line " + asked.line());
        } else if (asked.quantity() > line.get().open()) {
            place.violation(
                    "quantity",
                    ViolationCode.ABOVE_LINE,
                    "must be at most the open units, " + line.get().open() + ", not " + asked.quantity()
                            + (line.get().shipped() > 0 ? "; what has left can be returned when it arrives" : ""));
        }
    }

    @Operation(
            operationId = "payOrder",
            summary = "Say that the money of an order is there",
            description = "For an order that was placed with payment.state pending: it goes on, and its money counts as"
                    + " collected by the channel.")
    @Refuses({"404 order-not-found", "409 not-awaiting-payment", "409 order-ended", "422 invalid"})
    @PostMapping("/v1/orders/{id:O[0-9]+}:paid")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted paid(@PathVariable String id, @RequestBody BoundRequest<PaidRequest> body, Actor actor) {
        var evidence = body.value().evidence();
        return engine.transact(actor.name(), tx -> {
            var standing = page.standing(tx, id);
            return accepted(requests.paid(tx, new OrderId(standing.subject()), evidence), standing);
        });
    }

    @Operation(
            operationId = "refundOrderByChannel",
            summary = "Say that the channel has paid money of an order back",
            description = "For an order whose money is with its channel, which nobody here can ask: it settles what is"
                    + " owed, the oldest first, and the returns, parcels and orders that wait for it go on. The same"
                    + " evidence counts once. More than is owed is booked, and is a case.")
    @Refuses({"404 order-not-found", "409 money-not-with-channel", "422 invalid"})
    @PostMapping("/v1/orders/{id:O[0-9]+}:refunded")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted refunded(@PathVariable String id, @RequestBody BoundRequest<PaidBackRequest> body, Actor actor) {
        var said = body.value();
        return engine.transact(actor.name(), tx -> {
            var standing = page.standing(tx, id);
            var order = new OrderId(standing.subject());
            return accepted(
                    requests.paidBack(tx, order, said.amountMinor(), said.evidence(), PaidBack.PERSON, said.evidence()),
                    standing);
        });
    }

    private static Accepted accepted(Answer answer, Standing standing) {
        return accepted(answer, standing, "");
    }

    /** @param instead what can be done about units that have left */
    private static Accepted accepted(Answer answer, Standing standing, String instead) {
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
                        "nothing-to-cancel",
                        409,
                        "These units have left, or are canceled; nothing was changed: " + instead);
            case NOT_TAKEN ->
                throw new Refused(
                        "cancel-not-taken",
                        409,
                        "The order is at " + standing.stage() + ", where version " + standing.version()
                                + " of its process takes no cancel request; nothing was changed");
            case NOT_WAITING ->
                throw new Refused(
                        "not-awaiting-payment", 409, "The order does not wait for money; nothing was changed");
            case NOT_COLLECTED ->
                throw new Refused(
                        "money-not-with-channel",
                        409,
                        "The channel has no money of this order: it is not paid, or paid by card; nothing was changed");
            case KIT ->
                throw new Refused("line-is-a-kit", 409, "Units of a kit can only be canceled with the whole order");
        };
    }
}
