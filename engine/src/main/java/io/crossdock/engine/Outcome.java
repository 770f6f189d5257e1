package io.crossdock.engine;

import java.util.Collections;
import java.util.List;

/**
 * The result of a capability for one subject.
 *
 * @param name one of the outcomes that the capability declares
 * @param learnt facts to keep for later conditions
 */
public record Outcome(String name, Facts learnt) {

    public static Outcome of(String name) {
        return new Outcome(name, Facts.NONE);
    }

    /** The same outcome for every element of the batch. */
    public static List<Outcome> all(List<?> batch, String name) {
        return Collections.nCopies(batch.size(), of(name));
    }

    public <T> Outcome with(FactKey<T> fact, T value) {
        return new Outcome(name, learnt.with(fact, value));
    }
}
