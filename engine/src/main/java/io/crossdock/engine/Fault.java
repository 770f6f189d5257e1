package io.crossdock.engine;

/**
 * What is wrong with a document.
 *
 * @param path JSON pointer into the document
 * @param message what to do about it
 */
public record Fault(String path, String message) {}
