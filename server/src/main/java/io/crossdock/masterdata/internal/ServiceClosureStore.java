package io.crossdock.masterdata.internal;

import io.crossdock.engine.Sql;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.ServiceClosure;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Closures of carrier services. */
final class ServiceClosureStore {

    private ServiceClosureStore() {}

    /** Those that end after a moment, or never; not those that were taken back before they began. */
    static List<ServiceClosure> open(Connection connection, Instant at) {
        return new Sql(connection, """
                select service, from_at, until_at, reason
                from masterdata.service_closure
                where until_at is null or until_at > greatest(from_at, ?)
                order by service, from_at""")
                .value(at)
                .rows(rs -> {
                    var until = rs.getObject("until_at", OffsetDateTime.class);
                    return new ServiceClosure(
                            rs.getString("service"), Sql.time(rs, "from_at"), until == null ? null : until.toInstant(), rs.getString("reason"));
                });
    }

    static void close(Tx tx, List<ServiceClosure> closures) {
        tx.sql("""
                insert into masterdata.service_closure (service, from_at, until_at, reason, made_at, made_by)
                select u.service, u.from_at, u.until_at, u.reason, ?, ?
                from unnest(?, ?, ?, ?) as u (service, from_at, until_at, reason)
                on conflict (service, from_at) do update
                set until_at = excluded.until_at, reason = excluded.reason, made_at = excluded.made_at, made_by = excluded.made_by""")
                .value(tx.at())
                .value(tx.actor())
                .texts(closures.stream().map(ServiceClosure::service).toList())
                .times(closures.stream().map(ServiceClosure::from).toList())
                .times(closures.stream().map(ServiceClosure::until).toList())
                .texts(closures.stream().map(ServiceClosure::reason).toList())
                .update();
    }

    /** A closure that has begun ends now; one that is to come ends as it begins. */
    static Set<String> reopen(Tx tx, List<String> services) {
        return new HashSet<>(tx.sql("""
                update masterdata.service_closure
                set until_at = greatest(from_at, ?)
                where service = any (?) and (until_at is null or until_at > greatest(from_at, ?))
                returning service""")
                .value(tx.at())
                .texts(services)
                .value(tx.at())
                .rows(rs -> rs.getString("service")));
    }
}
