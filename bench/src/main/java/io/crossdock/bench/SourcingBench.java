package io.crossdock.bench;

import io.crossdock.bench.load.BenchFailure;
import io.crossdock.bench.load.MedianRule;
import io.crossdock.bench.load.RunFigures;
import io.crossdock.bench.load.SourcingMarket;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import io.crossdock.sourcing.SourcingFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Measures the router's time per order, with every kind of cost and limit. It runs in one thread, in memory, without a
 * database, and counts that thread's CPU time, so that a busy machine has no influence. The floor is a bare loop over
 * the router's inputs: for every line the units at each node, for every node its zone and prices.
 */
final class SourcingBench {

    private static final int WARM_UP = 3;
    private static final int ROUNDS = 5;

    private final long seed;
    private final String rateCard;
    private final String rules;

    SourcingBench(Path policies, long seed) {
        this.seed = seed;
        try {
            this.rateCard = Files.readString(policies.resolve("rate-card.yaml"));
            this.rules = Files.readString(policies.resolve("sourcing.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param seconds approximate time that the router is measured */
    RunFigures measure(int nodes, int lines, int seconds) {
        var market = new SourcingMarket(nodes, lines, seed);
        var deciding = SourcingFactory.deciding(rateCard, rules, market.supply());
        long once = nanos(deciding, market, null);
        for (int i = 1; i < WARM_UP; i++) {
            once = nanos(deciding, market, null);
        }
        int passes = Math.clamp(seconds * 1_000_000_000L / ROUNDS / Math.max(1, once), 1, 1_000);
        var rounds = new ArrayList<Measured>();
        var each = new long[ROUNDS * passes * market.demands().size()];
        for (int round = 0; round < ROUNDS; round++) {
            long product = 0;
            for (int pass = 0; pass < passes; pass++) {
                product += nanos(
                        deciding,
                        market,
                        new Slice(
                                each, (round * passes + pass) * market.demands().size()));
            }
            double orders = (double) passes * market.demands().size();
            rounds.add(new Measured(orders * 1e9 / product, orders * 1e9 / floorNanos(market, passes)));
        }
        Arrays.sort(each);
        return new RunFigures(
                "%d nodes, %d lines".formatted(nodes, lines),
                MedianRule.of(rounds, Measured::perSecond),
                MedianRule.of(rounds, Measured::floorPerSecond),
                MedianRule.of(rounds, m -> m.perSecond() / m.floorPerSecond()),
                null,
                each[each.length / 2] / 1e6,
                each[(int) (each.length * 0.99)] / 1e6,
                "one decision, CPU",
                null);
    }

    private record Measured(double perSecond, double floorPerSecond) {}

    /** Array for the times of orders, and the index of the first. */
    private record Slice(long[] into, int from) {}

    private static long nanos(Function<Demand, Decision> deciding, SourcingMarket market, @Nullable Slice slice) {
        var cpu = ManagementFactory.getThreadMXBean();
        long whole = 0;
        int sourced = 0;
        for (int i = 0; i < market.demands().size(); i++) {
            long started = cpu.getCurrentThreadCpuTime();
            var decision = deciding.apply(market.demands().get(i));
            long spent = cpu.getCurrentThreadCpuTime() - started;
            sourced += decision instanceof Decision.Sourced ? 1 : 0;
            whole += spent;
            if (slice != null) {
                slice.into()[slice.from() + i] = spent;
            }
        }
        if (sourced < market.demands().size() * 9 / 10) {
            throw new BenchFailure("only " + sourced + " of " + market.demands().size() + " orders could be served");
        }
        return whole;
    }

    private static long floorNanos(SourcingMarket market, int passes) {
        var cpu = ManagementFactory.getThreadMXBean();
        long started = cpu.getCurrentThreadCpuTime();
        long sum = 0;
        // The loop is too short for the clock, so it runs ten times as often and a tenth of the time counts.
        for (int pass = 0; pass < passes * 10; pass++) {
            for (int order = 0; order < market.demands().size(); order++) {
                sum += market.read(order);
            }
        }
        long spent = cpu.getCurrentThreadCpuTime() - started;
        if (sum == 0) {
            throw new BenchFailure("the floor read nothing");
        }
        return Math.max(1, spent / 10);
    }
}
