package io.crossdock.payments;

/** A payment provider inside this installation: it has a name, and no settings, address or webhooks. */
public interface LocalProvider extends PaymentProvider {

    /** Unique among all providers. */
    String name();
}
