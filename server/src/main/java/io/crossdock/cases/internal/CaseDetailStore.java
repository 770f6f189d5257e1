package io.crossdock.cases.internal;

import io.crossdock.cases.CaseDetail;
import io.crossdock.cases.CaseId;
import io.crossdock.cases.Cases;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code cases.detail}: what cases were raised with; rows are only added. */
final class CaseDetailStore {

    private CaseDetailStore() {}

    /** Something that a case was raised with. @param n order among those of one call */
    record Said(long id, int n, String text) {}

    /** Adds what cases did not have yet. */
    static void append(Tx tx, List<Said> said) {
        tx.sql("""
                insert into cases.detail (case_id, n, at, text)
                select s.id, k.n + row_number() over (partition by s.id order by s.n), ?, s.text
                from unnest(?, ?, ?) as s (id, n, text)
                cross join lateral (
                    select count(*) as n, coalesce(bool_or(d.text = s.text), false) as known
                    from cases.detail d
                    where d.case_id = s.id) k
                where not k.known and k.n < ?""")
                .value(tx.at())
                .longs(said, Said::id)
                .ints(said, Said::n)
                .texts(said, Said::text)
                .value(Cases.DETAILS_MAX)
                .update();
    }

    /** Details of cases, the oldest first. */
    static Map<CaseId, List<CaseDetail>> of(Tx tx, Collection<CaseId> ids) {
        var details = new HashMap<CaseId, List<CaseDetail>>();
        tx.sql("""
                select case_id, at, text
                from cases.detail
                where case_id = any(?)
                order by case_id, n""")
                .longs(ids, CaseId::value)
                .rows(rs -> details.computeIfAbsent(new CaseId(rs.getLong("case_id")), k -> new ArrayList<>())
                        .add(new CaseDetail(Sql.time(rs, "at"), rs.getString("text"))));
        return details;
    }
}
