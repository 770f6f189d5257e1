package io.crossdock.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The versions of all processes. A version is immutable once saved; which one new subjects start on is a separate, recorded
 * decision; a running subject stays on its own.
 */
public final class Processes {

    /** A saved version. */
    public record Version(String process, int version, Instant at, String actor, boolean active) {}

    /** The document is refused; all faults at once. */
    public static final class Invalid extends RuntimeException {
        private final List<Fault> faults;

        Invalid(String what, List<Fault> faults) {
            super(what + ": " + faults);
            this.faults = List.copyOf(faults);
        }

        public List<Fault> faults() {
            return faults;
        }
    }

    private final Map<String, Capability> capabilities;
    private final Function<Function<Tx, ?>, ?> reader;
    private final Map<String, Definition> pinned = new ConcurrentHashMap<>();
    private final Map<String, Integer> active = new ConcurrentHashMap<>();

    Processes(Map<String, Capability> capabilities, Function<Function<Tx, ?>, ?> reader) {
        this.capabilities = capabilities;
        this.reader = reader;
    }

    /** Every fault of a document; empty when it may be saved. */
    public List<Fault> check(String yaml) {
        var faults = new ArrayList<Fault>();
        parse(yaml, faults);
        return List.copyOf(faults);
    }

    /** What a document says, without saving it. @throws Invalid with all faults */
    public Definition parse(String yaml) {
        var faults = new ArrayList<Fault>();
        var definition = parse(yaml, faults);
        if (!faults.isEmpty() || definition == null) {
            throw new Invalid("process document refused", faults);
        }
        return definition;
    }

    private @Nullable Definition parse(String yaml, List<Fault> faults) {
        var definition = DefinitionReader.read(yaml, faults);
        if (definition != null) {
            DefinitionCheck.check(definition, capabilities, faults);
        }
        return definition;
    }

    /**
     * Saves a version. Saving the same document again changes nothing.
     *
     * @throws Invalid with all faults; also when this version was saved with another content
     */
    public Definition save(Tx tx, String yaml) {
        var definition = parse(yaml);
        var known = tx.sql("""
                insert into engine.process (name, version, yaml, at, actor)
                values (?, ?, ?, ?, ?)
                on conflict (name, version) do nothing
                returning version""")
                .value(definition.process())
                .value(definition.version())
                .value(yaml)
                .value(tx.at())
                .value(tx.actor())
                .first(rs -> rs.getInt(1));
        if (known.isEmpty() && !text(tx, definition.process(), definition.version()).equals(yaml)) {
            throw new Invalid("process document refused", List.of(new Fault("/version", "version " + definition.version()
                    + " of " + definition.process() + " exists with another content and versions never change: use "
                    + (newest(tx, definition.process()) + 1))));
        }
        return definition;
    }

    /** New subjects start on this version from now on. @throws IllegalArgumentException if it was never saved */
    public void activate(Tx tx, String process, int version) {
        if (versions(tx, process).stream().noneMatch(v -> v.version() == version)) {
            throw new IllegalArgumentException("process " + process + " has no version " + version);
        }
        tx.sql("""
                insert into engine.process_active (name, version, at, actor)
                values (?, ?, ?, ?)
                on conflict (name) do update set version = excluded.version, at = excluded.at, actor = excluded.actor""")
                .value(process)
                .value(version)
                .value(tx.at())
                .value(tx.actor())
                .update();
        tx.emit(0, "process-activated", new Activated(process, version));
    }

    private record Activated(String process, int version) {}

    /** All versions, newest first. */
    public List<Version> versions(Tx tx, String process) {
        return tx.sql("""
                select p.name, p.version, p.at, p.actor, a.version is not null as active
                from engine.process p
                left join engine.process_active a on a.name = p.name and a.version = p.version
                where p.name = ?
                order by p.version desc""")
                .value(process)
                .rows(rs -> new Version(
                        rs.getString("name"),
                        rs.getInt("version"),
                        Sql.time(rs, "at"),
                        rs.getString("actor"),
                        rs.getBoolean("active")));
    }

    /** The active version of every process. */
    public List<Version> active(Tx tx) {
        return tx.sql("""
                select name, version, at, actor
                from engine.process_active
                order by name""")
                .rows(rs -> new Version(
                        rs.getString("name"), rs.getInt("version"), Sql.time(rs, "at"), rs.getString("actor"), true));
    }

    /** One version, if it was saved. */
    public Optional<Definition> find(Tx tx, String process, int version) {
        return versions(tx, process).stream()
                .filter(v -> v.version() == version)
                .findFirst()
                .map(v -> pinned(process, version));
    }

    private int newest(Tx tx, String process) {
        return versions(tx, process).getFirst().version();
    }

    private static String text(Tx tx, String process, int version) {
        return tx.sql("""
                select yaml
                from engine.process
                where name = ? and version = ?""")
                .value(process)
                .value(version)
                .first(rs -> rs.getString("yaml"))
                .orElseThrow(() -> new IllegalStateException("process " + process + " has no version " + version));
    }

    /** The version that a subject runs on. Read once per node: versions never change. */
    Definition pinned(String process, int version) {
        return pinned.computeIfAbsent(process + "/" + version, key -> {
            var yaml = (String) reader.apply(tx -> text(tx, process, version));
            var definition = DefinitionReader.read(yaml, new ArrayList<>());
            if (definition == null) {
                throw new IllegalStateException("saved process " + key + " can't be read by this release");
            }
            return definition;
        });
    }

    /** The version that new subjects start on. */
    Definition current(String process) {
        var version = active.get(process);
        if (version == null) {
            refresh();
            version = active.get(process);
        }
        if (version == null) {
            throw new IllegalStateException("process " + process + " has no active version");
        }
        return pinned(process, version);
    }

    /** Looks up which versions are active; every node does so after an activation and every two seconds. */
    void refresh() {
        reader.apply(tx -> {
            active(tx).forEach(v -> active.put(v.process(), v.version()));
            return 0;
        });
    }

    /** The capability that a stage names. @throws IllegalStateException if this release no longer has it */
    Capability capability(String name) {
        var capability = capabilities.get(name);
        if (capability == null) {
            throw new IllegalStateException("no capability " + name + " in this release, but a running process needs it");
        }
        return capability;
    }

    /** Names of the capabilities that documents may use, with their outcomes. */
    public Map<String, Capability> capabilities() {
        return capabilities;
    }
}
