package io.crossdock.fulfillment.internal;

import io.crossdock.engine.Capability;
import io.crossdock.fulfillment.NodeSystem;
import io.crossdock.fulfillment.NodeSystems;

/** All nodes have one system, apart from {@code S9}. Nothing is called. */
enum OneSystem implements NodeSystems {
    HTTP;

    @Override
    public String of(String node) {
        return node.equals("S9") ? "other" : "http";
    }

    @Override
    public NodeSystem byName(String name) throws Capability.Unavailable {
        throw new Capability.Unavailable("no system is called in this test");
    }
}
