package io.crossdock.fulfillment;

import io.crossdock.engine.Capability;

/**
 * The node systems of this installation, by name. Work stays with the system that it was handed to, even if its node
 * moves to another one.
 */
public interface NodeSystems {

    /** Name of a node's system: the one in master data, or the default one. */
    String of(String node);

    /** @throws Capability.Unavailable when no system has this name now */
    NodeSystem byName(String name) throws Capability.Unavailable;
}
