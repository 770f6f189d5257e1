package io.crossdock.world.demo;

import io.crossdock.postgres.EmbeddedPostgres;
import io.crossdock.postgres.Options;
import io.crossdock.postgres.PostgresFailure;
import io.crossdock.world.http.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The server's classes as the rehearsal of a start left them: the next starts compute half as much (JEP 483). It
 * belongs to one build and one JDK. A JVM that finds another takes nothing from it and starts as it would without.
 */
public final class StartCache {

    private static final String CACHE = "server/target/crossdock-server.aot";

    /** The JVM writes the cache while it ends. */
    private static final Duration WRITE_MAX = Duration.ofMinutes(3);

    private StartCache() {}

    /** Makes the cache of the project in the working directory or above; a failure costs only time. */
    public static void main(String[] arguments) {
        try {
            make(Root.above(Path.of("")));
        } catch (IllegalStateException | UncheckedIOException | PostgresFailure e) {
            System.out.println("crossdock: starts stay slow: " + e.getMessage());
        }
    }

    /** Flags of a JVM that starts the server: those without which no cache fits, and the cache if there is one. */
    public static List<String> flags(Path root) {
        return current(root)
                ? List.of(
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:AOTCache=" + root.resolve(CACHE),
                        // A cache that doesn't fit is no fault.
                        "-Xlog:aot*=off")
                : List.of("-XX:+UseCompactObjectHeaders");
    }

    private static boolean current(Path root) {
        try {
            Path cache = root.resolve(CACHE);
            return Files.exists(cache)
                    && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(root.resolve(Root.JAR)))
                            >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Rehearses a start on a temporary database, unless the cache is there already.
     *
     * @throws IllegalStateException when the server doesn't start, with a sentence for the user
     */
    public static void make(Path root) {
        if (current(root)) {
            return;
        }
        Path folder = RunFolder.temporary();
        Path made = root.resolve(CACHE + "." + ProcessHandle.current().pid());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"), Options.forTests());
                Web web = new Web()) {
            ServerProcess server = ServerProcess.rehearsal(root, folder, web, "-XX:AOTCacheOutput=" + made);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, postgres), "end-rehearsal"));
            try {
                server.start(settings(server, postgres), news -> {});
            } finally {
                server.close(WRITE_MAX);
            }
            if (Files.size(made) > 0) {
                Files.move(made, root.resolve(CACHE), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RunFolder.delete(folder);
    }

    /** What is left of a rehearsal that somebody stops. */
    private static void end(ServerProcess server, EmbeddedPostgres postgres) {
        server.kill();
        postgres.close();
    }

    private static Map<String, Object> settings(ServerProcess server, EmbeddedPostgres postgres) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", server.address().getPort());
        settings.put("server.address", "127.0.0.1");
        settings.put("crossdock.database.url", postgres.url());
        settings.put("crossdock.database.user", postgres.user());
        settings.put("crossdock.database.password", postgres.password());
        return settings;
    }
}
