package io.crossdock.engine.run;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Signs of life of the servers that share the database. Nobody waits for the row of another server: it may hang in the
 * middle of its own sign of life.
 */
public final class LeaseStore {

    private LeaseStore() {}

    /** Servers, and those that fell silent less than a day ago, by name. */
    public static List<EngineNode> all(Tx tx) {
        return tx.sql("""
                select id, name, seen, silent
                from engine.node
                order by name, id""").rows(LeaseStore::node);
    }

    static void live(Tx tx, long id, String name, Instant now) {
        tx.sql("""
                insert into engine.node (id, name, seen)
                values (?, ?, ?)
                on conflict (id) do update
                set seen = excluded.seen, silent = false""").value(id).value(name).value(now).update();
    }

    /** Marks the servers that were last seen before this time, and returns those that were not marked yet. */
    static List<EngineNode> fallSilent(Tx tx, Instant before) {
        return tx.sql("""
                update engine.node
                set silent = true
                where id in (
                    select id
                    from engine.node
                    where seen < ? and not silent
                    for no key update skip locked)
                returning id, name, seen, silent""").value(before).rows(LeaseStore::node);
    }

    /** Removes the silent servers with the name of one that started again under this id, and returns their ids. */
    static List<Long> replace(Tx tx, EngineNode again) {
        return tx.sql("""
                delete from engine.node
                where id in (
                    select id
                    from engine.node
                    where name = ? and name <> '' and id <> ? and seen < ?
                    for no key update skip locked)
                returning id""")
                .value(again.name())
                .value(again.id())
                .value(again.seen())
                .rows(rs -> rs.getLong("id"));
    }

    static void remove(Tx tx, long id) {
        tx.sql("""
                delete from engine.node
                where id = ?""").value(id).update();
    }

    static void forget(Tx tx, Instant before) {
        tx.sql("""
                delete from engine.node
                where id in (
                    select id
                    from engine.node
                    where seen < ?
                    for no key update skip locked)""").value(before).update();
    }

    /** Frees the subjects of servers that are not there or were last seen before this time. @return how many */
    static int free(Tx tx, Instant before) {
        return tx.sql("""
                update engine.subject
                set owner = null
                where id in (
                    select s.id
                    from engine.subject s
                    where s.owner is not null
                        and not exists (select 1 from engine.node n where n.id = s.owner and n.seen >= ?)
                    order by s.id
                    for no key update skip locked)""").value(before).update();
    }

    /** Subjects that a server owns. */
    static List<Long> owned(Tx tx, long id) {
        return tx.sql("""
                select id
                from engine.subject
                where owner = ?""").value(id).rows(rs -> rs.getLong("id"));
    }

    /** Frees these subjects of a server. @return how many */
    static int free(Tx tx, long id, List<Long> subjects) {
        return tx.sql("""
                update engine.subject
                set owner = null
                where id in (
                    select id
                    from engine.subject
                    where id = any(?) and owner = ?
                    order by id
                    for no key update skip locked)""").longs(subjects).value(id).update();
    }

    private static EngineNode node(ResultSet rs) throws SQLException {
        return new EngineNode(rs.getLong("id"), rs.getString("name"), Sql.time(rs, "seen"), rs.getBoolean("silent"));
    }
}
