package io.crossdock.engine.log;

import io.crossdock.engine.Event;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Statements on {@code engine.parked_event}. Rows of a subscriber are added and removed only while its row in
 * {@code engine.subscriber} is locked, so that no event overtakes a parked one of its subject.
 */
public final class ParkedEventStore {

    /** Parked events of a subscriber. */
    public record ParkedCount(String subscriber, long events) {}

    private ParkedEventStore() {}

    /** Locks the place of a subscriber, waiting for its reader. @return whether there is such a subscriber */
    static boolean lock(Tx tx, String subscriber) {
        return tx.sql("""
                select name
                from engine.subscriber
                where name = ?
                for update""").value(subscriber).first(rs -> rs.getString(1)).isPresent();
    }

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

    /** Parked events of a subject in their order. */
    static List<ParkedEvent> of(Tx tx, String subscriber, long subject, int most) {
        return tx.sql("""
                select subscriber, subject, seq, type, error, tries, at
                from engine.parked_event
                where subscriber = ? and subject = ?
                order by seq
                limit ?""").value(subscriber).value(subject).value(most).rows(ParkedEventStore::row);
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

    /** The events of the log that these are. */
    static List<Event> events(Tx tx, List<ParkedEvent> parked) {
        var subject = parked.getFirst().subject();
        var seqs = parked.stream().map(ParkedEvent::seq).collect(Collectors.toSet());
        return EngineQueries.timeline(
                        tx,
                        subject,
                        parked.getFirst().seq() - 1,
                        parked.getLast().seq() - parked.getFirst().seq() + 1)
                .stream()
                .filter(event -> seqs.contains(event.seq()))
                .toList();
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

    /** Whether any subscriber has parked an event of this subject. */
    static boolean anyOf(Tx tx, long subject) {
        return tx.sql("""
                select 1
                from engine.parked_event
                where subject = ?
                limit 1""").value(subject).first(rs -> true).isPresent();
    }

    /** Parked events of each subscriber that has some. */
    public static List<ParkedCount> counts(Tx tx) {
        return tx.sql("""
                select subscriber, count(*) as events
                from engine.parked_event
                group by subscriber
                order by subscriber""").rows(rs -> new ParkedCount(rs.getString("subscriber"), rs.getLong("events")));
    }

    /** Parked events of a subscriber. */
    public static long count(Tx tx, String subscriber) {
        return tx.sql("""
                select count(*)
                from engine.parked_event
                where subscriber = ?""").value(subscriber).first(rs -> rs.getLong(1)).orElse(0L);
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
