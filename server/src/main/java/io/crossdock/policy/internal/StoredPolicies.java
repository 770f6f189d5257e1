package io.crossdock.policy.internal;

import io.crossdock.engine.Fault;
import io.crossdock.engine.Sql;
import io.crossdock.engine.Tx;
import io.crossdock.policy.Policies;
import io.crossdock.policy.PolicySchema;
import io.crossdock.policy.Question;
import io.crossdock.policy.Ruling;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The tables in the database, the active versions in memory. */
@Component
final class StoredPolicies implements Policies {

    private static final Duration STALENESS_MAX = Duration.ofSeconds(STALENESS_SECONDS_MAX);

    private final Map<String, PolicySchema> schemas;
    private final DataSource database;
    private final Clock machine;
    private volatile Memory memory = new Memory(Map.of(), Instant.EPOCH);

    StoredPolicies(List<PolicySchema> schemas, DataSource database, @Qualifier("machineClock") Clock machine) {
        this.schemas = schemas.stream().collect(Collectors.toUnmodifiableMap(PolicySchema::table, Function.identity()));
        this.database = database;
        this.machine = machine;
    }

    /** The active versions as of a moment of machine time. */
    private record Memory(Map<String, Table> active, Instant at) {}

    @Override
    public Ruling rule(String table, Question question) {
        var active = fresh().active().get(table);
        if (active == null) {
            throw new IllegalStateException("policy table " + table + " has no active version");
        }
        return active.answer(question);
    }

    private Memory fresh() {
        var known = memory;
        if (known.at().plus(STALENESS_MAX).isAfter(machine.instant())) {
            return known;
        }
        try (var connection = database.getConnection()) {
            return load(connection, known);
        } catch (SQLException e) {
            throw new IllegalStateException("policies can't be read", e);
        }
    }

    private synchronized Memory load(Connection connection, Memory known) {
        if (memory != known) {
            return memory;
        }
        var active = new HashMap<String, Table>();
        var now = machine.instant();
        new Sql(connection, """
                select name, version
                from policy.active""")
                .rows(rs -> Map.entry(rs.getString("name"), rs.getInt("version")))
                .forEach(e -> active.put(e.getKey(), current(connection, known.active().get(e.getKey()), e.getKey(), e.getValue())));
        memory = new Memory(Map.copyOf(active), now);
        return memory;
    }

    private Table current(Connection connection, @Nullable Table known, String name, int version) {
        if (known != null && known.version() == version) {
            return known;
        }
        var yaml = text(connection, name, version).orElseThrow(() -> new IllegalStateException("policy " + name + " has no version " + version));
        var read = TableReader.read(yaml, schemas);
        if (read.table() == null) {
            throw new IllegalStateException("policy " + name + " " + version + " can't be read by this release: " + read.faults());
        }
        return read.table();
    }

    /** By forgetting: the next question looks. */
    @Override
    public void refresh() {
        memory = new Memory(memory.active(), Instant.EPOCH);
    }

    private static Optional<String> text(Connection connection, String name, int version) {
        return new Sql(connection, """
                select yaml
                from policy.version
                where name = ? and version = ?""")
                .value(name)
                .value(version)
                .first(rs -> rs.getString("yaml"));
    }

    @Override
    public List<Version> versions(Tx tx) {
        return tx.sql("""
                select v.name, v.version, v.at, v.actor, a.version is not null as active
                from policy.version v
                left join policy.active a on a.name = v.name and a.version = v.version
                order by v.name, v.version desc""")
                .rows(rs -> new Version(
                        rs.getString("name"), rs.getInt("version"), Sql.time(rs, "at"), rs.getString("actor"), rs.getBoolean("active")));
    }

    @Override
    public Optional<Document> find(Tx tx, String table, int version) {
        return text(tx.connection(), table, version).map(this::parse);
    }

    @Override
    public List<Fault> check(String yaml) {
        return TableReader.read(yaml, schemas).faults();
    }

    @Override
    public Document parse(String yaml) {
        var read = TableReader.read(yaml, schemas);
        if (read.table() == null) {
            throw new Invalid(read.faults());
        }
        return read.table().document();
    }

    @Override
    public Document save(Tx tx, String yaml) {
        var document = parse(yaml);
        var fresh = tx.sql("""
                insert into policy.version (name, version, yaml, at, actor)
                values (?, ?, ?, ?, ?)
                on conflict (name, version) do nothing
                returning version""")
                .value(document.table())
                .value(document.version())
                .value(yaml)
                .value(tx.at())
                .value(tx.actor())
                .first(rs -> rs.getInt("version"));
        if (fresh.isEmpty() && !text(tx.connection(), document.table(), document.version()).orElseThrow().equals(yaml)) {
            throw new Invalid(List.of(new Fault("/version", "version " + document.version() + " of " + document.table()
                    + " exists with another content and versions never change: use " + (newest(tx, document.table()) + 1))));
        }
        return document;
    }

    private static int newest(Tx tx, String table) {
        return tx.sql("""
                select max(version) as newest
                from policy.version
                where name = ?""").value(table).first(rs -> rs.getInt("newest")).orElse(0);
    }

    @Override
    public void activate(Tx tx, String table, int version) {
        if (text(tx.connection(), table, version).isEmpty()) {
            throw new IllegalArgumentException("policy " + table + " has no version " + version);
        }
        tx.sql("""
                insert into policy.active (name, version, at, actor)
                values (?, ?, ?, ?)
                on conflict (name) do update set version = excluded.version, at = excluded.at, actor = excluded.actor""")
                .value(table)
                .value(version)
                .value(tx.at())
                .value(tx.actor())
                .update();
        tx.emit(0, POLICY_ACTIVATED, new Activated(table, version));
    }
}
