package io.crossdock.orchestration.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orchestration.web.OrderChangeView.ChangedPart;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.change.ChangePreview;
import io.crossdock.orders.change.ChangeRequests;
import io.crossdock.orders.change.ChangeState;
import io.crossdock.orders.change.OrderChange;
import io.crossdock.orders.change.OrderChanges;
import io.crossdock.platform.Actor;
import io.crossdock.platform.AnsweredRequests;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.WordChoice;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Changes of orders after they were placed. */
@RestController
@Tag(name = "Orders")
final class OrderChangeController {

    private final Engine engine;
    private final OrderPage page;
    private final OrderChanges changes;
    private final ChangeRequests requests;

    OrderChangeController(Engine engine, OrderPage page, OrderChanges changes, ChangeRequests requests) {
        this.engine = engine;
        this.page = page;
        this.changes = changes;
        this.requests = requests;
    }

    /** Changes, the first one first. */
    record OrderChangeList(List<OrderChangeView> items) {}

    /**
     * What a change would do now.
     *
     * @param allowed whether it would be taken
     * @param violations why not, with pointers into the request
     * @param actions what would become of each action; empty if it would not be taken
     * @param version number of the version that would be made at once; null: none
     * @param money what happens to the money
     * @param promise what happens to nodes and date
     * @param work the fulfillments that nodes have and that the change touches
     */
    record PreviewedChange(
            boolean allowed,
            List<Violation> violations,
            List<ChangedPart> actions,
            @Nullable Integer version,
            ChangePreview.ChangeMoney money,
            @JsonUnwrapped ChangePreview.ChangedPromise promise,
            List<ChangePreview.ChangedWork> work) {

        static PreviewedChange of(ChangePreview preview) {
            return new PreviewedChange(
                    preview.violations().isEmpty(),
                    preview.violations(),
                    preview.parts().stream().map(ChangedPart::of).toList(),
                    preview.version(),
                    preview.money(),
                    preview.promise(),
                    preview.work());
        }
    }

    /**
     * A person's word about a change that a node was asked for.
     *
     * @param state {@code applied}: the node has changed it, as somebody there says; {@code refused}: it can't be done
     * @param note who says so
     */
    record ChangeDecision(
            @WordChoice({"applied", "refused"}) String state,

            @TextForm(max = Limits.REASON_CHARACTERS_MAX) String note) {}

    /** @param id id of the order, such as {@code O12} */
    @Operation(
            operationId = "changeOrder",
            summary = "Change an order",
            description = "All actions, or none. What no node has accepted is changed at once, and makes the next"
                    + " version of the agreement. Of what a node has accepted, address and units are requested of it:"
                    + " the change stays requested until the node, or a person, has answered. A lower price is charged"
                    + " less; what was charged already is to be paid back, and counts as paid when somebody says so."
                    + " Further lines, and a method that costs more, are requested until the payment provider has"
                    + " authorized the difference by a stored token; their units are kept meanwhile. If it refuses, the"
                    + " change is refused, and nothing of the order is touched. A"
                    + " repeated request with the same Idempotency-Key gets the same answer.")
    @Refuses({
        "400 bad-key",
        "404 order-not-found",
        "409 change-refused",
        "409 order-moved-on",
        "422 invalid",
        "422 other-body"
    })
    @ApiResponse(responseCode = "201", description = "The change was taken", useReturnTypeSchema = true)
    @PostMapping("/v1/orders/{id:O[0-9]+}/changes")
    @ResponseStatus(HttpStatus.CREATED)
    OrderChangeView change(
            @PathVariable String id,
            @RequestHeader(name = AnsweredRequests.HEADER, required = false) @Nullable String key,
            @RequestBody BoundRequest<OrderChangeBody> body,
            Actor actor) {
        var wish = body.value().wish();
        return engine.transact(actor.name(), tx -> {
            var order = order(tx, id);
            return AnsweredRequests.whole(tx, "changeOrder", key, sent(order, body), OrderChangeView.class, () -> {
                var answer = requests.change(tx, order, wish);
                if (answer.change() == null) {
                    throw new Refused(
                            "change-refused",
                            409,
                            "The order can't be changed like that; nothing was changed",
                            answer.violations());
                }
                return OrderChangeView.of(Objects.requireNonNull(answer.change()));
            });
        });
    }

    /** The request with its order: a key is of one order. */
    private static JsonNode sent(OrderId order, BoundRequest<OrderChangeBody> body) {
        var sent = EngineJson.MAPPER.createObjectNode();
        sent.put("order", order.toString());
        sent.set("change", body.sent());
        return sent;
    }

    /** @param id id of the order, such as {@code O12} */
    @Operation(
            operationId = "previewOrderChange",
            summary = "Ask what a change of an order would do",
            description = "To money, promise, nodes and agreement, as they are now. Nothing is changed.")
    @Refuses({"404 order-not-found", "422 invalid"})
    @PostMapping("/v1/orders/{id:O[0-9]+}/changes:preview")
    PreviewedChange preview(@PathVariable String id, @RequestBody BoundRequest<OrderChangeBody> body) {
        var wish = body.value().wish();
        return engine.read(tx -> PreviewedChange.of(requests.preview(tx, order(tx, id), wish)));
    }

    /** @param id id of the order, such as {@code O12} */
    @Operation(
            operationId = "listOrderChanges",
            summary = "List the changes of an order",
            description = "With what became of each action.")
    @Refuses("404 order-not-found")
    @GetMapping("/v1/orders/{id:O[0-9]+}/changes")
    OrderChangeList changes(@PathVariable String id) {
        return engine.read(tx -> new OrderChangeList(
                changes.of(tx, order(tx, id)).stream().map(OrderChangeView::of).toList()));
    }

    /**
     * @param id id of the order, such as {@code O12}
     * @param number number of the change in its order
     */
    @Operation(
            operationId = "decideOrderChange",
            summary = "Say what became of a change that somebody was asked for",
            description =
                    "For an address that is requested of a node which has not answered, by a person's word; and to"
                            + " withdraw a change that waits for its money.")
    @Refuses({"404 change-not-found", "404 order-not-found", "409 change-not-requested", "422 invalid"})
    @PostMapping("/v1/orders/{id:O[0-9]+}/changes/{number:[0-9]{1,9}}:decide")
    OrderChangeView decide(
            @PathVariable String id,
            @PathVariable int number,
            @RequestBody BoundRequest<ChangeDecision> body,
            Actor actor) {
        var said = body.value();
        return engine.transact(actor.name(), tx -> {
            var order = order(tx, id);
            var state = said.state().equals("applied") ? ChangeState.APPLIED : ChangeState.REFUSED;
            if (!requests.decide(tx, find(tx, order, number), state, said.note())) {
                throw new Refused(
                        "change-not-requested", 409, "No node was asked for anything of this change that is open");
            }
            return OrderChangeView.of(find(tx, order, number));
        });
    }

    private OrderChange find(Tx tx, OrderId order, int number) {
        return changes.of(tx, order).stream()
                .filter(change -> change.number() == number)
                .findFirst()
                .orElseThrow(() -> Refused.notFound("change", order + "/" + number));
    }

    private OrderId order(Tx tx, String id) {
        return new OrderId(page.standing(tx, id).subject());
    }
}
