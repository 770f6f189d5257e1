package io.crossdock.channels.internal;

import io.crossdock.channels.ParkedMessage;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.engine.sql.Sql;
import io.crossdock.orders.OrderId;
import io.crossdock.shared.IdText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores messages that wait for a person. */
final class ParkedMessageStore {

    static final char LETTER = 'P';

    /** Data that a replay needs. */
    record Payload(String channel, byte[] raw) {}

    /** Parks a message, or counts it again where it is parked already. */
    long park(Tx tx, String channel, String topic, String hash, byte[] raw, String problem) {
        return tx.sql("""
                insert into channels.parked as p (id, channel, topic, hash, raw, problem, received_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?)
                on conflict (channel, hash) do update
                set times = p.times + 1, problem = excluded.problem, replayed_at = null
                returning id
                """)
                .value(tx.nextId())
                .value(channel)
                .value(topic)
                .value(hash)
                .value(raw)
                .value(problem)
                .value(tx.at())
                .rows(rs -> rs.getLong("id"))
                .getFirst();
    }

    List<ParkedMessage> waiting(Tx tx, int limit) {
        return tx.sql("""
                select id, channel, topic, received_at, times, problem, raw, replayed_at, order_id
                from channels.parked
                where replayed_at is null
                order by id
                limit ?
                """)
                .value(limit)
                .rows(rs -> new ParkedMessage(
                        IdText.print(LETTER, rs.getLong("id")),
                        rs.getString("channel"),
                        rs.getString("topic"),
                        Sql.time(rs, "received_at"),
                        rs.getInt("times"),
                        EngineJson.tree(rs.getString("problem")),
                        new String(rs.getBytes("raw"), StandardCharsets.UTF_8),
                        Sql.timeOrNull(rs, "replayed_at"),
                        rs.getObject("order_id", Long.class) == null ? null : "O" + rs.getLong("order_id")));
    }

    Optional<Payload> payload(Tx tx, long id) {
        return tx.sql("""
                select channel, raw
                from channels.parked
                where id = ?
                """).value(id).first(rs -> new Payload(rs.getString("channel"), rs.getBytes("raw")));
    }

    void replayed(Tx tx, long id, @Nullable OrderId order) {
        tx.sql("""
                update channels.parked
                set replayed_at = ?, order_id = ?::bigint
                where id = ?
                """)
                .value(tx.at())
                .value(order == null ? null : order.value())
                .value(id)
                .update();
    }

    void failedAgain(Tx tx, long id, String problem) {
        tx.sql("""
                update channels.parked
                set problem = ?::jsonb
                where id = ?
                """).value(problem).value(id).update();
    }
}
