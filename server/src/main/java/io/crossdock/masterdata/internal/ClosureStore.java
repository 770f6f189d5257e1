package io.crossdock.masterdata.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.masterdata.Closure;
import io.crossdock.shared.Words;
import java.sql.Connection;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements of closures. */
final class ClosureStore {

    private ClosureStore() {}

    /**
     * Closures of a kind that end after a moment, or never, by code; without those that were withdrawn before they
     * began.
     */
    static Map<String, List<Closure>> open(Connection connection, Closure.Kind kind, Instant at) {
        return new Sql(connection, """
                select kind, code, from_at, until_at, reason
                from masterdata.closure
                where kind = ? and (until_at is null or until_at > greatest(from_at, ?))
                order by code, from_at""")
                        .value(kind.text())
                        .value(at)
                        .rows(rs -> new Closure(
                                kind(rs.getString("kind")),
                                rs.getString("code"),
                                Sql.time(rs, "from_at"),
                                Sql.timeOrNull(rs, "until_at"),
                                rs.getString("reason")))
                        .stream()
                        .collect(Collectors.groupingBy(Closure::code));
    }

    static void close(Tx tx, List<Closure> closures) {
        tx.sql("""
                insert into masterdata.closure (kind, code, from_at, until_at, reason, made_at, made_by)
                select u.kind, u.code, u.from_at, u.until_at, u.reason, ?, ?
                from unnest(?, ?, ?, ?, ?) as u (kind, code, from_at, until_at, reason)
                order by u.kind, u.code, u.from_at
                on conflict (kind, code, from_at) do update
                set until_at = excluded.until_at, told = false, reason = excluded.reason, made_at = excluded.made_at,
                    made_by = excluded.made_by""")
                .value(tx.at())
                .value(tx.actor())
                .texts(closures, c -> c.kind().text())
                .texts(closures, Closure::code)
                .times(closures, Closure::from)
                .times(closures, Closure::until)
                .texts(closures, Closure::reason)
                .update();
    }

    /** A closure that has ended; {@code again} if another one covers now. */
    record Ended(Closure.Kind kind, String code, boolean again) {}

    /** Marks closures whose end has come as told and returns them. */
    static List<Ended> takeEnded(Tx tx, int most) {
        return tx.sql("""
                update masterdata.closure c
                set told = true
                from (
                    select d.kind, d.code, d.from_at
                    from masterdata.closure d
                    where not d.told and d.until_at <= ?
                    order by d.until_at, d.kind, d.code
                    limit ?
                    for no key update skip locked
                ) due
                where c.kind = due.kind and c.code = due.code and c.from_at = due.from_at
                returning c.kind, c.code, exists (
                    select from masterdata.closure o
                    where o.kind = c.kind and o.code = c.code and o.from_at <= ?
                        and (o.until_at is null or o.until_at > ?)
                ) as again""")
                .value(tx.at())
                .value(most)
                .value(tx.at())
                .value(tx.at())
                .rows(rs -> new Ended(kind(rs.getString("kind")), rs.getString("code"), rs.getBoolean("again")));
    }

    private static Closure.Kind kind(String text) {
        return Words.parse(Closure.Kind.class, text);
    }

    /** Ends closures: one that has begun ends now, a future one ends as it begins. Returns their codes. */
    static Set<String> reopen(Tx tx, Closure.Kind kind, List<String> codes) {
        return new HashSet<>(tx.sql("""
                update masterdata.closure
                set until_at = greatest(from_at, ?), told = true
                where kind = ? and code = any (?) and (until_at is null or until_at > greatest(from_at, ?))
                returning code""")
                .value(tx.at())
                .value(kind.text())
                .texts(codes)
                .value(tx.at())
                .rows(rs -> rs.getString("code")));
    }
}
