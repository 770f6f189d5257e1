package io.crossdock.world.http;

/** Fault that a call meets. */
public enum CallFault {
    NONE,
    /** The response is slow. */
    SLOW,
    /** The response is 500 or 503, without an effect. */
    ERROR,
    /** The connection closes without an effect. */
    RESET,
    /** The connection closes after the effect. */
    LOST_ANSWER,
    /** After the effect the connection stays silent, for longer than most clients wait. */
    HANG
}
