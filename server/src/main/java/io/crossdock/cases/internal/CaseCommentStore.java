package io.crossdock.cases.internal;

import io.crossdock.cases.CaseComment;
import io.crossdock.cases.CaseId;
import io.crossdock.cases.Cases;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code cases.comment}: what people wrote about cases; rows are only added. */
final class CaseCommentStore {

    private CaseCommentStore() {}

    /** Adds a comment to a case whose row is locked. Returns whether there was room for it. */
    static boolean append(Tx tx, CaseId id, String text) {
        return tx.sql("""
                insert into cases.comment (case_id, n, at, actor, text)
                select ?, k.n + 1, ?, ?, ?
                from (
                    select count(*) as n
                    from cases.comment
                    where case_id = ?) k
                where k.n < ?""")
                        .value(id.value())
                        .value(tx.at())
                        .value(tx.actor())
                        .value(text)
                        .value(id.value())
                        .value(Cases.COMMENTS_MAX)
                        .update()
                == 1;
    }

    /** Comments on cases, the oldest first. */
    static Map<CaseId, List<CaseComment>> of(Tx tx, Collection<CaseId> ids) {
        var comments = new HashMap<CaseId, List<CaseComment>>();
        tx.sql("""
                select case_id, at, actor, text
                from cases.comment
                where case_id = any(?)
                order by case_id, n""")
                .longs(ids, CaseId::value)
                .rows(rs -> comments.computeIfAbsent(new CaseId(rs.getLong("case_id")), k -> new ArrayList<>())
                        .add(new CaseComment(Sql.time(rs, "at"), rs.getString("actor"), rs.getString("text"))));
        return comments;
    }
}
