package io.crossdock.world.demo;

import io.crossdock.world.Faults;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Options of a demo run.
 *
 * @param orders number of orders; 0 for no limit (interactive only)
 * @param headless whether the run ends with its orders and is checked; otherwise it runs until somebody stops it
 * @param speed business seconds per machine second
 * @param rate orders per machine second
 * @param port port of Crossdock; 0 for any free one
 * @param worldPort port of the simulated systems; 0 for any free one
 * @param smtpPort port of the simulated mailbox; 0 for any free one
 * @param data data folder, which is kept; null for a temporary one
 * @param kills number of kills while orders come in
 * @param limit longest machine time that a headless run may take
 * @param root folder of the project; null to look for it from the working directory upwards
 */
public record DemoOptions(
        int orders,
        long seed,
        boolean headless,
        Faults faults,
        double speed,
        double rate,
        int port,
        int worldPort,
        int smtpPort,
        @Nullable Path data,
        int kills,
        Target target,
        Duration limit,
        @Nullable Path root) {

    /** Processes that the chaos run kills. */
    public enum Target {
        SERVER,
        POSTGRES,
        BOTH
    }

    /**
     * Options of the interactive demo: no limit, a thousand times faster than real time, data kept in the working
     * directory.
     */
    public static DemoOptions watched() {
        return new DemoOptions(
                0,
                7,
                false,
                Faults.DEFAULT,
                1_000,
                3,
                8080,
                9090,
                9025,
                Path.of(".crossdock"),
                0,
                Target.SERVER,
                Duration.ofDays(3_650),
                null);
    }

    /** Options of a headless run to the end of that many orders; thirty days take two minutes. */
    public static DemoOptions headless(int orders, long seed) {
        return new DemoOptions(
                orders,
                seed,
                true,
                Faults.DEFAULT,
                20_000,
                50,
                0,
                0,
                0,
                null,
                0,
                Target.SERVER,
                Duration.ofMinutes(12).plusSeconds(orders / 10),
                null);
    }

    /** Options of a headless run with this many kills while orders come in. */
    public static DemoOptions chaos(int orders, long seed, int kills, Target target) {
        return headless(orders, seed)
                .withSpeed(25_000)
                .withKills(kills, target)
                .withRate(Math.max(3, orders / (kills * 11.0 + 1)))
                .withLimit(Duration.ofMinutes(20).plusSeconds(kills * 30L));
    }

    public DemoOptions withOrders(int orders) {
        return new DemoOptions(
                orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit,
                root);
    }

    public DemoOptions withSeed(long seed) {
        return new DemoOptions(
                orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit,
                root);
    }

    public DemoOptions withFaults(Faults faults) {
        return new DemoOptions(
                orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit,
                root);
    }

    public DemoOptions withSpeed(double speed) {
        return new DemoOptions(
                orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit,
                root);
    }

    public DemoOptions withRate(double rate) {
        return new DemoOptions(
                orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit,
                root);
    }

    public DemoOptions withPort(int port) {
        return new DemoOptions(
                orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit,
                root);
    }

    /** Returns a copy with these ports of the simulated systems and the mailbox. */
    public DemoOptions withWorldPorts(int worldPort, int smtpPort) {
        return new DemoOptions(
                orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit,
                root);
    }

    public DemoOptions withData(Path data) {
        return new DemoOptions(
                orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit,
                root);
    }

    public DemoOptions withKills(int kills, Target target) {
        return new DemoOptions(
                orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit,
                root);
    }

    public DemoOptions withLimit(Duration limit) {
        return new DemoOptions(
                orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit,
                root);
    }

    public DemoOptions withRoot(Path root) {
        return new DemoOptions(
                orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit,
                root);
    }
}
