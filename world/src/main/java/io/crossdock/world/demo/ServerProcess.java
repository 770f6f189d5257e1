package io.crossdock.world.demo;

import io.crossdock.world.WorldJson;
import io.crossdock.world.http.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Crossdock in a process of its own, with the JVM of this process and the class path of the build. Settings are passed
 * in the environment, so that secrets don't show in process lists. Output goes to a file.
 */
public final class ServerProcess implements AutoCloseable {

    static final String MAIN = "io.crossdock.Crossdock";

    private static final Duration START_MAX = Duration.ofSeconds(180);
    private static final Duration STOP_MAX = Duration.ofSeconds(25);
    private static final Duration NEWS_EVERY = Duration.ofSeconds(5);
    private static final String STARTS_FAST = "-XX:TieredStopAtLevel=1";
    private static final int LINE_BYTES_MAX = 4_096;
    /** Time, level and logger. */
    private static final Pattern LOG_PREFIX = Pattern.compile("^\\d{4}-\\S+ +[A-Z]+ +\\S+ +");

    private final Path root;
    private final Path folder;
    private final int port;
    private final Web web;
    private final List<String> flags;
    private volatile @Nullable Process process;
    private volatile boolean closed;
    private volatile boolean starting;
    /** Size of the log when the process began, in bytes: what stands before is of earlier ones. */
    private volatile long logStart;

    /**
     * @param folder folder for the log and the process id
     * @param kills how often the server is killed; above zero the JVM starts fast rather than runs fast
     */
    public ServerProcess(Path root, Path folder, int port, Web web, int kills) {
        this(root, folder, port, web, kills > 0 ? List.of(STARTS_FAST) : List.of());
    }

    private ServerProcess(Path root, Path folder, int port, Web web, List<String> flags) {
        this.flags = flags;
        this.root = root;
        this.folder = folder;
        this.port = port;
        this.web = web;
    }

    /** A server that starts only for what its JVM does with a flag. */
    static ServerProcess rehearsal(Path root, Path folder, Web web, String flag) {
        return new ServerProcess(root, folder, FreePort.of(0), web, List.of(STARTS_FAST, flag));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path log() {
        return folder.resolve("server.log");
    }

    /** Kills a server that an earlier start on this folder left behind. */
    static void endOrphan(Path folder) {
        try {
            Path file = folder.resolve("server.pid");
            if (!Files.exists(file)) {
                return;
            }
            Optional<ProcessHandle> orphan = ProcessHandle.of(
                            Long.parseLong(Files.readString(file).strip()))
                    .filter(handle -> String.join(" ", handle.info().arguments().orElse(new String[0]))
                            .contains(MAIN));
            orphan.ifPresent(handle -> {
                handle.destroyForcibly();
                handle.onExit().orTimeout(10, TimeUnit.SECONDS).join();
            });
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts the server and waits until it is healthy.
     *
     * @param news receives a line every few seconds until then
     * @throws IllegalStateException when it isn't healthy in time; the message says why and names its log
     */
    public synchronized void start(Map<String, Object> settings, Consumer<String> news) {
        if (closed) {
            return;
        }
        starting = true;
        try {
            Process started = launch(settings);
            process = started;
            awaitHealth(started, news);
        } finally {
            starting = false;
        }
    }

    private void awaitHealth(Process started, Consumer<String> news) {
        long begin = System.nanoTime();
        long told = begin;
        while (!healthy() && !closed) {
            long now = System.nanoTime();
            if (!started.isAlive()) {
                throw new IllegalStateException("Crossdock ended while starting, with status " + started.exitValue()
                        + ": " + lastLine() + " (log: " + log() + ")");
            }
            if (now - begin > START_MAX.toNanos()) {
                throw new IllegalStateException("Crossdock is not healthy after " + START_MAX.toSeconds()
                        + " s; the machine may be too slow or too busy. Its last line: " + lastLine() + " (log: "
                        + log() + ")");
            }
            if (now - told > NEWS_EVERY.toNanos()) {
                told = now;
                news.accept("  %3d s: %s".formatted((now - begin) / 1_000_000_000, lastLine()));
            }
            sleep(Duration.ofMillis(100));
        }
    }

    /** The last line of the log, without time, level and logger. */
    private String lastLine() {
        try (var file = FileChannel.open(log())) {
            var end = ByteBuffer.allocate(LINE_BYTES_MAX);
            file.read(end, Math.max(logStart, file.size() - LINE_BYTES_MAX));
            return new String(end.array(), 0, end.position(), StandardCharsets.UTF_8)
                    .lines()
                    .reduce((before, last) -> last)
                    .map(line -> LOG_PREFIX.matcher(line).replaceFirst(""))
                    .orElse("no news in the log yet");
        } catch (IOException e) {
            return "the log can't be read";
        }
    }

    /** Why it does not answer, in words. */
    String trouble() {
        if (starting) {
            return "Crossdock is starting";
        }
        return alive() ? "Crossdock answers slowly" : "Crossdock is down";
    }

    /** Exit status of the process that has ended; 0 if none has. */
    int exitStatus() {
        Process current = process;
        return current == null || current.isAlive() ? 0 : current.exitValue();
    }

    private Process launch(Map<String, Object> settings) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path target = root.resolve("server").resolve("target");
        var command = new ArrayList<>(List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx1g",
                "-XX:+UseSerialGC"));
        command.addAll(StartCache.flags(root));
        command.addAll(flags);
        command.addAll(
                List.of("-cp", target.resolve("crossdock-server.jar") + ":" + target.resolve("lib") + "/*", MAIN));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SPRING_APPLICATION_JSON", WorldJson.text(settings));
        builder.directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            logStart = Files.exists(log()) ? Files.size(log()) : 0;
            Process started = builder.start();
            Files.writeString(folder.resolve("server.pid"), Long.toString(started.pid()));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("Crossdock can't be started", e);
        }
    }

    private boolean healthy() {
        return web.send("GET", address().resolve("/health"), Map.of(), new byte[0])
                .done();
    }

    public boolean alive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** Process id of the server; 0 before its start. */
    long pid() {
        Process current = process;
        return current == null ? 0 : current.pid();
    }

    /** Kills the server with SIGKILL; returns when the process is gone. */
    void kill() {
        Process current = process;
        if (current != null) {
            current.destroyForcibly();
            current.onExit().join();
        }
    }

    @Override
    public void close() {
        close(STOP_MAX);
    }

    /** Ends the process, with SIGKILL if it takes longer than that. */
    void close(Duration longest) {
        closed = true;
        Process current = process;
        if (current == null) {
            return;
        }
        current.destroy();
        try {
            if (!current.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
            Files.deleteIfExists(folder.resolve("server.pid"));
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while Crossdock was starting", e);
        }
    }
}
