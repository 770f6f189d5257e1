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
public record Options(
        int orders, long seed, boolean headless, Faults faults, double speed, double rate, int port, int worldPort, int smtpPort,
        @Nullable Path data, int kills, Target target, Duration limit, @Nullable Path root) {

    /** What the chaos run kills. */
    public enum Target { SERVER, POSTGRES, BOTH }

    /** Somebody watches: no end, a thousand times faster than life, data kept in the working directory. */
    public static Options watched() {
        return new Options(0, 7, false, Faults.DEFAULT, 1_000, 3, 8080, 9090, 9025, Path.of(".crossdock"), 0, Target.SERVER,
                Duration.ofDays(3_650), null);
    }

    /** Nobody watches: to the end of so many orders, thirty days in two minutes. */
    public static Options headless(int orders, long seed) {
        return new Options(orders, seed, true, Faults.DEFAULT, 20_000, 50, 0, 0, 0, null, 0, Target.SERVER,
                Duration.ofMinutes(12).plusSeconds(orders / 10), null);
    }

    /** As {@link #headless}, with something killed this often while orders come in. */
    public static Options chaos(int orders, long seed, int kills, Target target) {
        return headless(orders, seed).withSpeed(25_000).withKills(kills, target).withRate(Math.max(3, orders / (kills * 11.0 + 1)))
                .withLimit(Duration.ofMinutes(20).plusSeconds(kills * 30L));
    }

    public Options withOrders(int orders) {
        return new Options(orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit, root);
    }

    public Options withSeed(long seed) {
        return new Options(orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit, root);
    }

    public Options withFaults(Faults faults) {
        return new Options(orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit, root);
    }

    public Options withSpeed(double speed) {
        return new Options(orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit, root);
    }

    public Options withRate(double rate) {
        return new Options(orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit, root);
    }

    public Options withPort(int port) {
        return new Options(orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit, root);
    }

    /** Ports of the simulated systems and of the mailbox. */
    public Options withWorldPorts(int worldPort, int smtpPort) {
        return new Options(orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit, root);
    }

    public Options withData(Path data) {
        return new Options(orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit, root);
    }

    public Options withKills(int kills, Target target) {
        return new Options(orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit, root);
    }

    public Options withLimit(Duration limit) {
        return new Options(orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit, root);
    }

    public Options withRoot(Path root) {
        return new Options(orders, seed, headless, faults, speed, rate, port, worldPort, smtpPort, data, kills, target, limit, root);
    }
}
