package io.crossdock.notifications.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.shared.ListIndex;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** {@code notifications.message}. */
final class CustomerMessageStore {

    private static final TypeReference<HashMap<String, String>> WORDS = new TypeReference<>() {};

    private CustomerMessageStore() {}

    /** Stores messages whose key is new, and returns these. */
    static List<CustomerMessage> insert(Tx tx, List<CustomerMessage> messages) {
        var fresh = new HashSet<>(tx.sql("""
                insert into notifications.message (id, key, order_id, template, recipient, words, state, created_at)
                select id, key, order_id, template, recipient, words, 'waiting', ?
                from unnest(?, ?, ?, ?, ?, ?) as m (id, key, order_id, template, recipient, words)
                on conflict (key) do nothing
                returning id""")
                .value(tx.at())
                .longs(messages, CustomerMessage::id)
                .texts(messages, CustomerMessage::key)
                .longs(messages, CustomerMessage::order)
                .texts(messages, CustomerMessage::template)
                .texts(messages, CustomerMessage::recipient)
                .jsons(messages, m -> EngineJson.write(m.words()))
                .rows(rs -> rs.getLong("id")));
        return messages.stream().filter(m -> fresh.contains(m.id())).toList();
    }

    static Map<Long, CustomerMessage> load(Tx tx, Collection<Long> ids) {
        var found = tx.sql("""
                select id, key, order_id, template, recipient, words
                from notifications.message
                where id = any(?)""").longs(ids).rows(CustomerMessageStore::read);
        return ListIndex.by(found, CustomerMessage::id);
    }

    private static CustomerMessage read(ResultSet rs) throws SQLException {
        return new CustomerMessage(
                rs.getLong("id"),
                rs.getString("key"),
                rs.getLong("order_id"),
                rs.getString("template"),
                rs.getString("recipient"),
                EngineJson.MAPPER.readValue(rs.getString("words"), WORDS));
    }

    /**
     * Notes that messages are about to be sent once more.
     *
     * @return how often each was about to be sent before, under the same key of its work
     */
    static Map<Long, Integer> begin(Tx tx, List<Work> batch) {
        var begun = new HashMap<Long, Integer>();
        tx.sql("""
                update notifications.message m
                set tries = case when m.tries_key = w.key then m.tries + 1 else 1 end, tries_key = w.key
                from unnest(?, ?) as w (id, key)
                where m.id = w.id
                returning m.id, m.tries""")
                .longs(batch, Work::subject)
                .texts(batch, Work::key)
                .rows(rs -> begun.put(rs.getLong("id"), rs.getInt("tries") - 1));
        return begun;
    }

    /** @param state {@code sent} or {@code failed} */
    static void end(Tx tx, Collection<Long> ids, String state) {
        tx.sql("""
                update notifications.message
                set state = ?, ended_at = ?
                where id = any(?) and state = 'waiting'""").value(state).value(tx.at()).longs(ids).update();
    }
}
