package io.crossdock.engine.log;

import io.crossdock.engine.Tx;
import io.crossdock.engine.log.LogProofStore.ReadSoFar;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Proves that no subject's sequence in the log has a gap. The log is only ever added to, so an event whose predecessor
 * was seen once needs no second look: a round reads the events since the last one, and a slice of older ones, so that
 * events that somebody takes away from history are found some rounds later. A round costs no more when the log is long.
 */
public final class LogProof {

    /** Most events of one transaction. */
    static final int SLICE_MAX = 20_000;

    /** Most slices of one round; a longer backlog, as after an upgrade, is read in the next rounds. */
    private static final int SLICES_MAX = 50;

    private LogProof() {}

    /**
     * One round; {@link EngineQueries#subjectsWithGaps} has what was found.
     *
     * @param transact runs work in a transaction of its own
     * @return events that it read
     */
    public static long proceed(ToLongFunction<Function<Tx, Long>> transact) {
        long read = transact.applyAsLong(LogProof::reread);
        for (int i = 0; i < SLICES_MAX; i++) {
            long more = transact.applyAsLong(LogProof::prove);
            read += more;
            if (more < SLICE_MAX) {
                break;
            }
        }
        return read;
    }

    private static long prove(Tx tx) {
        var known = LogProofStore.locked(tx);
        long reached = Math.min(known.proven() + SLICE_MAX, LogOrderStore.last(tx));
        if (reached <= known.proven()) {
            return 0;
        }
        LogProofStore.look(tx, known.proven(), reached);
        LogProofStore.keep(tx, new ReadSoFar(reached, known.rereads()));
        return reached - known.proven();
    }

    private static long reread(Tx tx) {
        var known = LogProofStore.locked(tx);
        long from = known.rereads() >= known.proven() ? 0 : known.rereads();
        long reached = Math.min(from + SLICE_MAX, known.proven());
        if (reached <= from) {
            return 0;
        }
        LogProofStore.look(tx, from, reached);
        LogProofStore.keep(tx, new ReadSoFar(known.proven(), reached));
        return reached - from;
    }
}
