package io.crossdock.fulfillment;

import io.crossdock.engine.Capability;

/**
 * A system of warehouses or stores. Implemented by a connector, found in {@link NodeSystems}; each call bounds its own
 * time and may be repeated.
 */
public interface NodeSystem {

    /** Hands work over: {@link NodeAnswer.Working} or {@link NodeAnswer.Rejected}. */
    NodeAnswer release(NodeOrder work) throws Capability.Unavailable;

    /** Asks where it stands. */
    NodeAnswer status(String node, FulfillmentId fulfillment) throws Capability.Unavailable;

    /** Asks to stop. Answers whether it will not ship any more; false: it is too late. */
    boolean recall(String node, FulfillmentId fulfillment) throws Capability.Unavailable;

    /** Announces goods that come back. */
    void announce(ExpectedReturn expected) throws Capability.Unavailable;
}
