package io.crossdock.world.demo;

import io.crossdock.world.Faults;
import io.crossdock.world.demo.DemoOptions.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/** Reads command lines. A fault is an {@link IllegalArgumentException} with a sentence for the user. */
final class Arguments {

    static final String DEMO_HELP = """
            Runs a demo retailer against Crossdock, with a simulated outside world.
              --headless              run --orders N to their end on a temporary database, check them, print JSON
              --orders N              number of orders (headless: 5000; otherwise no limit)
              --seed S                the run's seed (7)
              --faults none|default|harsh   faults of the outside world (default)
              --speed X               business seconds per second (1000; headless 20000)
              --rate R                orders per second (3; headless 50)
              --port P                port of Crossdock (8080; headless any)
              --world-port P          port of the simulated systems (9090; headless any)
              --smtp-port P           port of the simulated mailbox (9025; headless any)
              --data DIR              folder for data (.crossdock; headless a temporary folder)
              --limit MINUTES         time limit of a headless run
            """;

    static final String CHAOS_HELP = """
            Places orders while Crossdock or its database is killed again and again, lets them end, and checks them.
              --kills N               number of kills (20)
              --seed S                the run's seed (7)
              --target server|postgres|both   process to kill (both)
              --orders N              number of orders (100 per kill)
              --faults, --speed, --rate, --port, --data, --limit   as in the demo
            """;

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

    private static DemoOptions read(DemoOptions defaults, List<String> arguments) {
        Queue<String> rest = new ArrayDeque<>(arguments);
        DemoOptions options = defaults;
        while (!rest.isEmpty()) {
            String name = rest.remove();
            options = name.equals("--headless") ? options : set(options, name, rest);
        }
        return options;
    }

    private static DemoOptions set(DemoOptions options, String name, Queue<String> rest) {
        return switch (name) {
            case "--orders" -> options.withOrders((int) number(name, rest, 1, 10_000_000));
            case "--seed" -> options.withSeed((long) number(name, rest, Long.MIN_VALUE, Long.MAX_VALUE));
            case "--faults" -> options.withFaults(Faults.named(value(name, rest)));
            case "--speed" -> options.withSpeed(number(name, rest, 1, 1_000_000));
            case "--rate" -> options.withRate(number(name, rest, 0.01, 100_000));
            case "--port" -> options.withPort((int) number(name, rest, 0, 65_535));
            case "--world-port" -> options.withWorldPorts((int) number(name, rest, 0, 65_535), options.smtpPort());
            case "--smtp-port" -> options.withWorldPorts(options.worldPort(), (int) number(name, rest, 0, 65_535));
            case "--data" -> options.withData(Path.of(value(name, rest)));
            case "--limit" -> options.withLimit(Duration.ofMinutes((long) number(name, rest, 1, 100_000)));
            case "--kills" -> options.withKills((int) number(name, rest, 0, 100_000), options.target());
            case "--target" -> options.withKills(options.kills(), target(value(name, rest)));
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
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

    private static double number(String name, Queue<String> rest, double least, double most) {
        String text = value(name, rest);
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a number, not " + text, e);
        }
        throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", not " + text);
    }
}
