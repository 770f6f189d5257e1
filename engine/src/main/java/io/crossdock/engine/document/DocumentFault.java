package io.crossdock.engine.document;

/**
 * A fault of a document.
 *
 * @param path JSON pointer into the document
 * @param message what to do about it
 */
public record DocumentFault(String path, String message) {}
