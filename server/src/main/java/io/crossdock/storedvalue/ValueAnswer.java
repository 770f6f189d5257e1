package io.crossdock.storedvalue;

/**
 * What became of a {@link ValueMove}.
 *
 * @param refusal why nothing was moved, for people; empty where it was done
 */
public record ValueAnswer(String key, String refusal) {

    public boolean done() {
        return refusal.isEmpty();
    }
}
