package io.crossdock.engine.run;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.engine.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Events that wait for their subject. Read and removed only under the subject's row lock. */
final class SignalStore {

    /** An event in the inbox of a subject. */
    record Row(long id, long subject, String event, Instant at, String actor, String data, String note) {}

    private SignalStore() {}

    static void insert(OpenTx tx) {
        var signals = tx.signals;
        if (signals.isEmpty()) {
            return;
        }
        var ids = new ArrayList<Long>(signals.size());
        signals.forEach(s -> ids.add(tx.nextId()));
        tx.sql("""
                insert into engine.signal (id, subject, event, at, actor, data, note, fresh)
                select id, subject, event, ?, ?, data, note, true
                from unnest(?, ?, ?, ?, ?) as s (id, subject, event, data, note)""")
                .value(tx.at())
                .value(tx.actor())
                .longs(ids)
                .longs(signals, Tx.Signal::subject)
                .texts(signals, Tx.Signal::event)
                .jsons(signals, s -> EngineJson.write(s.data()))
                .texts(signals, Tx.Signal::note)
                .update();
    }

    static List<Row> of(OpenTx tx, Collection<Long> subjects) {
        return tx.sql("""
                select id, subject, event, at, actor, data, note
                from engine.signal
                where subject = any(?)
                order by id""").longs(subjects).rows(SignalStore::row);
    }

    private static Row row(ResultSet rs) throws SQLException {
        return new Row(
                rs.getLong("id"),
                rs.getLong("subject"),
                rs.getString("event"),
                Sql.time(rs, "at"),
                rs.getString("actor"),
                rs.getString("data"),
                rs.getString("note"));
    }

    /** Removes events that were taken or refused. */
    static void remove(OpenTx tx, List<Long> ids) {
        if (!ids.isEmpty()) {
            tx.sql("""
                    delete from engine.signal
                    where id = any(?)""").longs(ids).update();
        }
    }

    /** Keeps events until their subject reaches a stage that awaits them. */
    static void keep(OpenTx tx, List<Long> ids) {
        if (!ids.isEmpty()) {
            tx.sql("""
                    update engine.signal
                    set fresh = false
                    where id = any(?) and fresh""").longs(ids).update();
        }
    }

    /** Removes events of subjects that don't exist or have no process, and returns them. */
    static List<Row> removeOrphans(OpenTx tx, int most) {
        return tx.sql("""
                delete from engine.signal g
                where g.id in (
                    select s.id
                    from engine.signal s
                    left join engine.subject o on o.id = s.subject
                    where s.fresh and (o.id is null or o.status = 'log')
                    order by s.id
                    limit ?
                    for no key update of s skip locked)
                returning id, subject, event, at, actor, data, note""").value(most).rows(SignalStore::row);
    }
}
