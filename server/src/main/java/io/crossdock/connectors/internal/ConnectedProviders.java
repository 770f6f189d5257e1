package io.crossdock.connectors.internal;

import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.engine.Capability.Unavailable;
import io.crossdock.payments.PaymentProvider;
import io.crossdock.payments.PaymentProviders;
import org.springframework.stereotype.Component;

/** The payment providers in settings. */
@Component
final class ConnectedProviders implements PaymentProviders {

    private final ConnectedSystems systems;

    ConnectedProviders(ConnectedSystems systems) {
        this.systems = systems;
    }

    @Override
    public String byDefault() {
        return systems.byDefault(ConnectorPort.PAYMENTS);
    }

    @Override
    public PaymentProvider byName(String name) throws Unavailable {
        return systems.get(ConnectorPort.PAYMENTS, name, PaymentProvider.class);
    }
}
