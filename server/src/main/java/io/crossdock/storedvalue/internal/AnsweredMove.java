package io.crossdock.storedvalue.internal;

import io.crossdock.storedvalue.ValueAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What was asked under a key, and the answer.
 *
 * @param kind the word of the operation
 * @param refusal null: it was done
 */
record AnsweredMove(
        String key, String kind, long amount, @Nullable String refusal) {

    ValueAnswer answer() {
        return new ValueAnswer(key, refusal == null ? "" : refusal);
    }
}
