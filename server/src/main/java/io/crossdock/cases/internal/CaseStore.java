package io.crossdock.cases.internal;

import io.crossdock.cases.Case;
import io.crossdock.cases.CaseClose;
import io.crossdock.cases.CaseId;
import io.crossdock.cases.NewCase;
import io.crossdock.engine.Tx;
import io.crossdock.shared.ListIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code cases.case}: cases from their first problem to their end. */
final class CaseStore {

    private CaseStore() {}

    /** Problems of one subject and kind that one transaction raised. */
    record Met(NewCase last, List<String> details, Instant due) {

        static Met once(NewCase problem) {
            return new Met(problem, List.of(problem.detail()), problem.dueAt());
        }

        Met and(Met later) {
            var all = new ArrayList<>(details);
            all.addAll(later.details);
            return new Met(later.last, all, due.isBefore(later.due) ? due : later.due);
        }

        int times() {
            return details.size();
        }
    }

    /** A case that was raised, and whether it is new. */
    record Raising(Case found, boolean opened) {}

    /** Stores the problems and returns their cases. */
    static List<Raising> raise(Tx tx, List<Met> met) {
        return tx.sql("""
                insert into cases.case as c (id, subject, kind, owner, team, detail, count, raised_at, due_at)
                select id, subject, kind, owner, owner, detail, times, ?, due
                from unnest(?, ?, ?, ?, ?, ?, ?) as m (id, subject, kind, owner, detail, times, due)
                on conflict (subject, kind) where closed_at is null do update
                set count = c.count + excluded.count,
                    detail = excluded.detail,
                    due_at = least(c.due_at, excluded.due_at)
                returning id, subject, kind, owner, detail, count, raised_at, due_at, team, assignee, priority,
                    escalated_at, escalated_to, closed_at, closed_by, resolution,
                    (xmax = 0) as opened""")
                .value(tx.at())
                .longs(met, m -> tx.nextId())
                .longs(met, m -> m.last.subject())
                .texts(met, m -> m.last.kind())
                .texts(met, m -> m.last.owner())
                .texts(met, m -> m.last.detail())
                .ints(met, Met::times)
                .times(met, Met::due)
                .rows(rs -> new Raising(CaseRow.read(rs), rs.getBoolean("opened")));
    }

    /** Locks cases in key order; unknown ids are left out. */
    static Map<CaseId, Case> lock(Tx tx, List<Long> ids) {
        var locked = tx.sql("""
                select id, subject, kind, owner, detail, count, raised_at, due_at, team, assignee, priority,
                    escalated_at, escalated_to, closed_at, closed_by, resolution
                from cases.case
                where id = any(?)
                order by id
                for no key update""").longs(ids).rows(CaseRow::read);
        return ListIndex.by(locked, Case::id);
    }

    /** Closes those of these cases that are open, and returns them. */
    static Map<CaseId, Case> close(Tx tx, List<CaseClose> closes) {
        var ended = tx.sql("""
                update cases.case c
                set closed_at = ?, closed_by = ?, resolution = d.resolution
                from unnest(?, ?) as d (id, resolution)
                where c.id = d.id and c.closed_at is null
                returning c.id, c.subject, c.kind, c.owner, c.detail, c.count, c.raised_at, c.due_at, c.team,
                    c.assignee, c.priority, c.escalated_at, c.escalated_to, c.closed_at, c.closed_by, c.resolution""")
                .value(tx.at())
                .value(tx.actor())
                .longs(closes, c -> c.id().value())
                .texts(closes, CaseClose::resolution)
                .rows(CaseRow::read);
        return ListIndex.by(ended, Case::id);
    }

    /** Closes the open cases of these kinds and subjects, and returns them. */
    static List<Case> settle(Tx tx, List<Tx.Settled> settled) {
        return tx.sql("""
                update cases.case c
                set closed_at = ?, closed_by = coalesce(d.by, ?), resolution = d.resolution
                from unnest(?, ?, ?, ?) as d (subject, kind, resolution, by)
                where c.subject = d.subject and c.kind = d.kind and c.closed_at is null
                returning c.id, c.subject, c.kind, c.owner, c.detail, c.count, c.raised_at, c.due_at, c.team,
                    c.assignee, c.priority, c.escalated_at, c.escalated_to, c.closed_at, c.closed_by, c.resolution""")
                .value(tx.at())
                .value(tx.actor())
                .longs(settled, Tx.Settled::subject)
                .texts(settled, Tx.Settled::kind)
                .texts(settled, Tx.Settled::resolution)
                .texts(settled, Tx.Settled::by)
                .rows(CaseRow::read);
    }
}
