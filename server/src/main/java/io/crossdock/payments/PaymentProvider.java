package io.crossdock.payments;

import io.crossdock.engine.Capability;

/**
 * A system that moves money. Implemented by a connector, found in {@link PaymentProviders}; each call bounds its own
 * time. A call that is repeated with the same key has no second effect.
 */
public interface PaymentProvider {

    /**
     * Asks. A void whose authorization is not known yet asks for that first, under the authorization's own key.
     *
     * @throws Capability.Unavailable when nothing is known about the effect
     */
    PaymentAnswer move(PaymentInstruction.Call call) throws Capability.Unavailable;
}
