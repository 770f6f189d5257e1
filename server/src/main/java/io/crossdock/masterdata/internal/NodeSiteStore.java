package io.crossdock.masterdata.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.engine.sql.Sql;
import io.crossdock.masterdata.NodeSite;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statements of nodes' sites. */
final class NodeSiteStore {

    private NodeSiteStore() {}

    private record Row(String node, NodeSite site) {}

    /** All of them, by the codes of their nodes. */
    static Map<String, NodeSite> sites(Connection connection) {
        return new Sql(connection, "select node, site from masterdata.node_site")
                        .rows(rs -> new Row(
                                rs.getString("node"),
                                EngineJson.MAPPER.readValue(rs.getString("site"), NodeSite.class)))
                        .stream()
                        .collect(Collectors.toMap(Row::node, Row::site));
    }

    static void put(Tx tx, Map<String, NodeSite> sites) {
        var rows = sites.entrySet().stream()
                .map(site -> new Row(site.getKey(), site.getValue()))
                .toList();
        write(tx, rows.stream().filter(row -> !row.site.equals(NodeSite.NONE)).toList());
        tx.sql("delete from masterdata.node_site where node = any (?)")
                .texts(
                        rows.stream()
                                .filter(row -> row.site.equals(NodeSite.NONE))
                                .toList(),
                        Row::node)
                .update();
    }

    private static void write(Tx tx, List<Row> rows) {
        tx.sql("""
                insert into masterdata.node_site (node, site)
                select u.node, u.site::jsonb
                from unnest(?, ?) as u (node, site)
                order by u.node
                on conflict (node) do update set site = excluded.site""")
                .texts(rows, Row::node)
                .texts(rows, row -> EngineJson.write(row.site))
                .update();
    }
}
