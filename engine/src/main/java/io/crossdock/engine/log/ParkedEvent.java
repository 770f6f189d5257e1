package io.crossdock.engine.log;

import java.time.Instant;

/**
 * An event that is set aside for a subscriber, until it is replayed or dismissed.
 *
 * @param error why the subscriber can't digest it; empty if it waits behind an earlier event of its subject
 * @param tries how often the subscriber failed
 * @param at when it was parked or last tried
 */
public record ParkedEvent(String subscriber, long subject, int seq, String type, String error, int tries, Instant at) {

    /** Most characters of an error that are kept. */
    private static final int ERROR_CHARACTERS_MAX = 500;

    /** The reason of a failure as it is kept. */
    static String error(RuntimeException reason) {
        var text = String.valueOf(reason.getMessage()).replace('\0', ' ');
        if (text.isBlank()) {
            text = reason.getClass().getSimpleName();
        }
        return text.length() <= ERROR_CHARACTERS_MAX ? text : text.substring(0, ERROR_CHARACTERS_MAX);
    }
}
