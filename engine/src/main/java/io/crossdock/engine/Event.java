package io.crossdock.engine;

import java.time.Instant;

/**
 * A row of the log.
 *
 * @param number its place in the log's order; 0 in a timeline, which has the order of {@code seq}
 * @param seq 1, 2, 3 … per subject, without gaps
 * @param at business time
 * @param version version of the subject's process; 0 if it has none
 * @param stage stage at which the subject stood; empty if it has no process
 * @param data JSON text
 */
public record Event(
        long number,
        long subject,
        int seq,
        String type,
        Instant at,
        String actor,
        int version,
        String stage,
        String data) {}
