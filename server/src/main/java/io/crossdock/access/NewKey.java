package io.crossdock.access;

/**
 * A key that was made. Nothing tells its text again.
 *
 * @param text the whole key
 * @param key what is kept of it
 */
public record NewKey(String text, AccessKey key) {

    @Override
    public String toString() {
        return key.toString();
    }
}
