package io.crossdock.bench.fuzz;

import io.crossdock.bench.load.BenchDatabase;
import io.crossdock.bench.load.BenchFailure;
import io.crossdock.bench.load.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code fuzz [--requests N] [--seed S] [--only N] [--url URL]}: sends odd requests to a server on a PostgreSQL of its
 * own, or to one that may be filled with odd data.
 */
public final class FuzzCommand {

    private FuzzCommand() {}

    /** Exit code 1 when an answer has a fault, 2 for wrong flags or if the world can't be built. */
    public static void main(String[] arguments) throws IOException {
        try {
            var flags = FuzzFlags.parse(arguments);
            System.out.println("fuzz: " + flags.requests() + " requests, seed " + flags.seed());
            var faults = run(flags);
            System.out.println(
                    faults.isEmpty()
                            ? "Nothing is wrong."
                            : faults.size() + " faults. To send one request again: ./crossdock fuzz --seed "
                                    + flags.seed() + " --only NUMBER");
            System.exit(faults.isEmpty() ? 0 : 1);
        } catch (IllegalArgumentException | BenchFailure e) {
            System.err.println("fuzz: " + e.getMessage());
            System.exit(2);
        }
    }

    private static List<String> run(FuzzFlags flags) throws IOException {
        var home = Path.of(".");
        var url = flags.url();
        if (url != null) {
            return run(flags, new FuzzRun(url.getHost(), url.getPort() < 0 ? 80 : url.getPort(), home, System.out));
        }
        try (var postgres = BenchDatabase.postgres();
                var partners = new StubPartners()) {
            var database = BenchDatabase.migrated(postgres, "fuzz", "db/migration");
            try (var server = ServerUnderTest.start(database, home.toString(), partners.settings())) {
                return run(flags, new FuzzRun(server.port(), home, System.out));
            }
        }
    }

    private static List<String> run(FuzzFlags flags, FuzzRun run) {
        var only = flags.only();
        return only == null ? run.all(flags.requests(), flags.seed()) : run.only(only, flags.seed());
    }
}
