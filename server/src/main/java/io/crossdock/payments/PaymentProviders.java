package io.crossdock.payments;

import io.crossdock.engine.Capability;

/** The payment providers of this installation, by name. A payment is opened with one and stays with it. */
public interface PaymentProviders {

    /** The provider of a payment that names none. */
    String byDefault();

    /** @throws Capability.Unavailable where there is none of that name now */
    PaymentProvider byName(String name) throws Capability.Unavailable;
}
