package io.crossdock.world.demo;

import io.crossdock.world.Faults;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is to be played.
 *
 * @param orders how many; 0 for no end (interactive only)
 * @param headless to the end of all orders on a database of its own, then checked; otherwise until somebody stops it
 * @param speed business seconds per second of the machine
 * @param rate orders per second of the machine
 * @param port of Crossdock; 0 for any that is free
 * @param worldPort of the simulated systems; 0 for any
 * @param smtpPort of the simulated mailbox; 0 for any
 * @param data folder that is kept; null for a temporary one
 * @param kills how often something is killed while orders come in
 * @param limit longest time of the machine that a headless run may take
 * @param root the project's folder; null to look for it above the working directory
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

    /** What the chaos run kills. */
    public enum Target {
        SERVER,
        POSTGRES,
        BOTH
    }

    /** Somebody watches: no end, a thousand times faster than life, data kept in the working directory. */
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

    /** Nobody watches: to the end of so many orders, thirty days in two minutes. */
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

    /** As {@link #headless}, with something killed this often while orders come in. */
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

    /** Ports of the simulated systems and of the mailbox. */
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
