package io.crossdock.engine;

/**
 * A versioned document as {@link Documents} keeps it: what it is called, which version it is, and its text to the
 * letter.
 */
public interface Document {

    String name();

    /** From 1. */
    int version();

    String yaml();
}
