package io.crossdock.bench.load;

import com.sun.management.OperatingSystemMXBean;
import io.crossdock.postgres.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * CPU time of this process and of PostgreSQL's. Those of PostgreSQL's processes that ended meanwhile are not counted:
 * workers of autovacuum, for milliseconds.
 *
 * @param postgres the server whose processes are counted
 */
public record ProcessTimes(EmbeddedPostgres postgres) {

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
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime(),
                TimeUnit.MILLISECONDS.toNanos(
                        ManagementFactory.getCompilationMXBean().getTotalCompilationTime()),
                sql);
    }

    public Used since(Used earlier) {
        return now().minus(earlier);
    }
}
