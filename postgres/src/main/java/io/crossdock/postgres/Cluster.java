package io.crossdock.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Controls the server of one data folder with {@code initdb} and {@code pg_ctl}. The caller holds the folder's lock.
 */
final class Cluster {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final int STOP_SECONDS_MAX = 60;
    private static final long LOG_BYTES_MAX = 10L << 20;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Path binaries;
    private final Path home;
    private final Path data;
    private final OsUser user;
    private volatile int port;

    Cluster(Path binaries, Path home, OsUser user) {
        this.binaries = binaries;
        this.home = home;
        this.data = home.resolve("data");
        this.user = user;
    }

    int port() {
        return port;
    }

    /** The server's process, if it is alive. */
    OptionalLong pid() {
        var file = PidFile.read(data).filter(f -> f.alive(data));
        return file.isPresent() ? OptionalLong.of(file.get().pid()) : OptionalLong.empty();
    }

    void ensureInitialized(Path passwordFile, Options options) {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            checkMajor();
            return;
        }
        // Initialize a folder beside it first, so that a crash leaves no incomplete data folder.
        var draft = home.resolve("data.draft");
        Folders.delete(draft);
        boolean sync = options.durability() == Options.Durability.FULL;
        var words = new ArrayList<>(List.of(
                program("initdb"),
                "-D",
                draft.toString(),
                "-U",
                "crossdock",
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "--data-checksums",
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--locale=C",
                "--builtin-locale=C.UTF-8",
                sync ? "--sync-method=fsync" : "--no-sync"));
        if (!sync) {
            // Tests open thousands of connections; each would compute 4,096 rounds of hashes for the password.
            words.addAll(List.of("-c", "scram_iterations=1"));
        }
        must("initialize", words);
        try {
            Files.writeString(
                    draft.resolve("postgresql.conf"), "\ninclude 'crossdock.conf'\n", StandardOpenOption.APPEND);
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("can't finish " + data, e);
        }
    }

    private void checkMajor() {
        var found = Folders.text(data.resolve("PG_VERSION")).orElse("");
        var output = must("ask for the version", List.of(program("postgres"), "-V"));
        var own = output.replaceAll("\\D*(\\d+).*", "$1");
        if (!found.equals(own)) {
            throw new PostgresFailure("The data in " + data + " belongs to PostgreSQL " + found
                    + ", but this Crossdock comes with PostgreSQL " + own + ". Move the data with pg_dump of " + found
                    + " or pg_upgrade, or use another folder.");
        }
    }

    /** Attaches to the server or starts it. Waits for a server that is starting or stopping. */
    void ensureRunning(Options options, Duration max) {
        long deadline = System.nanoTime() + max.toNanos();
        while (true) {
            var file = PidFile.read(data).filter(f -> f.alive(data));
            if (file.isPresent() && file.get().ready()) {
                port = file.get().port();
                return;
            }
            var failure = file.isPresent() ? Optional.of("it is running but not ready") : tryStart(options);
            if (failure.isPresent()) {
                if (System.nanoTime() > deadline) {
                    throw new PostgresFailure("PostgreSQL in " + home + " didn't start within " + max.toSeconds()
                            + " s: " + failure.get() + "\n" + logTail());
                }
                LOG.debug("PostgreSQL in {} not up yet: {}", home, failure.get());
                pause();
            }
        }
    }

    /** Tries once to start. After a crash, processes of the old server may still be exiting, so a failure may pass. */
    private Optional<String> tryStart(Options options) {
        removeForeignPidFile();
        rotateLog();
        writeConfiguration(options);
        var result = user.run(List.of(
                program("pg_ctl"), "start", "-D", data.toString(), "-w", "-t", "60", "-s", "-l", log().toString()));
        return result.exit() == 0 ? Optional.empty() : Optional.of(result.output());
    }

    /** Removes a pid file whose number now belongs to another program; it would keep the server from starting. */
    private void removeForeignPidFile() {
        PidFile.read(data)
                .filter(f -> ProcessHandle.of(f.pid()).isPresent() && !f.alive(data))
                .ifPresent(f -> {
                    LOG.info(
                            "Removing the pid file of a dead server; its number {} now belongs to another program",
                            f.pid());
                    try {
                        Files.deleteIfExists(data.resolve("postmaster.pid"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private void writeConfiguration(Options options) {
        var file = home.resolve("port");
        int before = Folders.text(file).map(Integer::parseInt).orElse(0);
        int next = before != 0 && Ports.isFree(before) ? before : Ports.free();
        try {
            Files.writeString(file, Integer.toString(next));
            Files.writeString(data.resolve("crossdock.conf"), options.configuration(next));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write the configuration in " + home, e);
        }
    }

    void stop() {
        var id = pid();
        if (id.isEmpty()) {
            return;
        }
        var server = ProcessHandle.of(id.getAsLong());
        must(
                "stop",
                List.of(
                        program("pg_ctl"),
                        "stop",
                        "-D",
                        data.toString(),
                        "-m",
                        "fast",
                        "-w",
                        "-t",
                        "" + STOP_SECONDS_MAX,
                        "-s"));
        // pg_ctl waits until the pid file is gone, which is a moment before the process ends.
        server.ifPresent(Cluster::await);
    }

    /** Kills the server first, so that it can't start other processes, then those that it started. */
    void kill9() {
        var id = pid();
        if (id.isEmpty()) {
            return;
        }
        var server = ProcessHandle.of(id.getAsLong()).orElseThrow();
        var all = server.descendants().toList();
        server.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        await(server);
        all.forEach(Cluster::await);
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new PostgresFailure("Process " + process.pid() + " doesn't die", e);
        }
    }

    private String must(String what, List<String> command) {
        var result = user.run(command);
        if (result.exit() != 0) {
            throw new PostgresFailure("Can't " + what + " PostgreSQL in " + home + ": " + result.output());
        }
        return result.output();
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private Path log() {
        return home.resolve("log");
    }

    private void rotateLog() {
        try {
            if (Files.exists(log()) && Files.size(log()) > LOG_BYTES_MAX) {
                Files.move(log(), home.resolve("log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String logTail() {
        var lines = Folders.text(log()).orElse("").lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresFailure("Interrupted while waiting for PostgreSQL", e);
        }
    }
}
