package io.crossdock.engine.run;

import io.crossdock.engine.EngineCaseKinds;
import io.crossdock.engine.EngineSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes that this one lives, and takes over the calls of those that have gone silent. Machine time.
 *
 * <p>What a silent node still does when it wakes is void: its transactions were ended by the database, and the answers
 * of calls that others took over find another owner.
 */
public final class NodeLease {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLease.class);

    private static final int MOST_ORPHANS = 512;

    /** Time for which a node that fell silent is still listed. */
    private static final Duration LISTED = Duration.ofDays(1);

    private final EngineTransactions transactions;
    private final Clock machine;
    private final EngineSettings settings;
    private final RemoteCalls calls;
    private Set<Long> lostBefore = Set.of();
    private @Nullable Instant last;
    private Instant judgesFrom = Instant.MIN;

    public NodeLease(EngineTransactions transactions, Clock machine, EngineSettings settings, RemoteCalls calls) {
        this.transactions = transactions;
        this.machine = machine;
        this.settings = settings;
        this.calls = calls;
    }

    /**
     * Renews the lease, frees the subjects of nodes whose lease has expired, and turns events that no process can take
     * into cases. Returns how many subjects it freed. A node that was silent itself, or had no database, judges the
     * others only after they had a lease's time to come back.
     */
    public int renew() {
        var now = machine.instant();
        var silence = last == null ? Duration.ZERO : Duration.between(last, now);
        if (silence.compareTo(settings.lease()) > 0) {
            judgesFrom = now.plus(settings.lease());
        }
        boolean judges = !now.isBefore(judgesFrom);
        var gone = new ArrayList<EngineNode>();
        var lost = new HashSet<Long>();
        int freed = transactions.write("engine", StageAdvance.Mode.INLINE, (tx, advance) -> {
            gone.clear();
            lost.clear();
            LeaseStore.live(tx, calls.node(), settings.name(), now);
            if (silence.compareTo(settings.lease()) > 0) {
                tx.settle(EngineCaseKinds.SERVER_SILENT.settled(
                        calls.node(), "it came back after " + silence.toSeconds() + " s"));
            }
            lost.addAll(lost(tx));
            removeOrphans(tx);
            int free = freeLost(tx, lost);
            if (!judges) {
                return free;
            }
            gone.addAll(judge(tx, now));
            return free + LeaseStore.free(tx, now.minus(settings.lease()));
        });
        last = now;
        lostBefore = lost;
        tell(silence, gone, freed);
        return freed;
    }

    private List<EngineNode> judge(OpenTx tx, Instant now) {
        var expired = now.minus(settings.lease());
        LeaseStore.replace(tx, new EngineNode(calls.node(), settings.name(), expired, false))
                .forEach(id -> tx.settle(EngineCaseKinds.SERVER_SILENT.settled(id, "it was started again")));
        var gone = LeaseStore.fallSilent(tx, expired);
        gone.forEach(node -> tx.raise(EngineCaseKinds.SERVER_SILENT.problem(
                node.id(),
                "the server " + node.name() + " gave its last sign of life at " + node.seen()
                        + "; the others have taken over its work")));
        LeaseStore.forget(tx, now.minus(LISTED));
        return gone;
    }

    private void tell(Duration silence, List<EngineNode> gone, int freed) {
        if (silence.compareTo(settings.lease()) > 0) {
            LOG.warn(
                    "this server gave no sign of life for {} s: it was stopped, or the database was away",
                    silence.toSeconds());
        }
        gone.forEach(node -> LOG.warn("the server {} has been silent since {}", node.name(), node.seen()));
        if (freed > 0) {
            LOG.info("took over {} calls of nodes that are gone", freed);
        }
    }

    /** Ends the lease and frees its subjects at once, so that other nodes need not wait for it to expire. */
    public void end() {
        var expired = machine.instant().minus(settings.lease());
        transactions.write("engine", StageAdvance.Mode.INLINE, (tx, advance) -> {
            LeaseStore.remove(tx, calls.node());
            return LeaseStore.free(tx, expired);
        });
    }

    /** Subjects that this node owns in the database without a call under way. */
    private List<Long> lost(OpenTx tx) {
        return LeaseStore.owned(tx, calls.node()).stream()
                .filter(s -> !calls.underWay(s))
                .toList();
    }

    /**
     * Frees subjects whose call was never started: the connection broke during the commit of their claim, which
     * succeeded after all. Frees only those that the previous look found, too, since a call may be about to start.
     */
    private int freeLost(OpenTx tx, Set<Long> lost) {
        var twice = lost.stream().filter(lostBefore::contains).sorted().toList();
        return twice.isEmpty() ? 0 : LeaseStore.free(tx, calls.node(), twice);
    }

    /** Turns events of subjects without a process into cases, since no process can ever take them. */
    private static void removeOrphans(OpenTx tx) {
        SignalStore.removeOrphans(tx, MOST_ORPHANS)
                .forEach(o -> tx.raise(
                        EngineCaseKinds.EVENT_WITHOUT_PROCESS.problem(o.subject(), o.event() + " " + o.data())));
    }
}
