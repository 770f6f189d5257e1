package io.crossdock.engine.process;

import io.crossdock.engine.Facts;
import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts that conditions may ask for, as the installation publishes them. Processes are checked against them when
 * they are saved; facts that no stage sets are read when a condition asks for them.
 */
public interface PublishedFacts {

    /** Publishes nothing: every fact may be declared, and only stages set them. */
    PublishedFacts NONE = new PublishedFacts() {
        @Override
        public boolean cover(String process) {
            return false;
        }

        @Override
        public Optional<KnownFact> find(String process, String name) {
            return Optional.empty();
        }

        @Override
        public String unknown(String process, String name) {
            return "is not known here";
        }

        @Override
        public Map<Long, Facts> read(Tx tx, String process, Collection<Long> subjects, Set<String> names) {
            return Map.of();
        }
    };

    /**
     * A published fact.
     *
     * @param read whether it is read when a condition asks for it; else the start of the process, or a stage, sets it
     */
    record KnownFact(Facts.Bounds bounds, boolean read) {}

    /** Whether the facts of this process are published. */
    boolean cover(String process);

    /** A fact that this process may declare; empty if there is none of the name. */
    Optional<KnownFact> find(String process, String name);

    /** A sentence about a name that {@link #find} does not know, with the nearest word. */
    String unknown(String process, String name);

    /**
     * Reads facts of subjects of one process, in sets. A subject, or a fact, without a value is absent.
     *
     * @param names facts that are {@link KnownFact#read}
     */
    Map<Long, Facts> read(Tx tx, String process, Collection<Long> subjects, Set<String> names);
}
