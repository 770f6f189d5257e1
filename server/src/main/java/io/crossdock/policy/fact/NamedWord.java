package io.crossdock.policy.fact;

/**
 * A word of a document.
 *
 * @param path its place in the document
 * @param column fact, column or answer that it is a value of
 */
public record NamedWord(String path, String column, String word) {}
