package io.crossdock.engine;

import java.time.Instant;

/**
 * A row of the log.
 *
 * @param position where it stands; rising in writing order, with gaps
 * @param txid the transaction that wrote it
 * @param seq 1, 2, 3 … without a gap per subject
 * @param at business time
 * @param version of the process that the subject ran on; 0 where it has none
 * @param stage where the subject stood; empty where it has no process
 * @param data JSON text
 */
public record Event(
        long position,
        long txid,
        long subject,
        int seq,
        String type,
        Instant at,
        String actor,
        int version,
        String stage,
        String data) {}
