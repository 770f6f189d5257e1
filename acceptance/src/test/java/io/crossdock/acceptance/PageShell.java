package io.crossdock.acceptance;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A reader's terminal: one bash for a page, so that variables last from block to block. A command that fails inside a
 * block fails the block, and curl fails where the server refuses.
 */
final class PageShell implements AutoCloseable {

    /** The longest wait of a page is for the delivery of an order in the demo. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A server that the page started has this long to stop. */
    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    private static final Duration ROUND = Duration.ofMillis(20);
    private static final String START = """
            set -u -o pipefail
            curl() {
                for word in "$@"; do
                    case $word in -f|-sf|--fail*) command curl "$@"; return ;; esac
                done
                command curl --fail-with-body -D "$TRIAL/headers" "$@"
            }
            """;
    private static final String BLOCK = """
            : >"$TRIAL/headers"; failed=; trap 'failed=${failed:-$?:$BASH_COMMAND}' ERR
            eval "$(cat "$TRIAL/block")" >"$TRIAL/out" 2>"$TRIAL/err" </dev/null
            trap - ERR; printf '%s\\n' "${failed:-0:}" >"$TRIAL/done.new"; mv "$TRIAL/done.new" "$TRIAL/done"
            """;

    private final Path trial;
    private final Process bash;
    private final BufferedWriter commands;
    private int backgrounds;

    /** Result of a block. @param failed the command that failed; empty if none did */
    record Outcome(int exit, String failed, int status, String out, String err) {

        @Override
        public String toString() {
            return "exit code " + exit + (failed.isEmpty() ? "" : " of: " + failed) + ", last status " + status + "\n"
                    + out + err;
        }
    }

    /** @param folder the shell's working directory @param trial folder for its files */
    PageShell(Path folder, Path trial, Map<String, String> environment) {
        this.trial = trial;
        try {
            var builder = new ProcessBuilder("setsid", "bash", "--noprofile", "--norc")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(trial.resolve("bash.log").toFile());
            builder.environment().putAll(environment);
            builder.environment().put("TRIAL", trial.toString());
            bash = builder.start();
            commands = bash.outputWriter(StandardCharsets.UTF_8);
            send(START);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String text) throws IOException {
        commands.write(text);
        commands.flush();
    }

    /** Runs a block to its end. */
    Outcome run(String block) {
        try {
            Files.deleteIfExists(trial.resolve("done"));
            Files.writeString(trial.resolve("block"), block);
            send(BLOCK);
            await(trial.resolve("done"));
            var done = Files.readString(trial.resolve("done")).strip().split(":", 2);
            return new Outcome(
                    Integer.parseInt(done[0]),
                    done.length > 1 ? done[1] : "",
                    status(Files.readString(trial.resolve("headers"))),
                    Files.readString(trial.resolve("out")),
                    Files.readString(trial.resolve("err")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a block as in a second terminal. @return the file with its output */
    Path start(String block) {
        var log = trial.resolve("background-" + ++backgrounds + ".log");
        var outcome = run("{\n" + block + "} >'" + log + "' 2>&1 &\n");
        if (outcome.exit() != 0) {
            throw new IllegalStateException("can't start in the background: " + outcome);
        }
        return log;
    }

    private void await(Path file) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file)) {
            if (!bash.isAlive()) {
                throw new AssertionError("the shell ended: " + read("bash.log") + read("out") + read("err"));
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "not done after " + PATIENCE + ": " + read("block") + read("out") + read("err"));
            }
            sleep();
        }
    }

    private String read(String name) {
        try {
            return Files.exists(trial.resolve(name)) ? Files.readString(trial.resolve(name)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(ROUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a block ran", e);
        }
    }

    /** The status of the last answer; 0 if there is none. */
    private static int status(String headers) {
        return headers.lines()
                .filter(line -> line.startsWith("HTTP/"))
                .reduce((first, second) -> second)
                .map(line -> Integer.parseInt(line.split(" ")[1]))
                .orElse(0);
    }

    /** Ends the shell and what it started: its process group, of which it is the leader. */
    @Override
    public void close() {
        signal("TERM");
        long deadline = System.nanoTime() + STOP_MAX.toNanos();
        while (signal("0") && System.nanoTime() < deadline) {
            sleep();
        }
        signal("KILL");
    }

    /** Sends a signal to the group; returns whether there is one. */
    private boolean signal(String name) {
        try {
            return new ProcessBuilder("kill", "-s", name, "--", "-" + bash.pid())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
