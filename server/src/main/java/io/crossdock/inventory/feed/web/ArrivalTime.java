package io.crossdock.inventory.feed.web;

import java.time.Instant;

/** Time of a message that gives none: when it arrived first, so that the same message sent again has the same time. */
interface ArrivalTime {

    /** In business time. */
    Instant of(String feed, long sequence);
}
