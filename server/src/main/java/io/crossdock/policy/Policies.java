package io.crossdock.policy;

import io.crossdock.engine.Fault;
import io.crossdock.engine.Tx;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The decision tables. A version never changes once saved; which one answers is a separate, recorded decision. */
public interface Policies {

    /** Fact on subject 0: from now on this version answers. Data is {@link Activated}. */
    String POLICY_ACTIVATED = "policy-activated";

    /** How long another node's activation may stay unseen, in seconds of machine time. */
    int STALENESS_SECONDS_MAX = 2;

    /** Data of {@link #POLICY_ACTIVATED}. */
    record Activated(String table, int version) {}

    /** A saved version. */
    @Schema(name = "PolicyVersion")
    record Version(String table, int version, Instant at, String actor, boolean active) {}

    /** A version with its document. */
    @Schema(name = "PolicyDocument")
    record Document(String table, int version, String hit, List<String> rules, String yaml) {}

    /** The document is refused; all faults at once. */
    final class Invalid extends RuntimeException {

        private final transient List<Fault> faults;

        public Invalid(List<Fault> faults) {
            super("policy document refused: " + faults);
            this.faults = List.copyOf(faults);
        }

        public List<Fault> faults() {
            return faults;
        }
    }

    /** What the active version says, from memory. @throws IllegalStateException where the table has no active version */
    Ruling rule(String table, Question question);

    /** All versions of all tables, by table, newest first. */
    List<Version> versions(Tx tx);

    /** One version, if it was saved. */
    Optional<Document> find(Tx tx, String table, int version);

    /** Every fault of a document; empty when it may be saved. */
    List<Fault> check(String yaml);

    /** What a document says, without saving it. @throws Invalid with all faults */
    Document parse(String yaml);

    /** Saves a version. Saving the same document again changes nothing. @throws Invalid with all faults */
    Document save(Tx tx, String yaml);

    /** This version answers from now on. @throws IllegalArgumentException where it was never saved */
    void activate(Tx tx, String table, int version);

    /** Looks at once which versions are active; for an activation that was just committed. */
    void refresh();
}
