package io.crossdock.payments;

import io.crossdock.engine.Capability;

/**
 * A system that moves money. A connector implements it; {@link PaymentProviders} finds it. Each call bounds its own
 * time, and a call repeated with the same key has no second effect.
 */
public interface PaymentProvider {

    /**
     * Asks the provider. A void whose authorization is not known yet first asks for that, under the authorization's
     * key.
     *
     * @throws Capability.Unavailable when the effect is not known
     */
    PaymentAnswer move(PaymentInstruction.Call call) throws Capability.Unavailable;
}
