package io.crossdock.engine;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One subject at one stage, as a capability gets it.
 *
 * @param subject whose turn it is
 * @param stage the stage that runs
 * @param key idempotency key: the same over all retries of this stage entry, different for another entry
 * @param attempt 1 for the first
 * @param with the stage's parameters, as written under {@code with} in the document
 * @param facts as they are now
 * @param cause data of the event that led here; a missing node where none did
 */
public record Work(
        long subject, String stage, String key, int attempt, Map<String, String> with, Facts facts, JsonNode cause) {

    /** Whose turn it is, in order. */
    public static List<Long> subjects(List<Work> batch) {
        return batch.stream().map(Work::subject).toList();
    }
}
