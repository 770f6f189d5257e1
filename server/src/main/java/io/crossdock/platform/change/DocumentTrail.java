package io.crossdock.platform.change;

import io.crossdock.engine.Tx;
import io.crossdock.engine.document.Document;
import io.crossdock.engine.document.VersionedDocuments;
import io.crossdock.engine.document.VersionedDocuments.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Saves and activates versions of documents, and tells it as a change of a setting: who, when, and which versions. */
public final class DocumentTrail {

    private DocumentTrail() {}

    /**
     * A document as its versions are.
     *
     * @param publishedVersion the version that was saved last
     * @param activeVersion the version in force; 0: none
     * @param reason why it is in force, as its activation says; empty without a reason, null where this change is none
     */
    record DocumentState(
            String name,
            int publishedVersion,
            int activeVersion,
            @Nullable String reason) {}

    /**
     * Saves a version; one that is there already leaves nothing. @throws io.crossdock.engine.document.InvalidDocument
     */
    public static <D extends Document> D save(Tx tx, VersionedDocuments<D> documents, String yaml) {
        var before = documents.versions(tx);
        var saved = documents.save(tx, yaml);
        var own = before.stream().filter(v -> v.name().equals(saved.name())).toList();
        if (own.stream().noneMatch(v -> v.version() == saved.version())) {
            int active = active(own);
            tell(
                    tx,
                    documents,
                    own.isEmpty() ? null : new DocumentState(saved.name(), newest(own), active, null),
                    new DocumentState(saved.name(), saved.version(), active, null));
        }
        return saved;
    }

    /** Activates a version. @param reason may be empty */
    public static void activate(Tx tx, VersionedDocuments<?> documents, String name, int version, String reason) {
        var own = documents.versions(tx).stream()
                .filter(v -> v.name().equals(name))
                .toList();
        documents.activate(tx, name, version, reason);
        tell(
                tx,
                documents,
                new DocumentState(name, newest(own), active(own), null),
                new DocumentState(name, newest(own), version, reason));
    }

    private static void tell(
            Tx tx, VersionedDocuments<?> documents, @Nullable DocumentState before, DocumentState after) {
        ChangeTrail.tell(
                tx,
                documents.kind(),
                before == null ? List.of() : List.of(before),
                List.of(after),
                DocumentState::name);
    }

    private static int active(List<Version> versions) {
        return versions.stream()
                .filter(Version::active)
                .mapToInt(Version::version)
                .findFirst()
                .orElse(0);
    }

    private static int newest(List<Version> versions) {
        return versions.stream().mapToInt(Version::version).max().orElse(0);
    }
}
