package io.crossdock.engine.log;

import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries.HeldBefore;
import io.crossdock.engine.log.EngineQueries.Load;
import io.crossdock.engine.log.EngineQueries.StageCount;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.engine.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Statements that read where subjects stand; {@link EngineQueries} says what they answer. */
final class StandingStore {

    private StandingStore() {}

    static List<Standing> of(Tx tx, Collection<Long> subjects) {
        return tx.sql("""
                select id, parent, process, version, stage, status, since, due, attempt
                from engine.subject
                where id = any(?) and status <> 'log'
                order by id""").longs(subjects).rows(StandingStore::read);
    }

    static List<Standing> children(Tx tx, Collection<Long> parents) {
        return tx.sql("""
                select id, parent, process, version, stage, status, since, due, attempt
                from engine.subject
                where parent = any(?) and parent <> 0
                order by id""").longs(parents).rows(StandingStore::read);
    }

    static List<Long> at(Tx tx, String process, String stage, long below, int most) {
        return tx.sql("""
                select id
                from engine.subject
                where process = ? and stage = ? and id < ?
                order by id desc
                limit ?""").value(process).value(stage).value(below).value(most).rows(rs -> rs.getLong("id"));
    }

    static List<Standing> held(Tx tx, int most) {
        return tx.sql("""
                select id, parent, process, version, stage, status, since, due, attempt
                from engine.subject
                where status in ('held', 'stuck')
                order by since, id
                limit ?""").value(most).rows(StandingStore::read);
    }

    static List<Standing> withoutNextStep(Tx tx) {
        return tx.sql("""
                select id, parent, process, version, stage, status, since, due, attempt
                from engine.subject
                where status in ('moving', 'waiting', 'held') and queue = ''
                order by id
                limit 100""").rows(StandingStore::read);
    }

    static Standing read(ResultSet rs) throws SQLException {
        return new Standing(
                rs.getLong("id"),
                rs.getLong("parent"),
                rs.getString("process"),
                rs.getInt("version"),
                rs.getString("stage"),
                rs.getString("status"),
                Sql.time(rs, "since"),
                rs.getObject("due") == null ? null : Sql.time(rs, "due"),
                rs.getInt("attempt"));
    }

    static long heldBefore(Tx tx, List<HeldBefore> holds) {
        return tx.sql("""
                select count(*) as n
                from unnest(?, ?, ?, ?) as h (process, version, stage, since)
                join engine.subject s
                    on s.process = h.process and s.version = h.version and s.stage = h.stage and s.since < h.since
                where s.status = 'held'""")
                .texts(holds, HeldBefore::process)
                .ints(holds, HeldBefore::version)
                .texts(holds, HeldBefore::stage)
                .times(holds, HeldBefore::since)
                .first(rs -> rs.getLong("n"))
                .orElseThrow();
    }

    static List<StageCount> stages(Tx tx) {
        return tx.sql("""
                select process, version, stage, status, count(*) as n, min(since) as oldest
                from (
                    select process, version, stage, status, since
                    from engine.subject
                    where queue <> '' and owner is null
                    union all
                    select process, version, stage, status, since
                    from engine.subject
                    where owner is not null
                    union all
                    select process, version, stage, status, since
                    from engine.subject
                    where status in ('held', 'stuck') and queue = '' and owner is null
                ) living
                group by process, version, stage, status
                union all
                select process, version, stage, 'ended' as status, sum(subjects)::bigint as n, min(oldest) as oldest
                from engine.ended_count
                group by process, version, stage
                order by process, version, stage, status""")
                .rows(rs -> new StageCount(
                        rs.getString("process"),
                        rs.getInt("version"),
                        rs.getString("stage"),
                        rs.getString("status"),
                        rs.getLong("n"),
                        Sql.time(rs, "oldest")));
    }

    static Load load(Tx tx) {
        return tx.sql("""
                select count(*) filter (where owner is null and due <= ?) as due,
                    count(*) filter (where owner is null and due > ?) as later,
                    count(*) filter (where owner is not null) as running
                from (
                    select owner, due from engine.subject where queue <> '' and owner is null
                    union all
                    select owner, due from engine.subject where queue <> '' and owner is not null
                ) living""")
                .value(tx.at())
                .value(tx.at())
                .first(rs -> new Load(rs.getLong("due"), rs.getLong("later"), rs.getLong("running")))
                .orElseThrow();
    }
}
