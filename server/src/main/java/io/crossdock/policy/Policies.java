package io.crossdock.policy;

import io.crossdock.engine.EventType;
import io.crossdock.engine.document.VersionedDocuments;

/** The decision tables. A saved version never changes; activating one is a separate, recorded decision. */
public interface Policies {

    /** Event on subject 0: a version was activated. Data is {@link Activated}. */
    EventType<Activated> POLICY_ACTIVATED = new EventType<>("policy-activated", Activated.class);

    /** Data of {@link #POLICY_ACTIVATED}. @param reason as given, may be empty */
    record Activated(String table, int version, String reason) {}

    /**
     * The ruling of the active version, from memory. @throws IllegalStateException if the table has no active version
     */
    PolicyRuling rule(String table, PolicyQuestion question);

    /** All versions of all tables. */
    VersionedDocuments<PolicyTable> tables();
}
