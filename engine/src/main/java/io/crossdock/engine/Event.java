package io.crossdock.engine;

import java.time.Instant;

/**
 * A row of the log.
 *
 * @param position where it stands; rising in writing order, with gaps
 * @param txid the transaction that wrote it
 * @param seq 1, 2, 3 … without a gap per subject
 * @param at business time
 * @param data JSON text
 */
public record Event(long position, long txid, long subject, int seq, String type, Instant at, String actor, String data) {}
