package io.crossdock.access.internal;

import io.crossdock.access.AccessKey;
import io.crossdock.access.KeyScope;
import io.crossdock.access.KeyTerms;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of {@code access}. */
final class KeyStore {

    private KeyStore() {}

    /** Of keys and their hashes. */
    record HashedKey(AccessKey key, String hash) {}

    /** Counts a change; changes of keys wait for each other here. */
    static void change(Tx tx) {
        tx.sql("update access.revision set number = number + 1").update();
    }

    static long revision(Tx tx) {
        return tx.sql("select number from access.revision")
                .first(rs -> rs.getLong("number"))
                .orElseThrow();
    }

    static void insert(Tx tx, AccessKey key, String hash) {
        var terms = key.terms();
        tx.sql("""
                insert into access.key
                    (id, principal, hash, made_at, made_by, expires_at, roles, brands, channels, nodes)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .value(key.id())
                .value(terms.principal())
                .value(hash)
                .value(key.madeAt())
                .value(key.madeBy())
                .value(key.expiresAt())
                .texts(terms.roles())
                .texts(terms.scope().brands())
                .texts(terms.scope().channels())
                .texts(terms.scope().nodes())
                .update();
    }

    static void revoke(Tx tx, String id, Instant at) {
        tx.sql("update access.key set revoked_at = ? where id = ? and revoked_at is null")
                .value(at)
                .value(id)
                .update();
    }

    /** @param used when keys were last used, by id */
    static void used(Tx tx, Map<String, Instant> used) {
        tx.sql("""
                update access.key k
                set last_used_at = v.at
                from unnest(?, ?) as v (id, at)
                where k.id = v.id and (k.last_used_at is null or k.last_used_at < v.at)""")
                .texts(used.entrySet(), Map.Entry::getKey)
                .times(used.entrySet(), Map.Entry::getValue)
                .update();
    }

    static List<HashedKey> all(Tx tx) {
        return tx.sql("""
                select id, principal, hash, roles, brands, channels, nodes, made_at, made_by, expires_at, revoked_at,
                    last_used_at
                from access.key
                order by principal, made_at, id""").rows(KeyStore::read);
    }

    static Optional<AccessKey> find(Tx tx, String id) {
        return all(tx).stream()
                .map(HashedKey::key)
                .filter(key -> key.id().equals(id))
                .findFirst();
    }

    private static HashedKey read(ResultSet rs) throws SQLException {
        var scope = new KeyScope(texts(rs, "brands"), texts(rs, "channels"), texts(rs, "nodes"));
        var terms = new KeyTerms(rs.getString("principal"), texts(rs, "roles"), scope);
        var key = new AccessKey(
                rs.getString("id"),
                terms,
                Sql.time(rs, "made_at"),
                rs.getString("made_by"),
                Sql.time(rs, "expires_at"),
                Sql.timeOrNull(rs, "revoked_at"),
                Sql.timeOrNull(rs, "last_used_at"));
        return new HashedKey(key, rs.getString("hash"));
    }

    private static List<String> texts(ResultSet rs, String column) throws SQLException {
        return List.of((String[]) rs.getArray(column).getArray());
    }
}
