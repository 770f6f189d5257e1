package io.crossdock.fulfillment.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentId;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
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

/** Takes what people say of digital goods, for nodes without a system of their own. */
@RestController
@Tag(name = "Orders")
final class DigitalController {

    /** Longest address of a recipient. */
    private static final int TO_MAX = 320;

    private final Engine engine;
    private final Fulfillments fulfillments;

    DigitalController(Engine engine, Fulfillments fulfillments) {
        this.engine = engine;
        this.fulfillments = fulfillments;
    }

    /**
     * A delivery. The code itself is told to nobody but its recipient: a body that has another field is refused.
     *
     * @param reference by which whoever delivered it knows the delivery, such as the number of a mail; never the code
     * @param to to whom it went, such as an e-mail address; null: nobody noted it
     */
    record DeliveredGoods(
            @TextForm(max = Limits.CODE_CHARACTERS_MAX) String reference,

            @TextForm(max = TO_MAX) @Nullable String to) {}

    /**
     * A word that was passed to the process; the timeline shows its result.
     *
     * @param id id of the fulfillment
     * @param status always {@code requested}: the timeline says how it ended
     */
    record DeliveryTold(String id, String status) {}

    @Operation(
            operationId = "deliverDigitalGoods",
            summary = "Say that digital goods were delivered",
            description =
                    "For a node without a system, or one that is silent. It is about all units of the fulfillment."
                            + " Stock, invoice and charge follow. It can't be taken back: a code that is out is out.")
    @Refuses({"404 fulfillment-not-found", "409 not-digital", "409 delivery-ended", "422 invalid"})
    @PostMapping("/v1/fulfillments/{id:[A-Z][0-9]+}:deliver")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryTold deliver(@PathVariable String id, @RequestBody BoundRequest<DeliveredGoods> body, Actor actor) {
        var said = body.value();
        return engine.transact(actor.name(), tx -> {
            var open = open(tx, id);
            fulfillments.saidDelivered(
                    tx,
                    new Shipment(
                            open.id(),
                            open.node(),
                            new Shipment.Delivered(Objects.requireNonNullElse(said.to(), ""), said.reference()),
                            tx.at(),
                            open.lines().stream()
                                    .map(l -> new Shipment.Line(l.line(), l.quantity()))
                                    .toList(),
                            Shipment.Rest.TO_COME));
            return new DeliveryTold(id, "requested");
        });
    }

    /**
     * The fulfillment, while nobody has said that it is delivered. Locked: a word of its node comes before or after.
     */
    private Fulfillment open(Tx tx, String id) {
        var number = FulfillmentId.parse(id);
        var ids = number.isPresent() ? List.of(number.getAsLong()) : List.<Long>of();
        var delivered = fulfillments.reportedShipped(tx, ids);
        var found =
                fulfillments.load(tx, ids).stream().findFirst().orElseThrow(() -> Refused.notFound("fulfillment", id));
        if (found.way() != Fulfillment.Way.DIGITAL) {
            throw new Refused("not-digital", 409, id + " is carried or collected; nothing was changed");
        }
        if (found.state() != Fulfillment.State.RELEASED || !delivered.isEmpty()) {
            throw new Refused(
                    "delivery-ended",
                    409,
                    id + (found.state() == Fulfillment.State.REJECTED ? " was given back" : " has been delivered")
                            + "; nothing was changed");
        }
        return found;
    }
}
