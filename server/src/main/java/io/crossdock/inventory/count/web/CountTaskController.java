package io.crossdock.inventory.count.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.count.Adjustments.Adjustment;
import io.crossdock.inventory.count.CountTasks;
import io.crossdock.inventory.count.CountTasks.By;
import io.crossdock.inventory.count.CountTasks.CountResult;
import io.crossdock.inventory.count.CountTasks.CountTask;
import io.crossdock.inventory.count.CountTasks.Plan;
import io.crossdock.inventory.count.CountTasks.State;
import io.crossdock.platform.Actor;
import io.crossdock.platform.AnsweredRequests;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.shared.IdText;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plans, lists and records cycle counts over HTTP. */
@RestController
@Tag(name = "Stock adjustments")
class CountTaskController {

    private static final char TRANSFER = 'T';
    private static final long DUE_SECONDS = 86_400;
    private static final long DUE_SECONDS_MAX = 31_536_000;

    private final Engine engine;
    private final CountTasks tasks;

    CountTaskController(Engine engine, CountTasks tasks) {
        this.engine = engine;
        this.tasks = tasks;
    }

    record CountTaskList(List<CountTask> items) {}

    /**
     * A task after a count, and the adjustments for its differences.
     *
     * @param task the task as it stands now
     * @param adjustments the adjustments for its differences
     */
    record CountResults(CountTask task, List<Adjustment> adjustments) {}

    /**
     * @param lines most SKUs to count
     * @param dueSeconds seconds until the task is overdue; null: 86400, a day
     */
    record CountPlanBody(
            String node,
            By by,

            @NumberRange(min = 1, max = CountTasks.LINES_MAX)
            int lines,

            @NumberRange(min = 1, max = DUE_SECONDS_MAX) @Nullable
            Long dueSeconds) {

        Plan plan(Instant now) {
            return new Plan(node, by, lines, now.plusSeconds(dueSeconds == null ? DUE_SECONDS : dueSeconds));
        }
    }

    /**
     * @param countedAt null: now
     * @param results what was found, of some SKUs of the task or all
     */
    record CountResultList(
            @Nullable Instant countedAt,
            @ListSize(max = CountTasks.LINES_MAX) List<CountResult> results) {}

    @Operation(
            operationId = "planCount",
            summary = "Ask a node to count some of its SKUs",
            description = "The header Crossdock-Actor names the person. SKUs in an open task of the node are left out.")
    @Refuses({"400 bad-key", "409 nothing-to-count", "422 invalid", "422 other-body"})
    @PostMapping("/v1/stock/count-tasks")
    CountTask plan(
            @RequestBody BoundRequest<CountPlanBody> body,
            Actor actor,
            @RequestHeader(name = AnsweredRequests.HEADER, required = false) @Nullable String key) {
        var asked = body.value();
        return engine.transact(
                actor.name(),
                tx -> AnsweredRequests.whole(
                        tx, "planCount", key, body.sent(), CountTask.class, () -> tasks.plan(tx, asked.plan(tx.at()))));
    }

    /**
     * @param state {@code open}, {@code counted} or {@code canceled}
     * @param node only tasks of this node; absent: of all
     */
    @Operation(
            operationId = "listCountTasks",
            summary = "Count tasks, the most urgent first",
            description = "state: open, counted, canceled. Up to 500, without their lines.")
    @Refuses("400 wrong-parameter")
    @GetMapping("/v1/stock/count-tasks")
    CountTaskList list(
            @RequestParam(defaultValue = "open") String state, @RequestParam(required = false) @Nullable String node) {
        var query = RequestReader.query().with("state", state);
        var wanted = query.choice("state", State.class);
        query.refuseViolations();
        return engine.read(tx -> new CountTaskList(tasks.list(tx, wanted, node)));
    }

    @Operation(
            operationId = "getCountTask",
            summary = "A count task with its lines",
            description = "What to count, and what was found and adjusted so far.")
    @Refuses({"400 wrong-parameter", "404 count-task-not-found"})
    @GetMapping("/v1/stock/count-tasks/{id:[^:]+}")
    CountTask get(@PathVariable String id) {
        return engine.read(tx -> tasks.get(tx, id(id)));
    }

    @Operation(
            operationId = "recordCount",
            summary = "Record results of a count, some or all",
            description = "Differences become adjustments for the reason recount: applied within its limits, otherwise "
                    + "requested. The header Crossdock-Actor names the person.")
    @Refuses({"400 wrong-parameter", "404 count-task-not-found", "409 count-task-closed", "422 invalid"})
    @PostMapping("/v1/stock/count-tasks/{id:[^:]+}:record")
    CountResults record(@PathVariable String id, @RequestBody BoundRequest<CountResultList> body, Actor actor) {
        var asked = body.value();
        return engine.transact(actor.named(), tx -> {
            var made = tasks.record(tx, id(id), asked.results(), asked.countedAt());
            return new CountResults(tasks.get(tx, id(id)), made);
        });
    }

    @Operation(
            operationId = "cancelCount",
            summary = "Cancel a count task",
            description = "Results that were recorded stay. The node has nothing more to count.")
    @Refuses({"400 wrong-parameter", "404 count-task-not-found", "409 count-task-closed"})
    @PostMapping("/v1/stock/count-tasks/{id:[^:]+}:cancel")
    CountTask cancel(@PathVariable String id, Actor actor) {
        return engine.transact(actor.name(), tx -> tasks.cancel(tx, id(id)));
    }

    /** Count tasks once had the letter of transfers; a caller with such an id gets a hint. */
    private static long id(String text) {
        if (IdText.parse(TRANSFER, text).isPresent()) {
            throw Refused.wrongParameters(List.of(new Violation(
                    "/id",
                    ViolationCode.WRONG_FORMAT,
                    "must be the id of a count task like N123, not '" + text + "': T is a transfer")));
        }
        return IdText.parse(CountTasks.LETTER, text).orElseThrow(() -> Refused.notFound("count-task", text));
    }
}
