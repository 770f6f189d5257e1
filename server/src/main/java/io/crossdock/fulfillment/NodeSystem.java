package io.crossdock.fulfillment;

import io.crossdock.engine.Capability;

/**
 * A system of warehouses or stores. A connector implements it; {@link NodeSystems} finds it. Each call bounds its own
 * time and may be repeated.
 */
public interface NodeSystem {

    /** Hands work over; answers {@link NodeAnswer.Working} or {@link NodeAnswer.Rejected}. */
    NodeAnswer release(NodeOrder work) throws Capability.Unavailable;

    /** Asks for the state of a fulfillment. */
    NodeAnswer status(String node, FulfillmentId fulfillment) throws Capability.Unavailable;

    /** Asks the node to stop. @return true if it will not ship; false if it is too late */
    boolean recall(String node, FulfillmentId fulfillment) throws Capability.Unavailable;

    /** Announces a parcel to the store where its customer collects it. */
    void announce(ExpectedParcel parcel) throws Capability.Unavailable;

    /** Tells a store that the customer of goods that it has is at its curb. */
    void announce(WaitingCustomer waiting) throws Capability.Unavailable;

    /** Announces a return. */
    void announce(ExpectedReturn expected) throws Capability.Unavailable;
}
