package io.crossdock.channels.internal;

import io.crossdock.channels.ParkedMessage;
import io.crossdock.channels.ParkedQuery;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.engine.sql.Sql;
import io.crossdock.orders.OrderId;
import io.crossdock.shared.IdText;
import io.crossdock.shared.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores messages that wait for a person. */
final class ParkedMessageStore {

    static final char LETTER = 'P';

    /** Data that a replay needs. */
    record Payload(String channel, byte[] raw) {}

    /**
     * A message that is parked.
     *
     * @param times how often it was received
     * @param waits whether nobody has dealt with it
     * @param order the order that a person made of it
     */
    record Parked(
            long id, int times, boolean waits, @Nullable Long order) {}

    /** A message that a person has dealt with. @param subject of its case; null for those from before cases */
    record Closed(long id, @Nullable Long subject) {}

    /** Whether this message was parked before. */
    boolean knows(Tx tx, String channel, String hash) {
        return !tx.sql("select id from channels.parked where channel = ? and hash = ?")
                .value(channel)
                .value(hash)
                .rows(rs -> rs.getLong("id"))
                .isEmpty();
    }

    /** Parks a message, or counts it again where it is parked already. */
    Parked park(Tx tx, ParkedMessages.Message message, String hash, String problem) {
        return tx.sql("""
                insert into channels.parked as p (id, channel, topic, hash, raw, problem, received_at, cause)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                on conflict (channel, hash) do update
                set times = p.times + 1
                returning id, times, replayed_at is null as waits, order_id
                """)
                .value(tx.nextId())
                .value(message.channel())
                .value(message.topic())
                .value(hash)
                .value(message.raw())
                .value(problem)
                .value(tx.at())
                .value(message.cause())
                .rows(rs -> new Parked(
                        rs.getLong("id"),
                        rs.getInt("times"),
                        rs.getBoolean("waits"),
                        rs.getObject("order_id", Long.class)))
                .getFirst();
    }

    /** Joins a new message to the case of its cause, or begins one. @return the subject of the case */
    long join(Tx tx, long id, ParkedMessages.Message message) {
        return tx.sql("""
                update channels.parked
                set subject = coalesce(
                    (select p.subject
                    from channels.parked p
                    where p.channel = ? and p.topic = ? and p.cause = ? and p.replayed_at is null
                        and p.subject is not null
                    order by p.id
                    limit 1), id)
                where id = ?
                returning subject
                """)
                .value(message.channel())
                .value(message.topic())
                .value(message.cause())
                .value(id)
                .rows(rs -> rs.getLong("subject"))
                .getFirst();
    }

    Page<ParkedMessage> waiting(Tx tx, ParkedQuery query) {
        var rows = tx.sql("""
                select id, channel, topic, received_at, times, problem, raw, replayed_at, order_id
                from channels.parked
                where replayed_at is null
                    and id > ?
                    and (?::text is null or channel = ?)
                    and (?::text is null or topic = ?)
                order by id
                limit ?
                """)
                .value(query.after())
                .value(query.channel())
                .value(query.channel())
                .value(query.topic())
                .value(query.topic())
                .value(query.limit() + 1)
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
        var page = rows.subList(0, Math.min(rows.size(), query.limit()));
        return new Page<>(
                page, rows.size() > query.limit() ? page.getLast().id().substring(1) : null);
    }

    Optional<Payload> payload(Tx tx, long id) {
        return tx.sql("""
                select channel, raw
                from channels.parked
                where id = ?
                """).value(id).first(rs -> new Payload(rs.getString("channel"), rs.getBytes("raw")));
    }

    /** Closes those of these messages that wait. @param note why they are given up; null where they are taken */
    List<Closed> close(Tx tx, List<Long> ids, @Nullable OrderId order, @Nullable String note) {
        return tx.sql("""
                update channels.parked
                set replayed_at = ?, order_id = ?::bigint, note = ?::text
                where id = any (?) and replayed_at is null
                returning id, subject
                """)
                .value(tx.at())
                .value(order == null ? null : order.value())
                .value(note)
                .longs(ids)
                .rows(rs -> new Closed(rs.getLong("id"), rs.getObject("subject", Long.class)));
    }

    /** Those of these cases of which no message waits. */
    List<Long> settled(Tx tx, List<Long> subjects) {
        return tx.sql("""
                select asked.subject
                from unnest(?) as asked (subject)
                where not exists (
                    select 1 from channels.parked p where p.subject = asked.subject and p.replayed_at is null)
                """).longs(subjects).rows(rs -> rs.getLong("subject"));
    }

    void failedAgain(Tx tx, long id, String problem) {
        tx.sql("""
                update channels.parked
                set problem = ?::jsonb
                where id = ?
                """).value(problem).value(id).update();
    }
}
