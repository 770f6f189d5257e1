package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.Repository;
import io.crossdock.support.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

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
        var commands = helped();
        server.close();
        assertThat(RUN).as("commands of the help that this test runs").containsAll(commands);
    }

    /** Every command of the help that asks a server: {@code policy list}, {@code policy show}, … */
    private static Set<String> helped() {
        var commands = new TreeSet<String>();
        ASKING.matcher(crossdock("help").text())
                .results()
                .forEach(line -> Stream.of(line.group(2).split("\\|"))
                        .map(action -> action.strip().split(" ")[0])
                        .forEach(action -> commands.add((line.group(1) + " " + action).strip())));
        assertThat(commands).contains("check", "process publish", "policy diff", "inventory feed", "masterdata nodes");
        return commands;
    }

    private record Said(int exit, String text) {}

    /** Commands of the help that ask a running server, without their flags. */
    private static final Pattern ASKING = Pattern.compile(
            "^ {2}(check|process|policy|inventory|sourcing|masterdata|subscriber)\\b(.*?)(?: {2}.*)?$",
            Pattern.MULTILINE);

    private static final Set<String> RUN = new TreeSet<>();

    /** With access control on, a call without the key is refused. */
    @Test
    void everyCallOfTheServerShowsTheCallersKey() throws IOException {
        var calls = Files.readAllLines(Repository.root().resolve("crossdock")).stream()
                .map(String::strip)
                .filter(line -> line.matches(".*\\bcurl (-|\"[$]@\").*"))
                .toList();

        assertThat(calls)
                .containsExactly(
                        "curl \"$@\"", "printf 'Authorization: Bearer %s\\n' \"$CROSSDOCK_KEY\" | curl -H @- \"$@\"");
    }

    private static Said crossdock(String... words) {
        return crossdock(server, words);
    }

    private static Said crossdock(RunningServer server, String... words) {
        return crossdockOf("ann", server, words);
    }

    /** @param user of the machine; empty: it knows none, as in a container, a cron job or a service */
    private static Said crossdockOf(String user, RunningServer server, String... words) {
        RUN.add(words[0] + (words.length > 1 && !words[0].equals("check") ? " " + words[1] : ""));
        var command = new ArrayList<String>(List.of("./crossdock"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .directory(Repository.root().toFile())
                .redirectErrorStream(true);
        builder.environment()
                .put("CROSSDOCK_URL", server.request("/").build().uri().toString());
        builder.environment().remove("USER");
        if (!user.isEmpty()) {
            builder.environment().put("USER", user);
        }
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

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
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

    /** Every command that writes. */
    @ParameterizedTest
    @ValueSource(strings = {"", "engine", " Operator"})
    void whoeverTheMachineNamesMayGiveEveryCommand(String user) throws IOException {
        openStore(server);
        var skus = file("cup.csv", "code,name,unit,weightGrams,priceMinor,currency\ncup,Cup,each,90,500,USD\n");
        var nodes = file("node.csv", """
                code,name,kind,country,postalCode,latitude,longitude,timeZone,handlingMinor,orderMinor,active
                DC7,Reno,dc,US,89501,39.53,-119.81,America/Los_Angeles,80,50,true
                """);
        var rows = file("rows.csv", "sku,node,units\nmug,S001,7\n");
        var shipped = Files.readString(Repository.root().resolve("policies/sourcing-rules.yaml"));
        int version = 60 + Math.abs(user.hashCode() % 900);
        var policy = file(shipped.replaceFirst("\\nversion: \\d+", "\nversion: " + version));
        var commands = List.of(
                List.of("masterdata", "skus", skus),
                List.of("masterdata", "nodes", nodes),
                List.of("policy", "publish", policy),
                List.of("policy", "activate", "sourcing", "" + version),
                List.of("process", "activate", "message", "1"),
                List.of("inventory", "rebuild", "--apply"),
                List.of("inventory", "feed", rows, "--feed", "tills", "--sequence", "" + version),
                List.of("subscriber", "replay", "notifications"));

        for (var command : commands) {
            var said = crossdockOf(user, server, command.toArray(String[]::new));
            assertThat(said.exit()).as(command + ": " + said.text()).isEqualTo(0);
        }
        assertThat(crossdock("policy", "list").text())
                .containsPattern("sourcing +" + version + " +(active +)?stored .* by "
                        + (user.isEmpty() ? ".+" : user.strip() + "@launcher"));
    }

    @Test
    void everyFaultIsALineAndAnExitCode() throws IOException {
        var faulty = file("process: order\nversion: 0\nstart: a\nstages:\n  a: { end: \"\" }\n");

        assertThat(crossdock("process", "check", faulty)).isEqualTo(new Said(1, """
                        /stages/a/end: line 5: is missing or empty
                        /version: line 2: must be a whole number from 1
                        """));
        assertThat(crossdock("process", "publish", faulty)).isEqualTo(new Said(2, """
                        The process document has 2 fault(s)
                        /stages/a/end: line 5: is missing or empty
                        /version: line 2: must be a whole number from 1
                        """));
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
    void skusNodesAndStockAreLoadedFromFilesAndTheCheckSaysSo() throws IOException {
        var skus = file("skus.csv", """
                code,name,unit,weightGrams,priceMinor,currency,traits,\
                dimensions.lengthMm,dimensions.widthMm,dimensions.heightMm
                kettle,"Kettle, 1.7 l",each,1100,3900,USD,fragile electric,240,200,260
                lid,Lid,each,90,500,USD,,,,
                """);
        var nodes = file("nodes.csv", """
                code;name;kind;country;postalCode;latitude;longitude;timeZone;handlingMinor;orderMinor;active
                DC9;Reno;dc;US;89501;39.53;-119.81;America/Los_Angeles;80;50;true
                """);
        var faulty = file("faulty.csv", """
                code,name,unit,weightGrams,priceMinor,currency
                cup,Cup,each,heavy,900,USD
                jar,Jar,each,300
                cup,Cup,each,200,900,EURO
                """);

        assertThat(crossdock("masterdata", "skus", skus)).isEqualTo(new Said(0, "2 skus stored.\n"));
        assertThat(crossdock("masterdata", "nodes", nodes)).isEqualTo(new Said(0, "1 nodes stored.\n"));
        assertThat(server.get("/v1/skus/kettle")
                        .json()
                        .path("traits")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder("fragile", "electric");
        assertThat(crossdock("masterdata", "skus", faulty)).isEqualTo(new Said(2, """
                The body breaks 4 rule(s)
                /lines/3: line 3: it has 4 fields, the header has 6
                /skus/0/weightGrams: line 2: must be a whole number, not "heavy"
                /skus/1/currency: line 4: must be an ISO 4217 code, not 'EURO'
                /skus/1/code: line 4: is in the list twice
                """));
        assertThat(crossdock("masterdata", "skus", file("other.csv", "sku,name\nmug,Mug\n")))
                .extracting(Said::text)
                .asString()
                .contains(
                        "/header/code: the header has no column 'code'\n", "/header/sku: column 1 is not known here;");
        assertThat(crossdock("masterdata", "skus", "skus.xls"))
                .isEqualTo(new Said(2, "crossdock: can't read the file 'skus.xls'\n"));
        var check = crossdock("check");
        assertThat(check.text())
                .contains("done       SKUs", "attention  Access control")
                .contains("eady: ");
        assertThat(check.exit()).isEqualTo(check.text().contains("Not ready") ? 1 : 0);
    }

    @Test
    void anOrdersNodesAreExplainedAndRecomputed() throws IOException {
        crossdock("masterdata", "skus", file("tea.csv", """
                code,name,unit,weightGrams,priceMinor,currency
                tea,Tea,each,100,1000,USD
                """));
        crossdock("masterdata", "nodes", file("tea-node.csv", """
                code,name,kind,country,postalCode,latitude,longitude,timeZone,handlingMinor,orderMinor,active
                DC8,Reno,dc,US,89501,39.53,-119.81,America/Los_Angeles,80,50,true
                """));
        server.post("/v1/stock:count", "{\"counts\": [{\"sku\": \"tea\", \"node\": \"DC8\", \"onHand\": 5}]}");
        var order = server.post("/v1/orders", """
                {"channel":"web","reference":"explained","placedAt":"2026-11-23T10:15:30Z","currency":"USD",
                 "customer":{"name":"Ada","email":"ada@example.com"},
                 "shipTo":{"name":"Ada","line1":"1 Main St","city":"Reno","postalCode":"89501","country":"US"},
                 "service":"standard","lines":[{"line":1,"sku":"tea","quantity":1,"unitPriceMinor":1000}],
                 "shippingMinor":0,"totalMinor":1000,"payment":{"method":"card","token":"tok"}}""");
        var id = order.json().path("id").asString();

        assertThat(order.status()).as(order.text()).isEqualTo(201);
        assertThat(crossdock("sourcing", "explain", id).text()).contains("DC8");
        assertThat(crossdock("sourcing", "recompute", id)).isEqualTo(new Said(0, "identical\n"));
    }

    @Test
    void theHelpNeedsNoBuildAndUnknownCommandsPointToIt() {
        assertThat(crossdock("demo", "--help")).isEqualTo(crossdock("help"));
        assertThat(crossdock("help").text())
                .contains("--port P", "--world-port P", "--smtp-port P", "--data DIR", "--rate R");
        assertThat(crossdock("sing"))
                .isEqualTo(new Said(2, "crossdock: there is no command 'sing'; ./crossdock help lists all\n"));
        assertThat(crossdock("demo", "--bogus"))
                .isEqualTo(new Said(2, "crossdock: demo has no flag '--bogus'; ./crossdock help lists all\n"));
        assertThat(crossdock("bench", "--seed", "3", "nonsense"))
                .isEqualTo(new Said(2, "crossdock: there is no benchmark 'nonsense'; ./crossdock help lists all\n"));
        assertThat(crossdock("check", "twice"))
                .isEqualTo(new Said(2, "crossdock: check takes no arguments, not 'twice'\n"));
    }

    @Test
    void processesAndPoliciesAreListedAndShown() {
        assertThat(crossdock("process", "list").text()).containsPattern("order +\\d+ +active");
        assertThat(crossdock("process", "show", "message", "1").text()).contains("process: message");
        assertThat(crossdock("process", "activate", "message", "1")).isEqualTo(new Said(0, "message 1 is active.\n"));
        assertThat(crossdock("process", "diff", "message", "1", "1").exit()).isEqualTo(0);
    }

    @Test
    void parkedEventsAreListedReplayedAndGivenUp() throws SQLException {
        try (var connection = server.database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into engine.parked_event (subscriber, subject, seq, type, error, tries, at)
                    select 'notifications', s.subject, s.seq, 'odd', 'there is no order O7', 3, now()
                    from (values (990001, 1), (990002, 4)) s (subject, seq)""");
            statement.execute("update engine.subscriber set parked = parked + 2 where name = 'notifications'");
        }

        var parked = crossdock("subscriber", "parked", "notifications");
        assertThat(parked.text()).contains("990001", "990002", "there is no order O7");
        assertThat(parked.exit()).isEqualTo(0);
        var other = crossdock("subscriber", "dismiss", "notifications", "990001", "2", "not this one");
        assertThat(other.exit()).as(other.text()).isEqualTo(2);
        var dismissed = crossdock("subscriber", "dismiss", "notifications", "990001", "1", "a \"test\"");
        assertThat(dismissed).isEqualTo(new Said(1, "0 replayed, 1 still parked\n"));
        crossdock("subscriber", "dismiss", "notifications", "990002", "4", "a test");
        assertThat(crossdock("subscriber", "replay", "notifications"))
                .isEqualTo(new Said(0, "0 replayed, 0 still parked\n"));
        assertThat(crossdock("subscriber", "parked", "notifications").text()).isEqualTo("Nothing is parked.\n");
    }

    @Test
    void booksThatAreWholeNeedNoRebuild() {
        var rebuilt = crossdock("inventory", "rebuild");

        assertThat(rebuilt.text()).startsWith("Nothing to set");
        assertThat(rebuilt.exit()).isEqualTo(0);
    }

    @Test
    void theServersTimeIsPrintedAndMovedByAnOffset() {
        var now = Instant.parse(crossdock("now").text().strip());
        var later = Instant.parse(crossdock("now", "+2 days").text().strip());

        assertThat(later)
                .isBetween(
                        now.plus(Duration.ofDays(2)),
                        now.plus(Duration.ofDays(2)).plusSeconds(60));
        assertThat(crossdock("now", "tomorrowish"))
                .isEqualTo(new Said(2, "crossdock: 'tomorrowish' is not an offset, such as '+2 days' or '-3 hours'\n"));
    }

    @Test
    void booksThatAgreeAreSaidToAgree() {
        assertThat(crossdock("inventory", "verify"))
                .isEqualTo(new Said(
                        0, "Levels, ledger, reservations, fences, supply, cart holds and promises of supply agree.\n"));
    }

    @Test
    void aFileOfAFeedIsAppliedAndItsBadRowsAreParked() throws IOException {
        openStore(server);
        var good = file("good.csv", "sku,node,units\nmug,S001,7\n");
        var bad = file("bad.csv", "sku,node,units\nunicorn,S001,7\n");

        assertThat(crossdock("inventory", "feed", good, "--feed", "tills", "--sequence", "1"))
                .extracting(Said::exit)
                .isEqualTo(0);
        var parked = crossdock("inventory", "feed", bad, "--feed", "tills", "--sequence", "2");
        assertThat(parked.exit()).as(parked.text()).isEqualTo(1);
        var again = crossdock("inventory", "feed", good, "--feed", "tills", "--sequence", "1");
        assertThat(again.exit()).as(again.text()).isEqualTo(0);
        assertThat(crossdock("inventory", "feed", good, "--feed", "nobody").exit())
                .isEqualTo(2);
        assertThat(server.get("/v1/skus/mug/stock").json().at("/items/0/onHand").asLong())
                .isEqualTo(7);
    }

    @Test
    void aFileForAServerWhoseTimeIsNotRealTimeCountsFromItsArrival() throws IOException {
        try (var ahead = RunningServer.start(
                "--crossdock.clock.machine-origin=2026-01-01T00:00:00Z",
                "--crossdock.clock.origin=2031-01-01T00:00:00Z")) {
            openStore(ahead);
            ahead.post("/v1/stock:count", "{\"counts\": [{\"sku\": \"mug\", \"node\": \"S001\", \"onHand\": 5}]}");
            var good = file("ahead.csv", "sku,node,units\nmug,S001,7\n");

            var applied = crossdock(ahead, "inventory", "feed", good, "--feed", "tills");
            var again = crossdock(ahead, "inventory", "feed", good, "--feed", "tills");

            assertThat(applied.text())
                    .contains(" 1 rows, 1 changed, 0 confirmed, 0 older")
                    .contains(" of 2031-");
            assertThat(again).isEqualTo(applied);
        }
    }

    private static void openStore(RunningServer server) {
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
    }
}
