package io.crossdock.engine;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One subject at one stage, as a capability gets it.
 *
 * @param subject id of the subject
 * @param stage the stage that runs
 * @param key idempotency key: the same over all retries of one stage entry, different for another entry
 * @param attempt 1 for the first
 * @param with the stage's parameters, as written under {@code with} in the document
 * @param facts the subject's current facts
 * @param cause data of the event that led here; a missing node if there was none
 */
public record Work(
        long subject, String stage, String key, int attempt, Map<String, String> with, Facts facts, JsonNode cause) {

    /** Ids of the subjects of a batch, in order. */
    public static List<Long> subjects(List<Work> batch) {
        return batch.stream().map(Work::subject).toList();
    }
}
