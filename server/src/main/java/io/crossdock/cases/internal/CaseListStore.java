package io.crossdock.cases.internal;

import io.crossdock.cases.Case;
import io.crossdock.cases.CaseFilter;
import io.crossdock.cases.CaseQuery;
import io.crossdock.cases.CaseValues;
import io.crossdock.cases.Cases;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.shared.Money;
import io.crossdock.shared.Page;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of cases. */
final class CaseListStore {

    private CaseListStore() {}

    /** Open cases by due time, the most urgent first. */
    static Page<Case> open(Tx tx, CaseQuery query) {
        var after = CaseCursor.read(query.cursor());
        var rows = open(tx, query.filter(), after, query.limit() + 1);
        return Page.of(rows, query.limit(), c -> new CaseCursor(c.dueAt(), c.id().value()).print());
    }

    /**
     * Open cases by the money that depends on them, the largest first, among the {@link Cases#RANKED_MAX} most urgent.
     * Amounts of several currencies are compared as numbers; cases without money come last, by due time. The cursor is
     * the number of cases before the page.
     */
    static Page<Case> ranked(Tx tx, CaseQuery query, CaseValues values) {
        int from = skipped(query.cursor());
        var all = open(tx, query.filter(), CaseCursor.read(null), Cases.RANKED_MAX);
        var money = values.of(tx, all);
        var ranked = all.stream()
                .sorted(Comparator.comparingLong((Case c) -> -minor(money.get(c.id())))) // stable: else by due time
                .skip(from)
                .limit(query.limit() + 1L)
                .toList();
        boolean more = ranked.size() > query.limit();
        return new Page<>(
                more ? ranked.subList(0, query.limit()) : ranked, more ? String.valueOf(from + query.limit()) : null);
    }

    private static long minor(@Nullable Money money) {
        return money == null ? -1 : money.minor();
    }

    private static int skipped(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        if (cursor.matches("[0-9]{1,5}")) {
            return Integer.parseInt(cursor);
        }
        throw Refused.wrongParameters(List.of(new Violation(
                "/cursor",
                ViolationCode.WRONG_FORMAT,
                "must be the nextCursor of an earlier page in the same order, not '" + cursor + "'")));
    }

    private static List<Case> open(Tx tx, CaseFilter filter, CaseCursor after, int most) {
        return some(tx.sql("""
                select id, subject, kind, owner, detail, count, raised_at, due_at, team, assignee, priority,
                    escalated_at, escalated_to, closed_at, closed_by, resolution
                from cases.case
                where closed_at is null
                    and (due_at, id) > (?, ?)
                    and (?::text is null or kind = ?)
                    and (?::bigint is null or subject = ?)
                    and (?::text is null or assignee = ?)
                    and (?::text is null or team = ? or escalated_to = ?)
                order by due_at, id
                limit ?""").value(after.due()).value(after.id()), filter, most);
    }

    /** Closed cases by id, the newest first. */
    static Page<Case> closed(Tx tx, CaseQuery query) {
        long below = query.cursor() == null
                ? Long.MAX_VALUE
                : CaseCursor.read(query.cursor()).id();
        var rows = some(tx.sql("""
                select id, subject, kind, owner, detail, count, raised_at, due_at, team, assignee, priority,
                    escalated_at, escalated_to, closed_at, closed_by, resolution
                from cases.case
                where closed_at is not null
                    and id < ?
                    and (?::text is null or kind = ?)
                    and (?::bigint is null or subject = ?)
                    and (?::text is null or assignee = ?)
                    and (?::text is null or team = ? or escalated_to = ?)
                order by id desc
                limit ?""").value(below), query.filter(), query.limit() + 1);
        return Page.of(rows, query.limit(), c -> new CaseCursor(Instant.EPOCH, c.id().value()).print());
    }

    /** Binds the filters. */
    private static List<Case> some(Sql statement, CaseFilter filter, int most) {
        return statement
                .value(filter.kind())
                .value(filter.kind())
                .value(filter.subject())
                .value(filter.subject())
                .value(filter.assignee())
                .value(filter.assignee())
                .value(filter.team())
                .value(filter.team())
                .value(filter.team())
                .value(most)
                .rows(CaseRow::read);
    }
}
