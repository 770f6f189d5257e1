package io.crossdock.engine.process;

import java.util.List;

/**
 * A fact that a condition of a process compares with texts.
 *
 * @param path place of the condition in the document
 * @param words the texts
 */
public record ComparedFact(String path, String fact, List<String> words) {}
