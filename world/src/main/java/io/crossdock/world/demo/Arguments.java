package io.crossdock.world.demo;

import static java.util.Map.entry;

import io.crossdock.world.Faults;
import io.crossdock.world.demo.DemoOptions.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Reads command lines. A fault is an {@link IllegalArgumentException} with a sentence for the user. */
final class Arguments {

    /** A flag with a value: how the value changes the options. The launcher's help explains them. */
    private interface Flag extends BiFunction<DemoOptions, String, DemoOptions> {}

    private static final Map<String, Flag> FLAGS = new TreeMap<>(Map.ofEntries(
            entry("--orders", (o, v) -> o.withOrders((int) number("--orders", v, 1, 10_000_000))),
            entry("--seed", (o, v) -> o.withSeed((long) number("--seed", v, Long.MIN_VALUE, Long.MAX_VALUE))),
            entry("--faults", (o, v) -> o.withFaults(Faults.named(v))),
            entry("--speed", (o, v) -> o.withSpeed(number("--speed", v, 1, 1_000_000))),
            entry("--rate", (o, v) -> o.withRate(number("--rate", v, 0.01, 100_000))),
            entry("--port", (o, v) -> o.withPort(port("--port", v))),
            entry("--world-port", (o, v) -> o.withWorldPorts(port("--world-port", v), o.smtpPort())),
            entry("--smtp-port", (o, v) -> o.withWorldPorts(o.worldPort(), port("--smtp-port", v))),
            entry("--data", (o, v) -> o.withData(Path.of(v))),
            entry("--limit", (o, v) -> o.withLimit(Duration.ofMinutes((long) number("--limit", v, 1, 100_000)))),
            entry("--kills", (o, v) -> o.withKills((int) number("--kills", v, 0, 100_000), o.target())),
            entry("--target", (o, v) -> o.withKills(o.kills(), target(v)))));

    /** The flag that somebody means who writes a setting of the server. */
    private static final Map<String, String> MEANT = Map.of(
            "--server.port", "--port", "--spring.mail.port", "--smtp-port", "--crossdock.clock.speed", "--speed");

    private Arguments() {}

    static DemoOptions demo(List<String> arguments) {
        boolean headless = arguments.contains("--headless");
        return read(headless ? DemoOptions.headless(5_000, 7) : DemoOptions.watched(), arguments);
    }

    static DemoOptions chaos(List<String> arguments) {
        DemoOptions asked = read(DemoOptions.chaos(0, 7, 20, Target.BOTH), arguments);
        int orders = asked.orders() == 0 ? asked.kills() * 100 : asked.orders();
        DemoOptions usual = DemoOptions.chaos(orders, asked.seed(), asked.kills(), asked.target());
        return read(usual, arguments).withOrders(orders);
    }

    /** Names of all flags that take a value. */
    static Set<String> flags() {
        return FLAGS.keySet();
    }

    private static DemoOptions read(DemoOptions defaults, List<String> arguments) {
        Queue<String> rest = new ArrayDeque<>(arguments);
        DemoOptions options = defaults;
        while (!rest.isEmpty()) {
            String[] argument = rest.remove().split("=", 2);
            String name = argument[0];
            if (name.equals("--headless")) {
                continue;
            }
            Flag flag = FLAGS.get(name);
            if (flag == null) {
                throw new IllegalArgumentException("unknown option " + name + hint(name));
            }
            options = flag.apply(options, argument.length > 1 ? argument[1] : value(name, rest));
        }
        return options;
    }

    private static String hint(String name) {
        if (MEANT.containsKey(name)) {
            return ": use " + MEANT.get(name);
        }
        return name.contains(".")
                ? ": the demo sets the server's settings itself; ./crossdock run takes them"
                : "; ./crossdock help lists all";
    }

    private static Target target(String name) {
        try {
            return Target.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--target must be server, postgres or both, not " + name, e);
        }
    }

    private static String value(String name, Queue<String> rest) {
        String value = rest.poll();
        if (value == null) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return value;
    }

    private static int port(String name, String text) {
        return (int) number(name, text, 0, 65_535);
    }

    private static double number(String name, String text, double least, double most) {
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a number, not " + text, e);
        }
        throw new IllegalArgumentException(
                name + " must be from " + plain(least) + " to " + plain(most) + ", not " + text);
    }

    /** A limit without an exponent or a decimal that it does not need. */
    private static String plain(double limit) {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
    }
}
