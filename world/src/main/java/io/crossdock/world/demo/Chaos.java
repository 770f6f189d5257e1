package io.crossdock.world.demo;

import io.crossdock.postgres.PostgresFailure;
import io.crossdock.world.WorldJson;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Places orders while Crossdock or PostgreSQL is killed again and again, lets all of them end, and runs every check.
 */
public final class Chaos {

    private Chaos() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    /** Returns the exit code: 0 when every invariant holds, 1 when one does not, 2 when the run could not start. */
    static int run(List<String> arguments, PrintStream out) {
        try {
            DemoOptions options = Arguments.chaos(arguments);
            out.println("seed " + options.seed());
            DemoReport report = Run.play(options, out);
            out.println(WorldJson.text(report));
            return report.good() ? 0 : 1;
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException | PostgresFailure e) {
            out.println("crossdock: " + e.getMessage());
            return 2;
        }
    }
}
