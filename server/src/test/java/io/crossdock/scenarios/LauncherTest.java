package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.Repository;
import io.crossdock.support.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output and exit codes of {@code ./crossdock} about a running server. */
class LauncherTest {

    private static RunningServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Said(int exit, String text) {}

    private static Said crossdock(String... words) {
        var command = new ArrayList<String>(List.of("./crossdock"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .directory(Repository.root().toFile())
                .redirectErrorStream(true);
        builder.environment()
                .put("CROSSDOCK_URL", server.request("/").build().uri().toString());
        builder.environment().put("USER", "ann");
        try {
            var process = builder.start();
            var text = new String(process.getInputStream().readAllBytes());
            return new Said(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("document.yaml"), text).toString();
    }

    @Test
    void aDocumentIsShownChangedPublishedComparedActivatedAndTakenBack() throws IOException {
        var shipped = Files.readString(Repository.root().resolve("policies/sourcing-rules.yaml"));
        var version = shipped.replaceFirst("(?s).*\\nversion: (\\d+).*", "$1");
        var first = crossdock("policy", "show", "sourcing", version);
        var changed =
                file(first.text().replace("version: " + version, "version: 51").replace("hit: first", "hit: unique"));

        assertThat(first.text()).isEqualTo(shipped);
        assertThat(crossdock("policy", "check", changed)).isEqualTo(new Said(0, "No faults: it can be published.\n"));
        assertThat(crossdock("policy", "publish", changed))
                .isEqualTo(new Said(
                        0,
                        "sourcing 51 is stored. To activate it: ./crossdock policy activate sourcing 51 [REASON]\n"));
        assertThat(crossdock("policy", "activate", "sourcing", "51", "\"peak\" \\ season"))
                .isEqualTo(new Said(0, "sourcing 51 is active.\n"));
        assertThat(crossdock("policy", "list").text()).containsPattern("sourcing +51 +active +stored .* by ann");
        var difference = crossdock("policy", "diff", "sourcing", version, "51");
        assertThat(difference.exit()).isEqualTo(1);
        assertThat(difference.text()).contains("\n-hit: first", "\n+hit: unique");
        assertThat(crossdock("policy", "activate", "sourcing", version))
                .isEqualTo(new Said(0, "sourcing " + version + " is active.\n"));
    }

    @Test
    void everyFaultIsALineAndAnExitCode() throws IOException {
        var faulty = file("process: order\nversion: 0\nstart: a\nstages:\n  a: { end: \"\" }\n");

        assertThat(crossdock("process", "check", faulty))
                .isEqualTo(
                        new Said(1, "/stages/a/end: is missing or empty\n/version: must be a whole number from 1\n"));
        assertThat(crossdock("process", "publish", faulty))
                .isEqualTo(new Said(
                        2,
                        "The process document has 2 fault(s)\n"
                                + "/stages/a/end: is missing or empty\n/version: must be a whole number from 1\n"));
    }

    @Test
    void whatCantBeDoneIsSaid() {
        assertThat(crossdock("policy", "check", "nowhere.yaml"))
                .isEqualTo(new Said(2, "crossdock: can't read the file 'nowhere.yaml'\n"));
        assertThat(crossdock("process", "activate", "order", "99"))
                .isEqualTo(new Said(2, "There is no process-version order 99\n"));
        assertThat(crossdock("process", "activate", "order", "new"))
                .isEqualTo(new Said(2, "crossdock: 'new' is not a version; versions are whole numbers\n"));
        assertThat(crossdock("sourcing", "explain", "O1")).isEqualTo(new Said(2, "There is no order O1\n"));
        assertThat(crossdock("sourcing", "explain", "12").exit()).isEqualTo(2);
    }

    @Test
    void booksThatAgreeAreSaidToAgree() {
        assertThat(crossdock("inventory", "verify"))
                .isEqualTo(new Said(
                        0, "Levels, ledger, reservations, fences, supply, cart holds and promises of supply agree.\n"));
    }

    @Test
    void aFileOfAFeedIsAppliedAndItsBadRowsAreParked() throws IOException {
        server.put("/v1/skus", """
                {"skus": [{"code": "mug", "name": "Mug", "unit": "each", "weightGrams": 400, "priceMinor": 1200,
                           "currency": "USD"}]}
                """);
        server.put("/v1/nodes", """
                {"nodes": [{"code": "S001", "name": "Chicago Loop", "kind": "store", "country": "US",
                            "postalCode": "60601", "latitude": 41.88, "longitude": -87.62,
                            "timeZone": "America/Chicago", "handlingMinor": 80, "orderMinor": 50, "active": true}]}
                """);
        server.put("/v1/stock/feeds", """
                {"feeds": [{"name": "tills", "system": "pos", "staleSeconds": 86400}]}
                """);
        var good = Files.writeString(folder.resolve("good.csv"), "sku,node,units\nmug,S001,7\n")
                .toString();
        var bad = Files.writeString(folder.resolve("bad.csv"), "sku,node,units\nunicorn,S001,7\n")
                .toString();

        assertThat(crossdock("inventory", "feed", good, "--feed", "tills", "--sequence", "1"))
                .extracting(Said::exit)
                .isEqualTo(0);
        var parked = crossdock("inventory", "feed", bad, "--feed", "tills", "--sequence", "2");
        assertThat(parked.exit()).as(parked.text()).isEqualTo(1);
        assertThat(crossdock("inventory", "feed", good, "--feed", "nobody").exit())
                .isEqualTo(2);
        assertThat(server.get("/v1/skus/mug/stock").json().at("/items/0/onHand").asLong())
                .isEqualTo(7);
    }
}
