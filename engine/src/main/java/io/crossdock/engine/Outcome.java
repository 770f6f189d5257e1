package io.crossdock.engine;

import java.util.Collections;
import java.util.List;

/**
 * How a capability ended for one subject.
 *
 * @param name one of the capability's declared outcomes
 * @param learnt facts to keep for later conditions
 */
public record Outcome(String name, Facts learnt) {

    public static Outcome of(String name) {
        return new Outcome(name, Facts.NONE);
    }

    /** The same for everybody. */
    public static List<Outcome> all(List<?> batch, String name) {
        return Collections.nCopies(batch.size(), of(name));
    }

    public <T> Outcome with(FactKey<T> fact, T value) {
        return new Outcome(name, learnt.with(fact, value));
    }
}
