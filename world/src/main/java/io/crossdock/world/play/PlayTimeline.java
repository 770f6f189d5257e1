package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import io.crossdock.world.play.Scenario.ScenarioStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Plays all scenarios on one timeline: the clock goes from event to event, those of the scenarios and those that are
 * due in the server, and before each the server rests.
 */
final class PlayTimeline {

    /** Longest wait for the server to rest, in machine time. */
    private static final Duration REST_MAX = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(4);

    /** Looks in a row that must find the server at rest. */
    private static final int LOOKS = 2;

    /** What is due in the server within this share of the time since the start is done together. */
    private static final int GRAIN = 40;

    private static final Duration GRAIN_MIN = Duration.ofSeconds(20);

    private final PlayClient crossdock;
    private final ActRunner acts;
    private final ScenarioView views;
    private final Instant start;
    private final List<ScenarioRun> runs;
    private volatile Instant now;
    private int steps;
    private int looks;
    private long lookNs;
    private int expectations;
    private long expectNs;

    PlayTimeline(PlayClient crossdock, ActRunner acts, ScenarioView views, Instant start, List<ScenarioRun> runs) {
        this.crossdock = crossdock;
        this.acts = acts;
        this.views = views;
        this.start = start;
        this.runs = runs;
        this.now = start;
    }

    /** Business time. */
    Instant now() {
        return now;
    }

    /** How the time was spent, in words. */
    String figures() {
        return "%d steps of the clock, %d looks in %.1f s, %d expectations in %.1f s, %s of business time"
                .formatted(steps, looks, lookNs / 1e9, expectations, expectNs / 1e9, Duration.between(start, now));
    }

    /** @throws IllegalStateException when the server doesn't rest */
    void play() {
        while (advance()) {
            while (round()) {
                rest();
            }
        }
    }

    private Optional<Instant> next() {
        return runs.stream()
                .flatMap(run -> Stream.concat(run.due().stream(), run.plannedAt().stream()))
                .min(Instant::compareTo);
    }

    /** Goes to the next event of a scenario; what the server does on the way may plan an earlier one. */
    private boolean advance() {
        while (true) {
            JsonNode state = rest();
            Optional<Instant> next = next();
            if (next.isEmpty() || !now.isBefore(next.get())) {
                return next.isPresent();
            }
            now = stop(next.get(), state.path("next"));
            steps++;
            crossdock.must("POST", "/v1/clock:advance", WorldJson.object().put("to", now.toString()));
        }
    }

    private Instant stop(Instant to, JsonNode due) {
        if (!due.isString()) {
            return to;
        }
        Instant task = Instant.parse(due.asString());
        Instant grain = now.plus(grain());
        Instant wanted = task.isAfter(grain) ? task : grain;
        return wanted.isBefore(to) ? wanted : to;
    }

    private Duration grain() {
        Duration share = Duration.between(start, now).dividedBy(GRAIN);
        return share.compareTo(GRAIN_MIN) > 0 ? share : GRAIN_MIN;
    }

    /** Performs what partners planned, or the next step of each scenario. @return whether there was any */
    private boolean round() {
        boolean any = false;
        for (ScenarioRun run : runs) {
            run.plannedAt();
            for (JsonNode message : run.takePlanned(now)) {
                any = true;
                acts.provider(run, message, now);
            }
        }
        if (any) {
            return true;
        }
        for (ScenarioRun run : runs) {
            Optional<ScenarioStep> step = run.take(now);
            if (step.isPresent()) {
                any = true;
                step(run, step.get());
            }
        }
        return any;
    }

    private void step(ScenarioRun run, ScenarioStep step) {
        if (step.act().equals("expect")) {
            expect(run, step.what());
            return;
        }
        try {
            acts.perform(run, step, now);
        } catch (ActRunner.Impossible e) {
            run.fail(step.act() + " can't: " + e.getMessage());
            return;
        }
        int status = run.answer().path("status").asInt();
        if (step.answer() != 0 && step.answer() != status) {
            run.fail(step.act() + " should be answered with " + step.answer() + ", is with " + status + " "
                    + run.answer().path("body"));
        }
    }

    private void expect(ScenarioRun run, JsonNode wanted) {
        long begin = System.nanoTime();
        Set<String> sections = wanted.propertyNames().stream()
                .map(path -> path.split("[/\\[]")[0])
                .collect(Collectors.toSet());
        Expectation.missed(wanted, views.of(run, sections)).ifPresent(run::fail);
        expectations++;
        expectNs += System.nanoTime() - begin;
    }

    /** Waits until the server has nothing to do. @return its clock */
    private JsonNode rest() {
        long begin = System.nanoTime();
        long until = begin + REST_MAX.toNanos();
        int still = 0;
        while (true) {
            JsonNode state = crossdock.get("/v1/clock");
            looks++;
            still = state.path("waiting").asLong(1) == 0 ? still + 1 : 0;
            if (still == LOOKS) {
                lookNs += System.nanoTime() - begin;
                return state;
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Crossdock doesn't rest at " + now + ": " + state);
            }
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the play was interrupted", e);
            }
        }
    }
}
