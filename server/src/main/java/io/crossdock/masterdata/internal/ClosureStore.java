package io.crossdock.masterdata.internal;

import io.crossdock.engine.Sql;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Closure;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Closures of nodes. */
final class ClosureStore {

    private ClosureStore() {}

    /** Those that end after a moment, or never; not those that were taken back before they began, by node. */
    static Map<String, List<Closure>> open(Connection connection, Instant at) {
        return new Sql(connection, """
                select node, from_at, until_at, reason
                from masterdata.node_closure
                where until_at is null or until_at > greatest(from_at, ?)
                order by node, from_at""")
                .value(at)
                .rows(rs -> {
                    var until = rs.getObject("until_at", OffsetDateTime.class);
                    return new Closure(
                            rs.getString("node"), Sql.time(rs, "from_at"), until == null ? null : until.toInstant(), rs.getString("reason"));
                })
                .stream()
                .collect(Collectors.groupingBy(Closure::node));
    }

    static void close(Tx tx, List<Closure> closures) {
        tx.sql("""
                insert into masterdata.node_closure (node, from_at, until_at, reason, made_at, made_by)
                select u.node, u.from_at, u.until_at, u.reason, ?, ?
                from unnest(?, ?, ?, ?) as u (node, from_at, until_at, reason)
                order by u.node, u.from_at
                on conflict (node, from_at) do update
                set until_at = excluded.until_at, reason = excluded.reason, made_at = excluded.made_at, made_by = excluded.made_by""")
                .value(tx.at())
                .value(tx.actor())
                .texts(closures.stream().map(Closure::node).toList())
                .times(closures.stream().map(Closure::from).toList())
                .times(closures.stream().map(Closure::until).toList())
                .texts(closures.stream().map(Closure::reason).toList())
                .update();
    }

    /** A closure that has begun ends now; one that is to come ends as it begins. */
    static Set<String> reopen(Tx tx, List<String> nodes) {
        return new HashSet<>(tx.sql("""
                update masterdata.node_closure
                set until_at = greatest(from_at, ?)
                where node = any (?) and (until_at is null or until_at > greatest(from_at, ?))
                returning node""")
                .value(tx.at())
                .texts(nodes)
                .value(tx.at())
                .rows(rs -> rs.getString("node")));
    }
}
