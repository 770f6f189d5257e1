package io.crossdock.orchestration.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.inventory.availability.Availability.MemoryHealth;
import io.crossdock.inventory.verification.StockVerification;
import io.crossdock.inventory.walk.StockWalk;
import io.crossdock.platform.background.BackgroundFailures;
import io.crossdock.platform.background.FailingWork;
import io.crossdock.platform.golive.GoLive;
import io.crossdock.platform.golive.GoLiveItem;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * The public status: the background verification of stock, the age of this server's memory, and the servers that share
 * the database. It reads some ten rows and names no customer.
 */
@RestController
@Tag(name = "System")
final class StatusController {

    private final Engine engine;
    private final StockVerification watch;
    private final Availability availability;
    private final GoLive goLive;
    private final BackgroundFailures failures;
    private final Clock clock;

    StatusController(
            Engine engine,
            StockVerification watch,
            Availability availability,
            GoLive goLive,
            BackgroundFailures failures,
            Clock clock) {
        this.engine = engine;
        this.watch = watch;
        this.availability = availability;
        this.goLive = goLive;
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * The status.
     *
     * @param ok whether neither the last complete walk nor the running one found a violation, and no background work of
     *     this node fails
     * @param memory age of the stock that this server node keeps in memory, as in {@code GET /v1/availability}
     * @param servers servers that share the database
     * @param failing background work of this node that fails, and is tried again
     * @param missing steps that are missing before real orders, each with what that means, as in {@code GET
     *     /v1/go-live}
     */
    record Status(
            boolean ok,
            Instant at,
            List<StockWalk> walks,
            MemoryHealth memory,
            List<Server> servers,
            List<FailingWork> failing,
            List<String> missing) {}

    /**
     * A server.
     *
     * @param seen machine time of its last sign of life
     * @param silent whether the others have taken over its work since: it hangs, or ended without a stop
     */
    record Server(String name, Instant seen, boolean silent) {}

    @Operation(
            operationId = "getStatus",
            summary = "Read the status: background verification of stock, age of this node's memory, and servers",
            description = "Cheap: it checks nothing itself. memory is that of the answering node: positions are rows of"
                    + " stock in it; stalenessP50Ms and stalenessP99Ms were not exceeded for 50 and 99 % of the last"
                    + " minute. servers are all that share the database; a silent one is listed for a day, or until it"
                    + " is started again under its name. Answers a page to Accept: text/html.")
    @GetMapping(path = "/status", produces = "application/json")
    Status status() {
        var walks = engine.read(watch::walks);
        var failing = failures.failing();
        boolean agree = walks.stream().allMatch(w -> w.violations() == 0 && w.completedViolations() == 0);
        boolean ok = agree && failing.isEmpty();
        var missing = goLive.items().stream()
                .filter(item -> item.state() == GoLiveItem.State.MISSING)
                .map(item -> item.step().title() + ": " + item.text())
                .toList();
        var servers = engine.nodes().stream()
                .map(node -> new Server(node.name(), node.seen(), node.silent()))
                .toList();
        return new Status(ok, clock.instant(), walks, availability.health(), servers, failing, missing);
    }

    @Hidden
    @GetMapping(path = "/status", produces = "text/html;charset=UTF-8")
    String page() {
        var status = status();
        var rows = status.walks.stream().map(StatusController::row).collect(Collectors.joining());
        return """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Crossdock status</title>
                <style>body{font:16px system-ui;margin:2rem auto;max-width:60rem}
                td,th{padding:.3rem 1rem .3rem 0;text-align:left}</style>
                <h1>%s</h1><p>As of %s.</p>
                <table><tr><th>walk<th>last complete<th>age<th>rows<th>took<th>violations<th>now under way</tr>
                %s</table>
                %s%s%s%s</html>
                """.formatted(
                        heading(status),
                        status.at,
                        rows,
                        memory(status.memory),
                        servers(status.servers),
                        failing(status.failing),
                        missing(status.missing));
    }

    private static String heading(Status status) {
        boolean agree = status.ok || status.walks.stream().allMatch(w -> w.violations() + w.completedViolations() == 0);
        return !agree ? "The books disagree" : status.ok ? "The books agree" : "Background work fails";
    }

    private static String failing(List<FailingWork> failing) {
        return failing.stream()
                .map(work -> "<p>Failing since %s, %d times: %s (%s)</p>"
                        .formatted(
                                work.since(),
                                work.times(),
                                HtmlUtils.htmlEscape(work.work()),
                                HtmlUtils.htmlEscape(work.reason())))
                .collect(Collectors.joining());
    }

    private static String missing(List<String> missing) {
        return missing.stream()
                .map(step -> "<p>Missing before real orders: " + HtmlUtils.htmlEscape(step) + "</p>")
                .collect(Collectors.joining());
    }

    private static String servers(List<Server> servers) {
        return servers.stream()
                .map(server -> "<p>Server %s: %s, last sign of life at %s</p>"
                        .formatted(
                                HtmlUtils.htmlEscape(server.name), server.silent ? "silent" : "at work", server.seen))
                .collect(Collectors.joining());
    }

    private static String memory(MemoryHealth m) {
        return ("<p>Stock in memory: %,d rows, %d ms old; in the last minute %.0f ms at most for half of the time,"
                        + " %.0f ms for 99 %% of it.</p>")
                .formatted(m.positions(), m.stalenessMs(), m.stalenessP50Ms(), m.stalenessP99Ms());
    }

    private static String row(StockWalk w) {
        var sentences = w.sentences().stream().map(HtmlUtils::htmlEscape).collect(Collectors.joining("<br>"));
        return "<tr><td>%s<td>%s<td>%s<td>%,d<td>%d s<td>%d<td>%s</tr><tr><td colspan=7>%s</tr>"
                .formatted(
                        w.name(),
                        w.completedAt() == null ? "not yet" : w.completedAt(),
                        w.ageSeconds() == null ? "" : w.ageSeconds() + " s",
                        w.completedRows(),
                        w.completedSeconds(),
                        w.completedViolations() + w.violations(),
                        w.startedAt() == null ? "no" : "since " + w.startedAt() + ", " + w.rows() + " rows",
                        sentences);
    }
}
