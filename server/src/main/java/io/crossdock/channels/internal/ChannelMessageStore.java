package io.crossdock.channels.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql.SqlFailure;
import io.crossdock.orders.OrderReference;
import io.crossdock.shared.ListIndex;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores messages by channel and key. */
final class ChannelMessageStore {

    /** A stored message. */
    record Stored(
            OrderReference name,
            String hash,
            int status,
            @Nullable Long order,
            String answer,
            byte[] raw) {}

    /**
     * Inserts the messages whose name is free, and returns these names. Waits for other transactions that insert the
     * same names. Inserts in the order of names, so that two nodes with the same messages do not deadlock.
     */
    Set<OrderReference> insert(Tx tx, List<IncomingMessage> messages) {
        var sorted = messages.stream()
                .sorted(Comparator.comparing((IncomingMessage m) -> m.name().channel())
                        .thenComparing(m -> m.name().reference()))
                .toList();
        return new HashSet<>(tx.sql("""
                insert into channels.message (channel, key, hash, status, order_id, answer, raw, received_at)
                select channel, key, hash, status, nullif(order_id, 0), answer, raw, ?
                from unnest(?, ?, ?, ?, ?, ?, ?::bytea[]) as m (channel, key, hash, status, order_id, answer, raw)
                on conflict (channel, key) do nothing
                returning channel, key
                """)
                .value(tx.at())
                .texts(sorted, m -> m.name().channel())
                .texts(sorted, m -> m.name().reference())
                .texts(sorted, IncomingMessage::hash)
                .ints(sorted, IncomingMessage::status)
                .longs(sorted, m -> m.order() == null ? 0L : m.order().id().value())
                .texts(sorted, IncomingMessage::answer)
                .value(bytes(tx, sorted))
                .rows(rs -> new OrderReference(rs.getString("channel"), rs.getString("key"))));
    }

    private static Array bytes(Tx tx, List<IncomingMessage> messages) {
        try {
            return tx.connection()
                    .createArrayOf(
                            "bytea", messages.stream().map(IncomingMessage::raw).toArray(byte[][]::new));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<OrderReference, Stored> load(Tx tx, Collection<OrderReference> names) {
        var found = tx.sql("""
                select m.channel, m.key, m.hash, m.status, m.order_id, m.answer, m.raw
                from unnest(?, ?) as asked (channel, key)
                join channels.message m on m.channel = asked.channel and m.key = asked.key
                """)
                .texts(names, OrderReference::channel)
                .texts(names, OrderReference::reference)
                .rows(rs -> new Stored(
                        new OrderReference(rs.getString("channel"), rs.getString("key")),
                        rs.getString("hash"),
                        rs.getInt("status"),
                        rs.getObject("order_id", Long.class),
                        rs.getString("answer"),
                        rs.getBytes("raw")));
        return ListIndex.by(found, Stored::name);
    }

    /** Replaces the answer of a row that {@link #insert} wrote in the same transaction. */
    void answer(Tx tx, OrderReference name, String answer) {
        tx.sql("""
                update channels.message
                set answer = ?
                where channel = ? and key = ?
                """).value(answer).value(name.channel()).value(name.reference()).update();
    }

    /** Removes rows that {@link #insert} wrote in the same transaction. */
    void remove(Tx tx, Collection<OrderReference> names) {
        int removed = tx.sql("""
                delete from channels.message m
                using unnest(?, ?) as gone (channel, key)
                where m.channel = gone.channel and m.key = gone.key
                """)
                .texts(names, OrderReference::channel)
                .texts(names, OrderReference::reference)
                .update();
        if (removed != names.size()) {
            throw new IllegalStateException("removed " + removed + " of " + names.size() + " messages");
        }
    }

    static boolean duplicate(Throwable e) {
        return e instanceof SqlFailure failure && failure.state().equals("23505");
    }
}
