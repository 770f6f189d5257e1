package io.crossdock.fulfillment;

/**
 * A customer at the curb, as their store is told of them.
 *
 * @param at the store
 * @param fulfillment what they come for
 * @param work the id under which the store has it
 * @param customer name of who ordered it
 * @param arrival where they stand, and since when
 */
public record WaitingCustomer(
        NodeAddress at,
        FulfillmentId fulfillment,
        FulfillmentId work,
        String order,
        String customer,
        Fulfillment.Arrival arrival) {}
