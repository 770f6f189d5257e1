package io.crossdock.fulfillment;

import io.crossdock.engine.Capability;

/**
 * The systems that nodes are spoken to through, by name. Work that was handed to one stays with it, wherever its node
 * goes later.
 */
public interface NodeSystems {

    /** The system of a node: the one that its master data name, or the default one. */
    String of(String node);

    /** @throws Capability.Unavailable where there is none of that name now */
    NodeSystem byName(String name) throws Capability.Unavailable;
}
