package io.crossdock.world.play;

import io.crossdock.postgres.PostgresFailure;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./crossdock play NAME|all|list [--verbose]}. */
public final class PlayCommand {

    private static final int NOT_GOOD = 1;
    private static final int NOT_PLAYED = 2;

    private PlayCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /** Returns the exit code: 0 when all is as it should be, 1 when a scenario isn't, 2 when nothing was played. */
    static int run(List<String> arguments, PrintStream out) {
        List<String> names = new ArrayList<>(arguments);
        boolean verbose = names.remove("--verbose");
        try {
            if (names.size() != 1 || names.getFirst().startsWith("-")) {
                throw new IllegalArgumentException(
                        "play NAME | all | list [--verbose], not '" + String.join(" ", arguments) + "'");
            }
            ScenarioPlay play = ScenarioPlay.in(Path.of(""));
            if (names.getFirst().equals("list")) {
                play.all().forEach(scenario -> out.println(listed(scenario)));
                return 0;
            }
            PlayReport report = play.play(names.getFirst(), verbose ? out::println : line -> {});
            report.results().forEach(result -> out.println(verbose ? result.detailed() : result.line()));
            report.violations().forEach(violation -> out.println("✘ invariant: " + violation));
            out.println(report.closing());
            return report.good() ? 0 : NOT_GOOD;
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException | PostgresFailure e) {
            out.println("crossdock: " + e.getMessage());
            return NOT_PLAYED;
        }
    }

    private static String listed(Scenario scenario) {
        return (scenario.open().set() ? "○ " : "  ") + scenario.name() + ": " + scenario.title();
    }
}
