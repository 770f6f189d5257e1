package io.crossdock.engine.document;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The statements of one kind of document. */
final class DocumentStore {

    private final String kind;

    DocumentStore(String kind) {
        this.kind = kind;
    }

    /** The active version of a name. */
    record Active(String name, int version) {}

    /** Stores a new version and returns true; a version that exists stays as it is. */
    boolean insert(Tx tx, Document document) {
        return tx.sql("""
                insert into engine.document (kind, name, version, yaml, at, actor)
                values (?, ?, ?, ?, ?, ?)
                on conflict (kind, name, version) do nothing""")
                        .value(kind)
                        .value(document.name())
                        .value(document.version())
                        .value(document.yaml())
                        .value(tx.at())
                        .value(tx.actor())
                        .update()
                > 0;
    }

    /** Activates a version; false if there is no such version. */
    boolean activate(Tx tx, String name, int version, String reason) {
        return tx.sql("""
                insert into engine.document_active (kind, name, version, at, actor, reason)
                select d.kind, d.name, d.version, ?, ?, ?
                from engine.document d
                where d.kind = ? and d.name = ? and d.version = ?
                on conflict (kind, name) do update
                set version = excluded.version, at = excluded.at, actor = excluded.actor, reason = excluded.reason""")
                        .value(tx.at())
                        .value(tx.actor())
                        .value(reason)
                        .value(kind)
                        .value(name)
                        .value(version)
                        .update()
                > 0;
    }

    Optional<String> yaml(Connection connection, String name, int version) {
        return new Sql(connection, """
                select d.yaml
                from engine.document d
                where d.kind = ? and d.name = ?
                    and d.version = ?""").value(kind).value(name).value(version).first(rs -> rs.getString("yaml"));
    }

    int newest(Tx tx, String name) {
        return tx.sql("""
                select max(d.version) as newest
                from engine.document d
                where d.kind = ? and d.name = ?""")
                .value(kind)
                .value(name)
                .first(rs -> rs.getInt("newest"))
                .orElse(0);
    }

    /** All versions, by name, newest first. */
    List<VersionedDocuments.Version> versions(Tx tx) {
        return tx.sql("""
                select d.name, d.version, d.at, d.actor, a.version is not null as active
                from engine.document d
                left join engine.document_active a on a.kind = d.kind and a.name = d.name and a.version = d.version
                where d.kind = ?
                order by d.name, d.version desc""").value(kind).rows(DocumentStore::version);
    }

    private static VersionedDocuments.Version version(ResultSet rs) throws SQLException {
        return new VersionedDocuments.Version(
                rs.getString("name"),
                rs.getInt("version"),
                Sql.time(rs, "at"),
                rs.getString("actor"),
                rs.getBoolean("active"));
    }

    List<Active> active(Connection connection) {
        return new Sql(connection, """
                select a.name, a.version
                from engine.document_active a
                where a.kind = ?""").value(kind).rows(rs -> new Active(rs.getString("name"), rs.getInt("version")));
    }
}
