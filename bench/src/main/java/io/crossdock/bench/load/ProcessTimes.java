package io.crossdock.bench.load;

import com.sun.management.OperatingSystemMXBean;
import io.crossdock.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * CPU time of this process and of PostgreSQL's. Those of PostgreSQL's processes that ended meanwhile are not counted:
 * workers of autovacuum, for milliseconds.
 *
 * @param postgres the server whose processes are counted
 */
public record ProcessTimes(EmbeddedPostgres postgres) {

    /** Linux counts the time of threads in hundredths of a second. */
    private static final long NANOS_OF_TICK = 10_000_000;

    /** Fields of {@code /proc/self/task/N/stat} behind the thread's name, from 0. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    /**
     * Nanoseconds on a core.
     *
     * @param compilingNanos of {@code javaNanos}, the JVM's compilers: much in the first minutes, then nearly nothing
     */
    public record Used(long javaNanos, long compilingNanos, long postgresNanos) {

        Used minus(Used earlier) {
            return new Used(
                    javaNanos - earlier.javaNanos,
                    compilingNanos - earlier.compilingNanos,
                    postgresNanos - earlier.postgresNanos);
        }
    }

    /** Since each process started. */
    public Used now() {
        var main = ProcessHandle.of(postgres.pid()).orElseThrow();
        long sql = Stream.concat(Stream.of(main), main.descendants())
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
        return new Used(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime(), compiling(), sql);
    }

    public Used since(Used earlier) {
        return now().minus(earlier);
    }

    /**
     * CPU time of the compilers' threads; 0 where the system doesn't tell it. The JVM tells only how long they took.
     */
    private static long compiling() {
        long ticks = 0;
        try (var threads = Files.list(Path.of("/proc/self/task"))) {
            for (var thread : threads.toList()) {
                ticks += compiling(thread);
            }
        } catch (IOException e) {
            return 0;
        }
        return ticks * NANOS_OF_TICK;
    }

    private static long compiling(Path thread) {
        try {
            var text = Files.readString(thread.resolve("stat"));
            int end = text.lastIndexOf(')');
            if (!text.substring(0, end).contains("CompilerThre")) {
                return 0;
            }
            var fields = text.substring(end + 2).split(" ");
            return Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
        } catch (IOException e) {
            return 0; // it has ended meanwhile
        }
    }
}
