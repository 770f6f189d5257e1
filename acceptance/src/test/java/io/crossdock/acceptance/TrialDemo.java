package io.crossdock.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code ./crossdock demo} in a checkout, with the flags of a page, on free ports, with few orders and no faults. */
final class TrialDemo implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofMinutes(6);
    private static final long STOP_SECONDS_MAX = 90;
    private static final Pattern CONSOLE = Pattern.compile("(?m)^ +Console: +(http://\\S+)$");
    private static final List<String> FLAGS =
            List.of("--port", "0", "--world-port", "0", "--smtp-port", "0", "--rate", "1", "--faults", "none");

    private final Process process;
    private final Path log;
    private final String address;

    /** @param flags flags that a page prints */
    TrialDemo(TrialCheckout checkout, List<String> flags) {
        log = checkout.files("demo").resolve("demo.log");
        var command = new ArrayList<>(List.of("./crossdock", "demo"));
        command.addAll(FLAGS);
        command.addAll(flags);
        try {
            var builder = new ProcessBuilder(command)
                    .directory(checkout.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("CROSSDOCK_JAVA_HOME", System.getProperty("java.home"));
            process = builder.start();
            address = awaitAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String awaitAddress() throws IOException {
        long deadline = System.nanoTime() + START_MAX.toNanos();
        while (true) {
            var said = Files.readString(log);
            var found = CONSOLE.matcher(said);
            if (found.find() && said.contains("Ctrl-C")) {
                return found.group(1);
            }
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroy();
                throw new AssertionError("the demo did not start: " + said);
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the demo started", e);
            }
        }
    }

    /** Base URL of Crossdock. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("the demo did not stop within " + STOP_SECONDS_MAX + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
