package io.crossdock.platform;

import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of {@code platform.answered_request}. */
final class AnsweredRequestStore {

    private AnsweredRequestStore() {}

    /** @param body hash of the body */
    record Request(String key, String body) {}

    /** @param answer as JSON; null while the transaction that took the key works on it */
    record Row(String answer, boolean sameBody) {}

    /**
     * Takes keys, in their order. Waits for a transaction that has taken one and not ended.
     *
     * @return the keys that were free
     */
    static List<String> take(Tx tx, String operation, Collection<Request> requests) {
        return tx.sql("""
                insert into platform.answered_request (operation, key, body, at)
                select ?, r.key, r.body, ?
                from unnest(?, ?) as r(key, body)
                order by r.key
                on conflict (operation, key) do nothing
                returning key""")
                .value(operation)
                .value(tx.at())
                .texts(requests, Request::key)
                .texts(requests, Request::body)
                .rows(rs -> rs.getString("key"));
    }

    /** Answers to requests that were answered before, by key. */
    static Map<String, Row> answers(Tx tx, String operation, Collection<Request> requests) {
        var rows = new HashMap<String, Row>();
        tx.sql("""
                select a.key, a.answer::text as answer, a.body = r.body as same
                from unnest(?, ?) as r(key, body)
                join platform.answered_request a on a.operation = ? and a.key = r.key""")
                .texts(requests, Request::key)
                .texts(requests, Request::body)
                .value(operation)
                .rows(rs -> rows.put(rs.getString("key"), new Row(rs.getString("answer"), rs.getBoolean("same"))));
        return rows;
    }

    /** @param answers answers as JSON, by key */
    static void answer(Tx tx, String operation, Map<String, String> answers) {
        var keys = List.copyOf(answers.keySet());
        tx.sql("""
                update platform.answered_request a
                set answer = r.answer::jsonb
                from unnest(?, ?) as r(key, answer)
                where a.operation = ?
                    and a.key = r.key""").texts(keys).texts(keys, answers::get).value(operation).update();
    }

    static void free(Tx tx, String operation, Collection<String> keys) {
        tx.sql("""
                delete from platform.answered_request a
                where a.operation = ? and a.key = any (?)""").value(operation).texts(keys).update();
    }
}
