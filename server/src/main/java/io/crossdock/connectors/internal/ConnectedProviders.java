package io.crossdock.connectors.internal;

import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.engine.Capability.Unavailable;
import io.crossdock.payments.LocalProvider;
import io.crossdock.payments.PaymentProvider;
import io.crossdock.payments.PaymentProviders;
import io.crossdock.shared.ListIndex;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The payment providers in settings, and those inside this installation. */
@Component
final class ConnectedProviders implements PaymentProviders {

    private final ConnectedSystems systems;
    private final Map<String, LocalProvider> local;

    ConnectedProviders(ConnectedSystems systems, List<LocalProvider> local) {
        this.systems = systems;
        this.local = ListIndex.by(local, LocalProvider::name);
    }

    @Override
    public String byDefault() {
        return systems.byDefault(ConnectorPort.PAYMENTS);
    }

    @Override
    public boolean isKnown(String name) {
        return local.containsKey(name) || systems.names(ConnectorPort.PAYMENTS).contains(name);
    }

    @Override
    public PaymentProvider byName(String name) throws Unavailable {
        var own = local.get(name);
        return own != null ? own : systems.get(ConnectorPort.PAYMENTS, name, PaymentProvider.class);
    }
}
