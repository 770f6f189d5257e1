package io.crossdock.platform;

import io.crossdock.shared.ViolationCode;
import java.time.Instant;

/** The last moment that a field may name. */
public final class LastMoment {

    private LastMoment() {}

    /** Refuses a time after {@code last}. @param at where the field stands in the request */
    public static void refuse(RequestReader at, String name, Instant time, Instant last, ViolationCode code) {
        if (time.isAfter(last)) {
            at.violation(name, code, "must not be after " + last + ", is " + time);
        }
    }
}
