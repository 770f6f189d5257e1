package io.crossdock.notifications.internal;

import io.crossdock.engine.Event;
import io.crossdock.engine.Json;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.Orders;
import io.crossdock.payments.Payments;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A fact that customers are told.
 *
 * @param key what makes it the same fact: told once
 * @param data of the fact
 */
record MessageTrigger(String template, long order, String key, JsonNode data) {

    /** The stage of the order process at which a customer waits for stock. */
    private static final String BACKORDERED = "backordered";

    /** What customers are told of an event: most are not their business. */
    static Optional<MessageTrigger> of(Event event) {
        return switch (event.type()) {
            case Payments.AUTHORIZED -> once(event, "order-confirmed");
            case Orders.LINES_SUBSTITUTED -> each(event, "lines-substituted");
            case Orders.LINES_DROPPED -> each(event, "lines-dropped");
            case Orders.ORDER_CLOSED ->
                once(event, "order-canceled").filter(t -> text(t.data, "state").equals("canceled"));
            case "moved" ->
                once(event, "order-backordered").filter(t -> text(t.data, "to").equals(BACKORDERED));
            case "backorder-promised" -> each(event, "order-backordered");
            case "promise-moved" ->
                each(event, "order-delayed").filter(t -> t.data.path("later").asBoolean(false));
            case "promise-withdrawn" -> each(event, "promise-withdrawn");
            case Fulfillments.SHIPPED -> child(event, "parcel-shipped");
            case Fulfillments.DELIVERED -> child(event, "parcel-delivered");
            case Fulfillments.LOST -> child(event, "parcel-lost");
            case Payments.REFUNDED ->
                child(event, "refunded").filter(t -> t.data.path("amountMinor").asLong(0) > 0);
            case String other -> Optional.empty();
        };
    }

    private static Optional<MessageTrigger> once(Event event, String template) {
        return Optional.of(new MessageTrigger(
                template, event.subject(), template + "-" + event.subject(), Json.tree(event.data())));
    }

    private static Optional<MessageTrigger> each(Event event, String template) {
        var key = template + "-" + event.subject() + "-" + event.seq();
        return Optional.of(new MessageTrigger(template, event.subject(), key, Json.tree(event.data())));
    }

    /** A fact of a fulfillment or a return: its data names the order. */
    private static Optional<MessageTrigger> child(Event event, String template) {
        var data = Json.tree(event.data());
        return OrderId.parse(text(data, "order"))
                .map(order -> new MessageTrigger(template, order.value(), template + "-" + event.subject(), data));
    }

    private static String text(JsonNode data, String field) {
        return data.path(field).asString("");
    }
}
