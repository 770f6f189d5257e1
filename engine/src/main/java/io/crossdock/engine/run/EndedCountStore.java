package io.crossdock.engine.run;

import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Statements on {@code engine.ended_count}: how many subjects ended at which stage. */
public final class EndedCountStore {

    /** Rows from which they are added up. */
    private static final int ROWS_MAX = 500;

    private EndedCountStore() {}

    private record Key(String process, int version, String stage) {}

    /** Counts subjects that end in this transaction. */
    static void add(Tx tx, Collection<SubjectState> ended) {
        if (ended.isEmpty()) {
            return;
        }
        var counts = new HashMap<Key, Long>();
        ended.forEach(subject ->
                counts.merge(new Key(subject.process.name(), subject.process.version(), subject.stage), 1L, Long::sum));
        var rows = List.copyOf(counts.entrySet());
        tx.sql("""
                insert into engine.ended_count (process, version, stage, subjects, oldest)
                select process, version, stage, subjects, ?
                from unnest(?, ?, ?, ?) as e (process, version, stage, subjects)""")
                .value(tx.at())
                .texts(rows, row -> row.getKey().process())
                .ints(rows, row -> row.getKey().version())
                .texts(rows, row -> row.getKey().stage())
                .longs(rows, Map.Entry::getValue)
                .update();
    }

    /** Adds rows up when they are many; rows that another transaction adds up are left alone. */
    public static void fold(Tx tx) {
        tx.sql("""
                with many as (
                    select count(*) > ? as so
                    from (select 1 from engine.ended_count limit ?) c
                ), gone as (
                    delete from engine.ended_count
                    where ctid = any(array(
                        select e.ctid
                        from engine.ended_count e
                        where (select so from many)
                        for no key update skip locked))
                    returning process, version, stage, subjects, oldest
                )
                insert into engine.ended_count (process, version, stage, subjects, oldest)
                select process, version, stage, sum(subjects)::bigint, min(oldest)
                from gone
                group by process, version, stage""").value(ROWS_MAX).value(ROWS_MAX + 1).update();
    }
}
