package io.crossdock.payments;

import io.crossdock.engine.Capability;

/** The payment providers of this installation, by name. A payment stays with the provider that it was opened with. */
public interface PaymentProviders {

    /** Name of the provider for payments that name none. */
    String byDefault();

    /** Whether a provider has this name now. */
    boolean isKnown(String name);

    /** @throws Capability.Unavailable when no provider has this name now */
    PaymentProvider byName(String name) throws Capability.Unavailable;
}
