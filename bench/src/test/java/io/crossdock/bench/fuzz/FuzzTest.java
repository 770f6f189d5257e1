package io.crossdock.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.bench.load.BenchDatabase;
import io.crossdock.bench.load.ServerUnderTest;
import io.crossdock.postgres.EmbeddedPostgres;
import io.crossdock.postgres.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server answers thousands of odd requests as a client can use it, and goes on serving. */
@Tag("slow")
class FuzzTest {

    private static final long REQUESTS = 5_000;
    private static final long SEED = 8;

    @Test
    void noRequestBreaksTheServer() throws IOException {
        var said = new ByteArrayOutputStream();
        try (var postgres = EmbeddedPostgres.temporary(Options.forTests());
                var partners = new StubPartners()) {
            var database = BenchDatabase.migrated(postgres, "fuzz", "db/migration");
            try (var server = ServerUnderTest.start(database, "..", partners.settings())) {
                var out = new PrintStream(said, true, StandardCharsets.UTF_8);

                var faults = new FuzzRun(server.port(), Path.of(".."), out).all(REQUESTS, SEED);

                assertThat(faults)
                        .as(
                                "seed %d; to send one again: ./crossdock fuzz --seed %d --only NUMBER%n%s",
                                SEED, SEED, said)
                        .isEmpty();
            }
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("  200: ").contains("  422: ");
    }
}
