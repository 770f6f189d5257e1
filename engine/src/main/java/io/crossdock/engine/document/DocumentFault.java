package io.crossdock.engine.document;

/**
 * A fault of a document.
 *
 * @param path JSON pointer into the document
 * @param message what to do about it
 * @param line line of the document, from 1; 0 where the fault is of the document as a whole
 */
public record DocumentFault(String path, String message, int line) {

    /** A fault whose line is still to be found. */
    public DocumentFault(String path, String message) {
        this(path, message, 0);
    }

    /** The fault in one sentence for people: where, and what. */
    public String sentence() {
        return (line == 0 ? "" : "line " + line + ": ") + message;
    }
}
