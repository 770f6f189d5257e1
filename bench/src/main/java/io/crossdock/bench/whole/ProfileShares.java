package io.crossdock.bench.whole;

import io.crossdock.bench.load.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Where the time of this process's threads goes, as the JDK's flight recorder samples them. */
public final class ProfileShares implements AutoCloseable {

    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final String PRODUCT = "io.crossdock.";
    private static final String BENCH = "io.crossdock.bench.";

    private final Recording recording = new Recording();

    /** Part of all samples, from 0 to 1. @param name what the time was for, or where it was spent */
    public record Share(String name, double part) {}

    /** @param forWhom by the product's rooms that had something done @param where by the packages that did it */
    public record Profile(int samples, List<Share> forWhom, List<Share> where) {}

    public ProfileShares() {
        recording.enable(SAMPLE).withPeriod(PERIOD).withStackTrace();
        recording.start();
    }

    /** Ends the recording. */
    public Profile read() {
        recording.stop();
        try {
            var file = Files.createTempFile("crossdock-bench", ".jfr");
            try {
                recording.dump(file);
                return read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new BenchFailure("the profile", e);
        }
    }

    private static Profile read(Path file) throws IOException {
        var forWhom = new HashMap<String, Integer>();
        var where = new HashMap<String, Integer>();
        int samples = 0;
        for (var event : RecordingFile.readAllEvents(file)) {
            var stack = event.getEventType().getName().equals(SAMPLE) ? event.getStackTrace() : null;
            if (stack != null && !stack.getFrames().isEmpty() && !isOfBench(stack)) {
                samples++;
                forWhom.merge(room(stack), 1, Integer::sum);
                where.merge(library(type(stack.getFrames().getFirst())), 1, Integer::sum);
            }
        }
        return new Profile(samples, shares(forWhom, samples), shares(where, samples));
    }

    private static List<Share> shares(Map<String, Integer> counts, int samples) {
        return counts.entrySet().stream()
                .map(e -> new Share(e.getKey(), (double) e.getValue() / samples))
                .sorted(Comparator.comparingDouble(Share::part).reversed().thenComparing(Share::name))
                .toList();
    }

    private static boolean isOfBench(RecordedStackTrace stack) {
        return stack.getFrames().stream().anyMatch(frame -> type(frame).startsWith(BENCH));
    }

    /** The innermost room of the product on the stack, which asked for the work, but for those that run the others. */
    private static String room(RecordedStackTrace stack) {
        return stack.getFrames().stream()
                .map(frame -> packageOf(type(frame)))
                .filter(name -> name.startsWith(PRODUCT) && !name.startsWith(PRODUCT + "engine.sql"))
                .findFirst()
                .map(name -> name.substring(PRODUCT.length()))
                .orElse("no code of the product");
    }

    private static String type(RecordedFrame frame) {
        return Objects.requireNonNullElse(frame.getMethod().getType().getName(), "");
    }

    private static String packageOf(String type) {
        int end = type.lastIndexOf('.');
        return end < 0 ? type : type.substring(0, end);
    }

    /** At most three parts of the package, for instance {@code org.postgresql.core}. */
    private static String library(String type) {
        var parts = packageOf(type).split("\\.");
        return String.join(".", List.of(parts).subList(0, Math.min(3, parts.length)));
    }

    @Override
    public void close() {
        recording.close();
    }
}
