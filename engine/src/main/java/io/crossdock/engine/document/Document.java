package io.crossdock.engine.document;

/** One version of a document that {@link VersionedDocuments} keeps: name, version, and the text as written. */
public interface Document {

    String name();

    /** From 1. */
    int version();

    String yaml();
}
