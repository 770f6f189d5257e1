package io.crossdock.world.demo;

import io.crossdock.postgres.PostgresFailure;
import io.crossdock.world.WorldJson;
import java.io.PrintStream;
import java.util.List;

/** Orders while Crossdock or PostgreSQL is killed again and again; then all of them to their end, and every check. */
public final class Chaos {

    private Chaos() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    /** The exit code: 0 when all is well, 1 when an invariant does not hold, 2 when it could not start. */
    static int run(List<String> arguments, PrintStream out) {
        if (arguments.contains("--help")) {
            out.print(Arguments.CHAOS_HELP);
            return 0;
        }
        try {
            DemoOptions options = Arguments.chaos(arguments);
            out.println("seed " + options.seed());
            DemoReport report = Run.play(options, out);
            out.println(WorldJson.text(report));
            return report.good() ? 0 : 1;
        } catch (IllegalArgumentException | IllegalStateException | PostgresFailure e) {
            out.println(e.getMessage());
            return 2;
        }
    }
}
