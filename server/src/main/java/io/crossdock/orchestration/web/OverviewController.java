package io.crossdock.orchestration.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Event;
import io.crossdock.engine.LogPosition;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.inventory.availability.Availability.MemoryHealth;
import io.crossdock.inventory.verification.StockVerification;
import io.crossdock.inventory.walk.StockWalk;
import io.crossdock.orchestration.web.InvariantChecks.CheckResult;
import io.crossdock.orchestration.web.OverviewCounts.Overview;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.LogCursor;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The installation as a whole: counts, money, invariants, and the log for other systems. */
@RestController
@Tag(name = "System")
final class OverviewController {

    private static final String REMEDY =
            "read from the start, after=0, and skip the events that you know by subject and seq";
    private static final int EVENTS_MAX = 5_000;

    private final Engine engine;
    private final OverviewReader overviews;
    private final InvariantChecks checks;
    private final StockVerification watch;
    private final Availability availability;

    OverviewController(
            Engine engine,
            OverviewReader overviews,
            InvariantChecks checks,
            StockVerification watch,
            Availability availability) {
        this.engine = engine;
        this.overviews = overviews;
        this.checks = checks;
        this.watch = watch;
        this.availability = availability;
    }

    /**
     * One sentence per broken invariant; empty when all is well.
     *
     * @param violations one sentence per broken invariant; empty when all is well
     * @param checkedAt business time of the check
     * @param walks the background verification of stock: its last complete walk, and its violations
     * @param memory age of the stock that this server node keeps in memory
     */
    record Invariants(List<String> violations, Instant checkedAt, List<StockWalk> walks, MemoryHealth memory) {}

    /**
     * A page of the log in its order.
     *
     * @param next pass it as {@code after} for the next page
     */
    record LogPage(List<LogEntry> items, String next) {}

    /**
     * An event with its position in the log.
     *
     * @param cursor the event's place in the log, as {@code after} takes it
     * @param subject number of the subject: its id without the letter
     * @param version version of the process
     * @param stage name of the stage at which it happened; empty for a subject without a process
     */
    record LogEntry(
            String cursor,
            long subject,
            int seq,
            String type,
            Instant at,
            String actor,
            int version,
            String stage,
            JsonNode data) {}

    @Operation(
            operationId = "getOverview",
            summary = "Live counts",
            description =
                    "What the start page shows: orders, work, holds, cases, money and subscribers. Counted at most "
                            + "once a second for all callers, so it may be polled.")
    @GetMapping("/v1/overview")
    Overview overview() {
        return overviews.latest();
    }

    @Operation(
            operationId = "getInvariants",
            summary = "Read the result of the last check of all invariants",
            description = "It runs no check. checkedAt is the business time of the check; when the result is older than"
                    + " five minutes of machine time, the next check begins in the background. violations is"
                    + " empty when all was well. memory is that of the answering node, as in GET"
                    + " /v1/availability: positions are rows of stock in it; stalenessP50Ms and stalenessP99Ms"
                    + " were not exceeded for 50 and 99 % of the last minute.")
    @Refuses("503 not-checked-yet")
    @GetMapping("/v1/invariants")
    Invariants invariants() {
        return answer(checks.kept());
    }

    /** Runs every check of the modules over the whole database. */
    @Operation(
            operationId = "checkInvariants",
            summary = "Check all invariants now",
            description = "Over the whole database: the answer may take a minute. Requests that come during a check"
                    + " share the next one.")
    @Refuses("503 not-checked-yet")
    @PostMapping("/v1/invariants:check")
    Invariants checkInvariants() {
        return answer(checks.fresh());
    }

    private Invariants answer(CheckResult result) {
        return new Invariants(
                result.violations(), result.checkedAt(), engine.read(watch::walks), availability.health());
    }

    /** @param after {@code next} of the page before; absent: from the beginning of the log */
    @Operation(
            operationId = "listEvents",
            summary = "Read the log",
            description =
                    "Oldest first, in an order that never changes: no event is skipped. Pass next as after for the"
                            + " next page; 0 is before the first event.")
    @Refuses({"400 wrong-parameter", "410 position-too-old"})
    @GetMapping("/v1/events")
    LogPage events(@RequestParam(defaultValue = "0") String after, @RequestParam(defaultValue = "500") int limit) {
        var query = RequestReader.query().with("after", after).with("limit", limit);
        if (!query.has("after")) {
            query.violation("after", ViolationCode.REQUIRED, "is required");
        }
        var place =
                query.optionalParsed("after", text -> LogCursor.read(text, REMEDY), "the next of an earlier answer");
        query.whole("limit", 1, EVENTS_MAX);
        query.refuseViolations();
        return page(Objects.requireNonNull(place), limit);
    }

    private LogPage page(LogPosition after, int limit) {
        if (after.compareTo(engine.end()) > 0) {
            throw LogCursor.tooOld(after.toString(), REMEDY);
        }
        var events = engine.read(tx -> EngineQueries.log(tx, after, limit));
        var next = events.isEmpty() ? after : LogPosition.of(events.getLast());
        return new LogPage(events.stream().map(OverviewController::entry).toList(), next.toString());
    }

    private static LogEntry entry(Event event) {
        return new LogEntry(
                LogPosition.of(event).toString(),
                event.subject(),
                event.seq(),
                event.type(),
                event.at(),
                event.actor(),
                event.version(),
                event.stage(),
                EngineJson.tree(event.data()));
    }
}
