package io.crossdock.world.demo;

import io.crossdock.engine.ScaledClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Business time of a data folder. It continues where the last run stopped, however long that is ago, and never goes
 * back. A start after a crash skips a few seconds, because the last moments were not saved.
 */
final class BusinessTime {

    private static final Duration SKIPPED = Duration.ofSeconds(10);

    private final Path file;
    private final Instant machineOrigin;
    private final Instant origin;
    private final double speed;
    private final ScaledClock clock;

    private BusinessTime(Path file, Instant machineOrigin, Instant origin, double speed) {
        this.file = file;
        this.machineOrigin = machineOrigin;
        this.origin = origin;
        this.speed = speed;
        this.clock = new ScaledClock(Clock.systemUTC(), machineOrigin, origin, speed);
    }

    static BusinessTime of(DemoOptions options, Path folder) {
        Path file = folder.resolve("business-time");
        Instant now = Clock.systemUTC().instant();
        try {
            Instant origin = !Files.exists(file)
                    ? now
                    : Instant.parse(Files.readString(file).strip())
                            .plus(Duration.ofMillis((long) (SKIPPED.toMillis() * options.speed())));
            BusinessTime time = new BusinessTime(file, now, origin, options.speed());
            time.save();
            return time;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ScaledClock clock() {
        return clock;
    }

    /** Saves the current business time. */
    void save() {
        try {
            Files.writeString(file, clock.instant().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("crossdock.clock.machine-origin", machineOrigin.toString());
        settings.put("crossdock.clock.origin", origin.toString());
        settings.put("crossdock.clock.speed", speed);
        return settings;
    }
}
