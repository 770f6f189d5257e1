package io.crossdock.cases.internal;

import io.crossdock.cases.Case;
import io.crossdock.cases.CaseAssignment;
import io.crossdock.cases.CaseCounts;
import io.crossdock.cases.CaseHandover;
import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which subjects have open cases, and who looks after them: the columns of {@code cases.case} that people and deadlines
 * change.
 */
final class CaseCareStore {

    private CaseCareStore() {}

    /** Gives cases to people. Returns those that changed. */
    static List<Case> assign(Tx tx, List<CaseAssignment> assignments) {
        return tx.sql("""
                update cases.case c
                set assignee = d.assignee, priority = coalesce(d.priority, c.priority)
                from unnest(?, ?, ?) as d (id, assignee, priority)
                where c.id = d.id and c.closed_at is null
                    and (c.assignee is distinct from d.assignee or c.priority <> coalesce(d.priority, c.priority))
                returning c.id, c.subject, c.kind, c.owner, c.detail, c.count, c.raised_at, c.due_at, c.team,
                    c.assignee, c.priority, c.escalated_at, c.escalated_to, c.closed_at, c.closed_by, c.resolution""")
                .longs(assignments, a -> a.id().value())
                .texts(assignments, CaseAssignment::assignee)
                .texts(
                        assignments,
                        a -> a.priority() == null ? null : a.priority().name().toLowerCase(Locale.ROOT))
                .rows(CaseRow::read);
    }

    /** Gives cases to other teams, to nobody in person. Returns those that changed. */
    static List<Case> handOver(Tx tx, List<CaseHandover> handovers) {
        return tx.sql("""
                update cases.case c
                set team = d.team, assignee = null
                from unnest(?, ?) as d (id, team)
                where c.id = d.id and c.closed_at is null and c.team <> d.team
                returning c.id, c.subject, c.kind, c.owner, c.detail, c.count, c.raised_at, c.due_at, c.team,
                    c.assignee, c.priority, c.escalated_at, c.escalated_to, c.closed_at, c.closed_by, c.resolution""")
                .longs(handovers, h -> h.id().value())
                .texts(handovers, CaseHandover::team)
                .rows(CaseRow::read);
    }

    /** Numbers of open cases, and of those that are overdue, by team. */
    static List<CaseCounts.TeamCount> teams(Tx tx) {
        return tx.sql("""
                select team, count(*) as open, count(*) filter (where due_at < ?) as overdue
                from cases.case
                where closed_at is null
                group by team
                order by team""")
                .value(tx.at())
                .rows(rs -> new CaseCounts.TeamCount(rs.getString("team"), rs.getLong("open"), rs.getLong("overdue")));
    }

    /** Notes that open cases are overdue, once each. Returns those that were not yet. */
    static List<Case> escalate(Tx tx, List<Tx.Escalated> escalated) {
        return tx.sql("""
                update cases.case c
                set escalated_at = ?, escalated_to = d.team
                from unnest(?, ?, ?) as d (subject, kind, team)
                where c.subject = d.subject and c.kind = d.kind and c.closed_at is null and c.escalated_at is null
                returning c.id, c.subject, c.kind, c.owner, c.detail, c.count, c.raised_at, c.due_at, c.team,
                    c.assignee, c.priority, c.escalated_at, c.escalated_to, c.closed_at, c.closed_by, c.resolution""")
                .value(tx.at())
                .longs(escalated, Tx.Escalated::subject)
                .texts(escalated, Tx.Escalated::kind)
                .texts(escalated, Tx.Escalated::team)
                .rows(CaseRow::read);
    }

    /** Those of these subjects that have an open case of a kind. */
    static Set<Long> open(Tx tx, String kind, Collection<Long> subjects) {
        var open = tx.sql("""
                select subject
                from cases.case
                where closed_at is null and kind = ?
                    and subject = any (?)""").value(kind).longs(subjects).rows(rs -> rs.getLong("subject"));
        return Set.copyOf(open);
    }
}
