package io.crossdock.orchestration.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.EventType;
import io.crossdock.engine.SteppedClock;
import io.crossdock.engine.log.WaitingWorkStore;
import io.crossdock.orders.deadline.OrderDeadlines;
import io.crossdock.orders.seller.OrderSellers;
import io.crossdock.platform.Actor;
import io.crossdock.platform.request.BoundRequest;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The stepped business clock, for {@code ./crossdock play}. With any other clock there are no such routes. */
@Hidden
@RestController
@ConditionalOnProperty(name = "crossdock.clock.speed", havingValue = "0")
final class ClockController {

    /** Event on the log of subject 0: somebody set the business time; data is {@link ClockAdvance}. */
    static final EventType<ClockAdvance> CLOCK_ADVANCED = new EventType<>("clock-advanced", ClockAdvance.class);

    private final Engine engine;
    private final SteppedClock clock;
    private final OrderDeadlines deadlines;
    private final OrderSellers sellers;

    ClockController(Engine engine, Clock clock, OrderDeadlines deadlines, OrderSellers sellers) {
        this.sellers = sellers;
        this.deadlines = deadlines;
        this.engine = engine;
        this.clock = (SteppedClock) clock;
    }

    /**
     * Business time, and what is to be done.
     *
     * @param waiting tasks, calls, events and deadlines that are to be worked on now; 0 when the server rests
     * @param next when the next task or deadline is due; null if there is none
     */
    record ClockState(Instant at, long waiting, @Nullable Instant next) {}

    /** @param to the time to set */
    record ClockAdvance(Instant to) {}

    @GetMapping("/v1/clock")
    ClockState state() {
        int calls = engine.callsUnderWay().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return engine.read(tx -> {
            var work = WaitingWorkStore.now(tx);
            var due = deadlines.due(tx);
            return new ClockState(
                    tx.at(), calls + work.waiting() + due.now() + sellers.due(tx), sooner(work.next(), due.next()));
        });
    }

    private static @Nullable Instant sooner(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    /**
     * Sets the time, at which everything due till then is done. An earlier time changes nothing. The log says who set
     * it, at the time that it was before.
     */
    @PostMapping("/v1/clock:advance")
    ClockState advance(@RequestBody BoundRequest<ClockAdvance> body, Actor actor) {
        var to = body.value().to();
        engine.transact(actor.name(), tx -> {
            if (to.isAfter(tx.at())) {
                tx.emit(0, CLOCK_ADVANCED, new ClockAdvance(to));
            }
            return 0;
        });
        clock.advance(to);
        engine.wakeAll();
        return state();
    }
}
