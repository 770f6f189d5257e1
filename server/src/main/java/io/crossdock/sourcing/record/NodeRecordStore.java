package io.crossdock.sourcing.record;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import io.crossdock.sourcing.NodeRecords.Answered;
import io.crossdock.sourcing.NodeRecords.NodeRecord;
import java.util.List;

/** {@code sourcing.node_record}: a row's figures are of its last answer, and fade by half-lives. */
final class NodeRecordStore {

    private NodeRecordStore() {}

    static void add(Tx tx, List<Answered> answers) {
        tx.sql("""
                insert into sourcing.node_record as r (node, lines, refused, at)
                select a.node, sum(a.lines), sum(a.refused), ?
                from unnest(?, ?, ?) as a(node, lines, refused)
                group by a.node
                order by a.node
                on conflict (node) do update
                set lines = r.lines * power(0.5, greatest(extract(epoch from excluded.at - r.at), 0)::float8 / ?)
                        + excluded.lines,
                    refused = r.refused * power(0.5, greatest(extract(epoch from excluded.at - r.at), 0)::float8 / ?)
                        + excluded.refused,
                    at = greatest(r.at, excluded.at)
                """)
                .value(tx.at())
                .texts(answers, Answered::node)
                .longs(answers, Answered::lines)
                .longs(answers, Answered::refused)
                .value(StoredNodeRecords.HALF_LIFE_SECONDS)
                .value(StoredNodeRecords.HALF_LIFE_SECONDS)
                .update();
    }

    /** All records, by node. */
    static List<NodeRecord> all(Tx tx) {
        return tx.sql("""
                select r.node, r.lines, r.refused, r.at
                from sourcing.node_record r
                order by r.node
                """)
                .rows(rs -> StoredNodeRecords.record(
                        rs.getString("node"),
                        rs.getDouble("lines"),
                        rs.getDouble("refused"),
                        Sql.time(rs, "at"),
                        tx.at()));
    }
}
