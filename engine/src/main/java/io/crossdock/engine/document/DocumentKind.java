package io.crossdock.engine.document;

import io.crossdock.engine.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sets one kind of {@link VersionedDocuments} apart from the others. */
public interface DocumentKind<D extends Document> {

    /** One word, for people and for the database, for instance {@code process}. */
    String name();

    /** What the text says, or null with every reason added to the faults. */
    @Nullable
    D read(String yaml, List<DocumentFault> faults);

    /** Looks at the sense of a document before it may be saved. Documents that were saved are not asked again. */
    default void check(D document, List<DocumentFault> faults) {}

    /** Emits the fact that a version is active from now on. @param reason as given, may be empty */
    void activated(Tx tx, String name, int version, String reason);
}
