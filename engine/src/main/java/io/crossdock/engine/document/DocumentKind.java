package io.crossdock.engine.document;

import io.crossdock.engine.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One kind of {@link VersionedDocuments}: how its documents are named, read, checked and activated. */
public interface DocumentKind<D extends Document> {

    /** One word, for people and for the database, for instance {@code process}. */
    String name();

    /** Reads a document. Adds every reason to the faults and returns null if it can't be read. */
    @Nullable
    D read(String yaml, List<DocumentFault> faults);

    /**
     * Adds the faults that lie in the meaning of a document, before it is saved. Saved documents are not checked again.
     */
    default void check(D document, List<DocumentFault> faults) {}

    /** Emits the event that a version was activated. @param reason as given, may be empty */
    void activated(Tx tx, String name, int version, String reason);
}
