package io.crossdock.orchestration.wiring;

import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.engine.process.ProcessStage;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.orchestration.stage.order.CheckHoldsStage;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.hold.HoldEffect;
import io.crossdock.orders.hold.HoldEffect.Kind;
import io.crossdock.orders.hold.HoldStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says what a hold does to an order that stands somewhere. Pure.
 *
 * @param definition the version of its process
 * @param stage where it stands
 * @param needsUnits whether units of it are reserved nowhere
 * @param work its fulfillments
 */
record HoldEffectRule(ProcessDefinition definition, String stage, boolean needsUnits, List<Fulfillment> work) {

    /** Signal to an order's process: a hold was placed while nodes have work. */
    static final String PLACED_SIGNAL = "hold-placed";

    /** Whether a version of the process asks for holds before a step. */
    static boolean watches(ProcessDefinition definition, HoldStep step) {
        return definition.stages().values().stream()
                .anyMatch(stage -> stage instanceof ProcessStage.Run run
                        && run.capability().equals(CheckHoldsStage.NAME)
                        && step.text().equals(run.with().get(CheckHoldsStage.STEP)));
    }

    /** Whether the process must hear of a hold with these effects, since the order is past the stage that asks. */
    boolean mustHear(List<HoldEffect> effects) {
        return effects.stream().anyMatch(effect -> effect.effect() == Kind.ASKED_BACK)
                || effects.stream().anyMatch(effect -> effect.step() == HoldStep.RELEASE) && isReleasing();
    }

    /** Whether the order is at a stage that ends where such news is awaited: the news is kept until then. */
    private boolean isReleasing() {
        return definition.stage(stage) instanceof ProcessStage.Run run
                && run.on().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(branch -> definition.takes(branch.to(), PLACED_SIGNAL));
    }

    /** The effects of a hold that blocks these steps. */
    List<HoldEffect> of(List<HoldStep> blocks) {
        var effects = new ArrayList<HoldEffect>();
        for (var step : blocks) {
            if (!watches(definition, step)) {
                effects.add(new HoldEffect(step, Kind.NOT_WATCHED, List.of()));
                continue;
            }
            switch (step) {
                case SOURCE -> effects.add(new HoldEffect(step, needsUnits ? Kind.WAITS : Kind.PASSED, List.of()));
                case RELEASE -> effects.addAll(ofRelease(step));
            }
        }
        return effects;
    }

    /** Units of lines that a hold of these lines would be about. @param idle those that no node works on */
    record LineUnits(long open, long idle) {}

    /** Units of an order's lines that are still to be sent; all of a kit's line is at a node if a part of it is. */
    LineUnits units(Order order, Set<Integer> lines) {
        long open = 0;
        long idle = 0;
        for (var line : order.lines()) {
            if (lines.contains(line.line())) {
                open += line.open();
                idle += Math.max(0, line.open() - atNode(line));
            }
        }
        return new LineUnits(open, idle);
    }

    private long atNode(OrderLine line) {
        return work.stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED)
                .flatMap(f -> f.lines().stream())
                .filter(l -> l.line().line() == line.line())
                .mapToLong(l -> l.line().ofKit() ? line.open() : l.quantity() - l.shipped())
                .sum();
    }

    /** The effects of a hold of lines. @param rest what becomes of the units that no node has */
    List<HoldEffect> ofLines(Set<Integer> lines, LineUnits units, Kind rest) {
        var step = HoldStep.RELEASE;
        var effects = new ArrayList<HoldEffect>();
        var left = ids(lines, f -> f.state() != Fulfillment.State.RELEASED && f.state() != Fulfillment.State.REJECTED);
        var there = ids(lines, f -> f.state() == Fulfillment.State.RELEASED);
        if (!left.isEmpty()) {
            effects.add(new HoldEffect(step, Kind.TOO_LATE, left));
        }
        if (!there.isEmpty()) {
            effects.add(new HoldEffect(step, Kind.AT_NODE, there));
        }
        if (units.idle() > 0) {
            effects.add(new HoldEffect(step, rest, List.of()));
        }
        return effects;
    }

    private List<String> ids(Set<Integer> lines, Predicate<Fulfillment> which) {
        return work.stream()
                .filter(which)
                .filter(f ->
                        f.lines().stream().anyMatch(l -> lines.contains(l.line().line())))
                .map(f -> f.id().toString())
                .toList();
    }

    private List<HoldEffect> ofRelease(HoldStep step) {
        var effects = new ArrayList<HoldEffect>();
        var left = work.stream()
                .filter(f -> f.state() != Fulfillment.State.RELEASED && f.state() != Fulfillment.State.REJECTED)
                .map(f -> f.id().toString())
                .toList();
        var there = work.stream()
                .filter(f -> f.state() == Fulfillment.State.RELEASED)
                .map(f -> f.id().toString())
                .toList();
        boolean heard = definition.takes(stage, PLACED_SIGNAL);
        if (!left.isEmpty()) {
            effects.add(new HoldEffect(step, Kind.TOO_LATE, left));
        }
        effects.add(
                heard && !there.isEmpty()
                        ? new HoldEffect(step, Kind.ASKED_BACK, there)
                        : new HoldEffect(step, Kind.WAITS, List.of()));
        return effects;
    }
}
