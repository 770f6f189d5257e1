package io.crossdock.cases.internal;

import io.crossdock.cases.Case;
import io.crossdock.cases.CaseId;
import io.crossdock.engine.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;

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
                rs.getObject("closed_at") == null ? null : Sql.time(rs, "closed_at"),
                rs.getString("closed_by"),
                rs.getString("resolution"));
    }
}
