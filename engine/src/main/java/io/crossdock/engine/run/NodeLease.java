package io.crossdock.engine.run;

import io.crossdock.engine.EngineCaseKinds;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the other nodes that this one lives, and takes over the calls of those that have gone silent. Machine time. */
public final class NodeLease {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLease.class);

    private static final int MOST_ORPHANS = 512;

    private final EngineTransactions transactions;
    private final Clock machine;
    private final Duration lease;
    private final RemoteCalls calls;
    private Set<Long> lostBefore = Set.of();

    public NodeLease(EngineTransactions transactions, Clock machine, Duration lease, RemoteCalls calls) {
        this.transactions = transactions;
        this.machine = machine;
        this.lease = lease;
        this.calls = calls;
    }

    /**
     * Renews the lease, frees the subjects of nodes whose lease has expired, and turns events that no process can take
     * into cases. Returns how many subjects are free now.
     */
    public int renew() {
        return transactions.write("engine", StageAdvance.Mode.INLINE, (tx, advance) -> {
            var now = machine.instant();
            tx.sql("""
                    insert into engine.node (id, seen)
                    values (?, ?)
                    on conflict (id) do update set seen = excluded.seen""").value(calls.node()).value(now).update();
            tx.sql("""
                    delete from engine.node
                    where seen < ?""").value(now.minus(lease)).update();
            int freed = free(tx) + freeLost(tx);
            if (freed > 0) {
                LOG.info("took over {} calls of nodes that are gone", freed);
            }
            removeOrphans(tx);
            return freed;
        });
    }

    private static int free(OpenTx tx) {
        return tx.sql("""
                update engine.subject
                set owner = null
                where id in (
                    select s.id
                    from engine.subject s
                    where s.owner is not null and not exists (select 1 from engine.node n where n.id = s.owner)
                    order by s.id
                    for update skip locked)""").update();
    }

    /** Ends the lease and frees its subjects at once, so that other nodes need not wait for it to expire. */
    public void end() {
        transactions.write("engine", StageAdvance.Mode.INLINE, (tx, advance) -> {
            tx.sql("""
                    delete from engine.node
                    where id = ?""").value(calls.node()).update();
            return free(tx);
        });
    }

    /**
     * Frees subjects that this node owns in the database without a call under way: the connection broke during the
     * commit of their claim, which succeeded after all. Frees only those that the previous look found, too, since a
     * call may be about to start.
     */
    private int freeLost(OpenTx tx) {
        var owned = tx.sql("""
                select id
                from engine.subject
                where owner = ?""").value(calls.node()).rows(rs -> rs.getLong(1));
        var lost = owned.stream().filter(s -> !calls.underWay(s)).collect(Collectors.toSet());
        var twice = lost.stream().filter(lostBefore::contains).sorted().toList();
        lostBefore = lost;
        return twice.isEmpty()
                ? 0
                : tx.sql("""
                update engine.subject
                set owner = null
                where id in (
                    select id
                    from engine.subject
                    where id = any(?) and owner = ?
                    order by id
                    for update skip locked)""").longs(twice).value(calls.node()).update();
    }

    /** Turns events of subjects without a process into cases, since no process can ever take them. */
    private static void removeOrphans(OpenTx tx) {
        SignalStore.removeOrphans(tx, MOST_ORPHANS)
                .forEach(o -> tx.raise(
                        EngineCaseKinds.EVENT_WITHOUT_PROCESS.problem(o.subject(), o.event() + " " + o.data())));
    }
}
