package io.crossdock.connectors.internal;

import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.engine.Capability.Unavailable;
import io.crossdock.fulfillment.NodeSystem;
import io.crossdock.fulfillment.NodeSystems;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.NodeSystemNames;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The node systems in settings, and the system of each node. */
@Component
final class ConnectedNodeSystems implements NodeSystems, NodeSystemNames {

    private final ConnectedSystems systems;
    private final Masterdata masterdata;

    ConnectedNodeSystems(ConnectedSystems systems, Masterdata masterdata) {
        this.systems = systems;
        this.masterdata = masterdata;
    }

    @Override
    public String of(String node) {
        var known = masterdata.nodesByCode().get(node);
        return known == null || known.system() == null ? systems.byDefault(ConnectorPort.NODES) : known.system();
    }

    @Override
    public NodeSystem byName(String name) throws Unavailable {
        return systems.get(ConnectorPort.NODES, name, NodeSystem.class);
    }

    @Override
    public Set<String> names() {
        return systems.names(ConnectorPort.NODES);
    }
}
