package io.crossdock.engine.document;

import io.crossdock.engine.DatabaseOutage;
import io.crossdock.engine.Tx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * All versions of all documents of one kind, such as processes and decision tables. A saved version never changes.
 * Activating a version is a separate, recorded decision; to go back, activate an earlier one. The active version is
 * answered from memory: an {@code Engine} that keeps the documents refreshes every two seconds, and at once after its
 * own activations.
 */
public final class VersionedDocuments<D extends Document> {

    /** A saved version. @param actor who saved it */
    public record Version(String name, int version, Instant at, String actor, boolean active) {}

    private record Key(String name, int version) {}

    private final DocumentKind<D> kind;
    private final DocumentStore store;
    private final DataSource database;
    private final Map<Key, D> read = new ConcurrentHashMap<>();
    private final Map<String, Integer> active = new ConcurrentHashMap<>();

    /** @param database read, in a connection of its own, for documents that are not in memory yet */
    public VersionedDocuments(DocumentKind<D> kind, DataSource database) {
        this.kind = kind;
        this.store = new DocumentStore(kind.name());
        this.database = database;
    }

    /** The kind of these documents in one word, for instance {@code process}. */
    public String kind() {
        return kind.name();
    }

    /** Every fault of a document; empty if it may be saved. */
    public List<DocumentFault> check(String yaml) {
        var faults = new ArrayList<DocumentFault>();
        parse(yaml, faults);
        return List.copyOf(DocumentLines.locate(yaml, faults));
    }

    /** Reads a document without saving it. @throws InvalidDocument with all faults */
    public D parse(String yaml) {
        var faults = new ArrayList<DocumentFault>();
        var document = parse(yaml, faults);
        if (!faults.isEmpty() || document == null) {
            throw new InvalidDocument(kind(), DocumentLines.locate(yaml, faults));
        }
        return document;
    }

    private @Nullable D parse(String yaml, List<DocumentFault> faults) {
        var document = kind.read(yaml, faults);
        if (document != null) {
            kind.check(document, faults);
        }
        return document;
    }

    /**
     * Saves a version. Saving the same document again changes nothing.
     *
     * @throws InvalidDocument with all faults; also if this version was saved with another content
     */
    public D save(Tx tx, String yaml) {
        var document = parse(yaml);
        if (!store.insert(tx, document)
                && !yaml.equals(yaml(tx, document.name(), document.version()).orElse(""))) {
            throw new InvalidDocument(
                    kind(),
                    List.of(new DocumentFault(
                            "/version",
                            "version " + document.version() + " of " + document.name()
                                    + " exists with another content and versions never change: use "
                                    + (store.newest(tx, document.name()) + 1))));
        }
        return document;
    }

    /**
     * Activates a version. The log records the actor, the time and the reason.
     *
     * @param reason may be empty
     * @throws IllegalArgumentException if the version was never saved
     */
    public void activate(Tx tx, String name, int version, String reason) {
        if (!store.activate(tx, name, version, reason)) {
            throw new IllegalArgumentException("%s %s has no version %d".formatted(kind(), name, version));
        }
        kind.activated(tx, name, version, reason);
    }

    /** All versions, by name, newest first. */
    public List<Version> versions(Tx tx) {
        return store.versions(tx);
    }

    /** The text of a version; empty if it was never saved. */
    public Optional<String> yaml(Tx tx, String name, int version) {
        return store.yaml(tx.connection(), name, version);
    }

    /** A version; empty if it was never saved. */
    public Optional<D> find(Tx tx, String name, int version) {
        return yaml(tx, name, version).map(text -> readable(text, new Key(name, version)));
    }

    /** A version that was saved and committed. Each node reads it once, since versions never change. */
    public D pinned(String name, int version) {
        return read.computeIfAbsent(new Key(name, version), key -> {
            var text = ask(connection -> store.yaml(connection, name, version));
            return readable(
                    text.orElseThrow(() ->
                            new IllegalStateException("%s %s has no version %d".formatted(kind(), name, version))),
                    key);
        });
    }

    private D readable(String yaml, Key key) {
        var faults = new ArrayList<DocumentFault>();
        var document = kind.read(yaml, faults);
        if (document == null || !faults.isEmpty()) {
            throw new IllegalStateException("%s %s %d can't be read by this release; activate another version: %s"
                    .formatted(kind(), key.name(), key.version(), faults));
        }
        return document;
    }

    /** The active version, from memory. @throws IllegalStateException if there is none */
    public D current(String name) {
        return inForce(name)
                .orElseThrow(() -> new IllegalStateException("%s %s has no active version".formatted(kind(), name)));
    }

    /** The active version, from memory; empty if there is none. */
    public Optional<D> inForce(String name) {
        var version = active.get(name);
        if (version == null) {
            refresh();
            version = active.get(name);
        }
        return version == null ? Optional.empty() : Optional.of(pinned(name, version));
    }

    /**
     * Reads at once which versions are active. One look at a time: a look that began before an activation must not put
     * its older answer over the newer one.
     */
    public synchronized void refresh() {
        ask(store::active).forEach(now -> active.put(now.name(), now.version()));
    }

    private <R> R ask(Function<Connection, R> question) {
        try (var connection = database.getConnection()) {
            return question.apply(connection);
        } catch (SQLException e) {
            throw new DatabaseOutage(e);
        }
    }
}
