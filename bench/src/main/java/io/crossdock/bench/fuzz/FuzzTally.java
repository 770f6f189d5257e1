package io.crossdock.bench.fuzz;

import io.crossdock.bench.fuzz.RequestComposer.Composed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts answers, and keeps those with a fault and the slowest. */
final class FuzzTally {

    private static final int SLOWEST = 5;
    private static final int ANSWER_CHARACTERS_MAX = 2_000;

    private final TreeMap<Integer, Long> statuses = new TreeMap<>();
    private final TreeMap<Long, String> faults = new TreeMap<>();
    private final List<Slow> slowest = new ArrayList<>();
    private final TreeSet<String> operations = new TreeSet<>();
    private final TreeSet<String> accepted = new TreeSet<>();
    private List<String> lastExchange = List.of();

    private record Slow(long millis, String request) {}

    synchronized void answered(Composed composed, RawAnswer answer, RawClient client) {
        statuses.merge(answer.status(), 1L, Long::sum);
        operations.add(composed.operation().id());
        if (answer.status() < 300) {
            accepted.add(composed.operation().id());
        }
        slowest.add(new Slow(answer.millis(), composed.number() + " " + composed.operation()));
        slowest.sort(Comparator.comparingLong(Slow::millis).reversed());
        if (slowest.size() > SLOWEST) {
            slowest.removeLast();
        }
        var text = answer.text();
        lastExchange = List.of(
                composed.request().command(client.host(), client.port()),
                answer.status() + " " + answer.headers(),
                text.substring(0, Math.min(text.length(), ANSWER_CHARACTERS_MAX)));
        var fault = AnswerRule.fault(composed.request(), answer);
        if (fault != null) {
            faulty(composed, fault, client);
        }
    }

    synchronized void faulty(Composed composed, String fault, RawClient client) {
        faults.put(
                composed.number(),
                "request %d, %s, %s\n  %s"
                        .formatted(
                                composed.number(),
                                composed.operation(),
                                fault,
                                composed.request().command(client.host(), client.port())));
    }

    /** A sentence per fault, in the order of the requests. */
    synchronized List<String> faults() {
        return List.copyOf(faults.values());
    }

    /** The request that was sent last, and its answer. */
    synchronized List<String> lastExchange() {
        return lastExchange;
    }

    synchronized String table(double seconds) {
        long sum = statuses.values().stream().mapToLong(Long::longValue).sum();
        var table = new StringBuilder(
                String.format(Locale.ROOT, "%d answers in %.0f s, %.0f/s%n", sum, seconds, sum / seconds));
        statuses.forEach((status, count) -> table.append("  %d: %d\n".formatted(status, count)));
        slowest.forEach(slow -> table.append("  slowest: %d ms, request %s\n".formatted(slow.millis, slow.request)));
        var never = new TreeSet<>(operations);
        never.removeAll(accepted);
        table.append("  never accepted: ").append(String.join(", ", never)).append('\n');
        return table.append("faults: ").append(faults.size()).append('\n').toString();
    }
}
