package io.crossdock.platform.web;

import io.crossdock.platform.golive.GoLive;
import io.crossdock.platform.golive.GoLiveItem;
import io.crossdock.platform.golive.GoLiveItem.State;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what is missing before a retailer's first real order. */
@RestController
@Tag(name = "System")
class GoLiveController {

    private final GoLive goLive;
    private final Clock clock;

    GoLiveController(GoLive goLive, Clock clock) {
        this.goLive = goLive;
        this.clock = clock;
    }

    /**
     * @param ready whether no step is missing
     * @param at business time of the answer
     */
    record GoLiveList(boolean ready, Instant at, List<GoLiveView> items) {}

    /**
     * A step.
     *
     * @param step {@code skus}, {@code nodes}, {@code stock}, {@code rate-card}, {@code documents}, {@code payments},
     *     {@code node-system}, {@code carriers}, {@code channels}, {@code mail} or {@code access}
     * @param title name of the step
     * @param state {@code done}, {@code attention} (orders get through, but a person should look) or {@code missing}
     * @param text what there is, or what its absence means
     * @param todo what to do; empty if done
     * @param page its section in the guide, a path in the repository
     */
    record GoLiveView(
            String step,
            String title,

            @Schema(allowableValues = {"done", "attention", "missing"})
            String state,

            String text,
            String todo,
            String page) {}

    @Operation(
            operationId = "getGoLive",
            summary = "List what is missing before real orders",
            description = "The steps in their order, each with its state, what to do and the page about it. ready is"
                    + " true when none is missing. A step may have several items, for instance one per channel.")
    @GetMapping(path = "/v1/go-live", produces = "application/json")
    GoLiveList list() {
        var items = goLive.items();
        return new GoLiveList(
                items.stream().noneMatch(item -> item.state() == State.MISSING),
                clock.instant(),
                items.stream().map(GoLiveController::view).toList());
    }

    private static GoLiveView view(GoLiveItem item) {
        var step = item.step();
        return new GoLiveView(
                step.word(),
                step.title(),
                Words.of(item.state()),
                item.text(),
                item.todo(),
                GoLive.PAGE + "#" + step.word());
    }

    /** The same in lines, for the launcher. */
    @Hidden
    @GetMapping(path = "/v1/go-live", produces = "text/plain;charset=UTF-8")
    String tell() {
        var list = list();
        var lines = list.items().stream().map(GoLiveController::line).collect(Collectors.joining());
        return lines
                + (list.ready()
                        ? "Ready: nothing is missing before real orders.\n"
                        : "Not ready: orders wait where a step is missing.\n");
    }

    private static String line(GoLiveView item) {
        var more = item.todo().isEmpty() ? "" : "\n%31s%s (%s)".formatted("", item.todo(), item.page());
        return "%-10s %-18s  %s%s%n".formatted(item.state(), item.title(), item.text(), more);
    }
}
