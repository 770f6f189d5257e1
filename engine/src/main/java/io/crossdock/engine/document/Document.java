package io.crossdock.engine.document;

/**
 * A versioned document as {@link VersionedDocuments} keeps it: what it is called, which version it is, and its text to
 * the letter.
 */
public interface Document {

    String name();

    /** From 1. */
    int version();

    String yaml();
}
