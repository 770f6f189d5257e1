package io.crossdock.engine.log;

import io.crossdock.engine.Event;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Statements on {@code engine.parked_event}. Rows of a subscriber are added and removed only while its row in
 * {@code engine.subscriber} is locked, so that no event overtakes a parked one of its subject.
 */
public final class ParkedEventStore {

    private ParkedEventStore() {}

    /** Subjects with parked events. */
    static Set<Long> subjects(Tx tx, String subscriber) {
        var subjects = tx.sql("""
                select distinct subject
                from engine.parked_event
                where subscriber = ?""").value(subscriber).rows(rs -> rs.getLong(1));
        return Set.copyOf(subjects);
    }

    /** Some subjects with parked events, those that wait longest first. */
    static List<Long> oldest(Tx tx, String subscriber, int most) {
        return tx.sql("""
                select subject
                from engine.parked_event
                where subscriber = ?
                group by subject
                order by min(at), subject
                limit ?""").value(subscriber).value(most).rows(rs -> rs.getLong(1));
    }

    static void add(Tx tx, List<ParkedEvent> parked) {
        if (parked.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into engine.parked_event (subscriber, subject, seq, type, error, tries, at)
                select subscriber, subject, seq, type, error, tries, at
                from unnest(?, ?, ?, ?, ?, ?, ?) as p (subscriber, subject, seq, type, error, tries, at)""")
                .texts(parked, ParkedEvent::subscriber)
                .longs(parked, ParkedEvent::subject)
                .ints(parked, ParkedEvent::seq)
                .texts(parked, ParkedEvent::type)
                .texts(parked, ParkedEvent::error)
                .ints(parked, ParkedEvent::tries)
                .times(parked, ParkedEvent::at)
                .update();
    }

    /** Counts another failed try of a parked event. */
    static void failed(Tx tx, ParkedEvent parked, String error) {
        tx.sql("""
                update engine.parked_event
                set error = ?, tries = tries + 1, at = ?
                where subscriber = ? and subject = ? and seq = ?""")
                .value(error)
                .value(tx.at())
                .value(parked.subscriber())
                .value(parked.subject())
                .value(parked.seq())
                .update();
    }

    /** The first parked events of subjects, in the order of each. */
    static List<ParkedEvent> of(Tx tx, String subscriber, Collection<Long> subjects, int most) {
        return tx.sql("""
                select subscriber, subject, seq, type, error, tries, at
                from engine.parked_event
                where subscriber = ? and subject = any(?)
                order by subject, seq
                limit ?""").value(subscriber).longs(subjects).value(most).rows(ParkedEventStore::row);
    }

    /** Parked events of a subscriber after a subject and sequence number, by subject. */
    public static List<ParkedEvent> list(Tx tx, String subscriber, long subject, int seq, int most) {
        return tx.sql("""
                select subscriber, subject, seq, type, error, tries, at
                from engine.parked_event
                where subscriber = ? and (subject, seq) > (?, ?)
                order by subject, seq
                limit ?""")
                .value(subscriber)
                .value(subject)
                .value(seq)
                .value(most)
                .rows(ParkedEventStore::row);
    }

    /** The events of the log that these are, in the same order. */
    static List<Event> events(Tx tx, List<ParkedEvent> parked) {
        return tx.sql("""
                select l.subject, l.seq, l.type, l.at, l.actor, l.version, l.stage, l.data
                from unnest(?, ?) as p (subject, seq)
                join engine.log l on l.subject = p.subject and l.seq = p.seq
                order by l.subject, l.seq""")
                .longs(parked, ParkedEvent::subject)
                .ints(parked, ParkedEvent::seq)
                .rows(rs -> LogOrderStore.event(rs, 0));
    }

    /** @return how many were there */
    static int remove(Tx tx, List<ParkedEvent> parked) {
        return tx.sql("""
                delete from engine.parked_event p
                using unnest(?, ?, ?) as d (subscriber, subject, seq)
                where p.subscriber = d.subscriber and p.subject = d.subject and p.seq = d.seq""")
                .texts(parked, ParkedEvent::subscriber)
                .longs(parked, ParkedEvent::subject)
                .ints(parked, ParkedEvent::seq)
                .update();
    }

    /** Those of these subjects of which any subscriber has parked an event. */
    static Set<Long> anyOf(Tx tx, Collection<Long> subjects) {
        return Set.copyOf(tx.sql("""
                select distinct subject
                from engine.parked_event
                where subject = any(?)""").longs(subjects).rows(rs -> rs.getLong(1)));
    }

    private static ParkedEvent row(ResultSet rs) throws SQLException {
        return new ParkedEvent(
                rs.getString("subscriber"),
                rs.getLong("subject"),
                rs.getInt("seq"),
                rs.getString("type"),
                rs.getString("error"),
                rs.getInt("tries"),
                Sql.time(rs, "at"));
    }
}
