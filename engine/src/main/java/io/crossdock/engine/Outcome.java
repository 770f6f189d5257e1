package io.crossdock.engine;

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

    public Outcome with(String fact, Object value) {
        return new Outcome(name, learnt.with(fact, value));
    }
}
