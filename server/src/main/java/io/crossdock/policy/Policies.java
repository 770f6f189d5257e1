package io.crossdock.policy;

import io.crossdock.engine.EventType;
import io.crossdock.engine.document.VersionedDocuments;

/** The decision tables. A version never changes once saved; which one answers is a separate, recorded decision. */
public interface Policies {

    /** Fact on subject 0: from now on this version answers. Data is {@link Activated}. */
    EventType<Activated> POLICY_ACTIVATED = new EventType<>("policy-activated", Activated.class);

    /** Data of {@link #POLICY_ACTIVATED}. @param reason as given, may be empty */
    record Activated(String table, int version, String reason) {}

    /**
     * What the active version says, from memory. @throws IllegalStateException where the table has no active version
     */
    PolicyRuling rule(String table, PolicyQuestion question);

    /** All versions of all tables. */
    VersionedDocuments<PolicyTable> tables();
}
