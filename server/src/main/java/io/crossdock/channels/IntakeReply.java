package io.crossdock.channels;

/**
 * Intake's answer to one message.
 *
 * @param status HTTP status: 201 a new order, 200 stored without a new order, 4xx refused, 503 try again later
 * @param json the order's answer, or a problem (RFC 9457) for 400 and above
 * @param replayed whether it is the stored answer to an earlier, equal message
 */
public record IntakeReply(int status, String json, boolean replayed) {

    /** Seconds until a message that was answered with 503 may be sent again. */
    public static final int RETRY_AFTER_SECONDS = 1;

    public boolean refused() {
        return status >= 400;
    }
}
