package io.crossdock.cases.internal;

import io.crossdock.cases.Case;
import io.crossdock.cases.CaseCare;
import io.crossdock.cases.CaseId;
import io.crossdock.engine.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** A row of {@code cases.case}. */
final class CaseRow {

    private CaseRow() {}

    static Case read(ResultSet rs) throws SQLException {
        return new Case(
                new CaseId(rs.getLong("id")),
                rs.getLong("subject"),
                rs.getString("kind"),
                rs.getString("owner"),
                rs.getString("detail"),
                rs.getInt("count"),
                Sql.time(rs, "raised_at"),
                Sql.time(rs, "due_at"),
                new CaseCare(
                        rs.getString("team"),
                        rs.getString("assignee"),
                        CaseCare.Priority.valueOf(rs.getString("priority").toUpperCase(Locale.ROOT)),
                        Sql.timeOrNull(rs, "escalated_at"),
                        rs.getString("escalated_to")),
                rs.getObject("closed_at") == null
                        ? null
                        : new Case.CaseEnd(
                                Sql.time(rs, "closed_at"), rs.getString("closed_by"), rs.getString("resolution")));
    }
}
