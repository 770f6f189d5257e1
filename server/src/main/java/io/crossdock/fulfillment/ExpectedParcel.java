package io.crossdock.fulfillment;

import java.util.List;

/**
 * A parcel that is announced to the store where its customer collects it.
 *
 * @param at the store
 * @param fulfillment the id by which the store says that it is ready, or collected
 * @param from code of the node that sent it
 * @param carried with which carrier, under which number; empty where the sender did not say
 * @param customer who comes for it
 */
public record ExpectedParcel(
        NodeAddress at,
        FulfillmentId fulfillment,
        String order,
        String from,
        Shipment.Carried carried,
        String customer,
        List<NodeOrder.Line> lines) {

    public ExpectedParcel {
        lines = List.copyOf(lines);
    }
}
