package io.crossdock.platform.change;

import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code platform.change}: where the log has the changes of a record. */
final class ChangeStore {

    private ChangeStore() {}

    /** @param keys by event, the records that it tells of */
    static void add(Tx tx, String kind, Map<Long, List<String>> keys) {
        var rows = new ArrayList<ChangePlace>();
        keys.forEach((event, of) -> of.forEach(key -> rows.add(new ChangePlace(event, kind, key))));
        if (rows.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into platform.change (event, kind, key)
                select c.event, ?, c.key
                from unnest(?, ?) as c (event, key)""")
                .value(kind)
                .longs(rows, ChangePlace::event)
                .texts(rows, ChangePlace::key)
                .update();
    }

    /** Places of changes, the newest first. */
    static List<ChangePlace> list(Tx tx, @Nullable String kind, @Nullable String key, ChangePlace after, int most) {
        return tx.sql("""
                select event, kind, key
                from platform.change
                where (event < ? or event = ? and (kind, key) > (?, ?))
                    and (?::text is null or kind = ?)
                    and (?::text is null or key = ?)
                order by event desc, kind, key
                limit ?""")
                .value(after.event())
                .value(after.event())
                .value(after.kind())
                .value(after.key())
                .value(kind)
                .value(kind)
                .value(key)
                .value(key)
                .value(most)
                .rows(rs -> new ChangePlace(rs.getLong("event"), rs.getString("kind"), rs.getString("key")));
    }

    /** What these events tell, by record. */
    static Map<ChangePlace, RecordChange> events(Tx tx, Collection<Long> events) {
        var told = new HashMap<ChangePlace, RecordChange>();
        for (var event : EngineQueries.firsts(tx, events)) {
            ChangeTrail.RECORDS_CHANGED
                    .of(event)
                    .ifPresent(set -> set.changes()
                            .forEach(change -> told.put(
                                    new ChangePlace(event.subject(), set.kind(), change.key()),
                                    new RecordChange(
                                            set.kind(),
                                            change.key(),
                                            event.at(),
                                            event.actor(),
                                            change.before(),
                                            change.after()))));
        }
        return told;
    }
}
