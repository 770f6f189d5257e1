package io.crossdock.bench.fuzz;

import io.crossdock.bench.fuzz.RequestComposer.Composed;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Sends the requests of a run and reports every answer with a fault. */
public final class FuzzRun {

    private static final int CLIENTS = 4;
    private static final int FAULTS_SHOWN_MAX = 50;
    /** Requests between two looks at what the server has. */
    private static final long LESSON_REQUESTS = 500;

    private final RawClient client;
    private final Path home;
    private final PrintStream out;
    private final FuzzTally tally = new FuzzTally();

    /** @param home folder with {@code processes/}, {@code policies/} and {@code channels/} */
    public FuzzRun(int port, Path home, PrintStream out) {
        this("127.0.0.1", port, home, out);
    }

    FuzzRun(String host, int port, Path home, PrintStream out) {
        this.client = new RawClient(host, port);
        this.home = home;
        this.out = out;
    }

    /** Sends requests 0 to {@code requests}-1 of a seed. @return sentences about what is wrong; empty if nothing is */
    public List<String> all(long requests, long seed) {
        return run(0, requests, seed);
    }

    /** Sends one request of a seed. */
    List<String> only(long number, long seed) {
        var faults = run(number, number + 1, seed);
        tally.lastExchange().forEach(out::println);
        return faults;
    }

    private List<String> run(long from, long to, long seed) {
        var world = new FuzzWorld(client.patient());
        world.build();
        var composer = composer(world, seed);
        long start = System.nanoTime();
        for (long lesson = from; lesson < to; lesson += LESSON_REQUESTS) {
            world.learn();
            send(composer, lesson, Math.min(to, lesson + LESSON_REQUESTS));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        out.print(tally.table(seconds));
        var faults = new ArrayList<>(tally.faults());
        faults.addAll(world.stillServes(seed));
        faults.stream().limit(FAULTS_SHOWN_MAX).forEach(out::println);
        if (faults.size() > FAULTS_SHOWN_MAX) {
            out.println("and " + (faults.size() - FAULTS_SHOWN_MAX) + " more");
        }
        return faults;
    }

    private RequestComposer composer(FuzzWorld world, long seed) {
        try {
            var document =
                    client.patient().send(RawRequest.get("/v1/openapi.json")).json();
            var partners = new PartnerMessages(world.known());
            for (var channel : List.of("shopify", "amazon")) {
                files(home.resolve("channels").resolve(channel).resolve("examples"), ".json").stream()
                        .filter(file -> !file.toString().endsWith(".expected.json"))
                        .forEach(file -> {
                            partners.learn(channel, text(file));
                            world.tell(channel, text(file));
                        });
            }
            var documents = new ArrayList<String>();
            for (var folder : List.of("processes", "policies")) {
                files(home.resolve(folder), ".yaml").forEach(file -> documents.add(text(file)));
            }
            return new RequestComposer(
                    seed,
                    ApiOperation.of(document),
                    new BodyComposer(document, world.known(), world.now()),
                    new FileComposer(documents),
                    partners);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(RequestComposer composer, long from, long to) {
        var next = new AtomicLong(from);
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                threads.execute(() -> {
                    for (long number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
                        send(composer.request(number));
                    }
                });
            }
        }
    }

    private void send(Composed composed) {
        try {
            tally.answered(composed, client.send(composed.request()), client);
        } catch (SocketTimeoutException e) {
            tally.faulty(composed, "gave no answer in " + RawClient.ANSWER_MILLIS_MAX + " ms", client);
        } catch (IOException e) {
            tally.faulty(composed, "gave no answer: " + e.getMessage(), client);
        } catch (RuntimeException e) {
            tally.faulty(composed, "gave an answer that can't be read: " + e, client);
        }
    }
}
