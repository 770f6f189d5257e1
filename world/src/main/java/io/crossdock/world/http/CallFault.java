package io.crossdock.world.http;

/** What may happen to a call. */
public enum CallFault {
    NONE,
    /** Answered after a while. */
    SLOW,
    /** 500 or 503, without an effect. */
    ERROR,
    /** Connection closed, without an effect. */
    RESET,
    /** Connection closed after the effect. */
    LOST_ANSWER,
    /** Nothing is heard after the effect, for longer than most clients wait. */
    HANG
}
