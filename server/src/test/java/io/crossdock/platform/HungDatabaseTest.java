package io.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import io.crossdock.support.RunningServer.Answer;
import io.crossdock.support.ServerDatabase;
import io.crossdock.support.StalledLink;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that takes connections and requests and answers none: no request waits for it without end. */
@Tag("slow")
class HungDatabaseTest {

    /** More than the pool has connections. */
    private static final int CLIENTS = 30;
    /**
     * The wait for a connection (10 s), or for an answer (3 s for a statement and 5 s more), with room for a busy
     * machine.
     */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** @param seconds time until the answer */
    private record Timed(Answer answer, double seconds) {}

    @Test
    @Timeout(240)
    void eachRequestIsAnsweredAndTheServerGoesOnByItself() throws InterruptedException {
        try (var link = new StalledLink(ServerDatabase.fresh());
                var server = RunningServer.on(
                        link.database(),
                        "--crossdock.database.pool=20",
                        "--crossdock.database.session.idle-seconds=1",
                        "--crossdock.database.session.lock-seconds=2",
                        "--crossdock.database.session.statement-seconds=3")) {
            assertThat(server.get("/health").status()).isEqualTo(200);
            sku(server, "before");

            var underWay = new ConcurrentLinkedQueue<Timed>();
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, CLIENTS)
                        .forEach(client -> clients.submit(() -> untilNotServed(server, client, underWay)));
                until(() -> underWay.size() > CLIENTS);
                link.stall(true);
            }
            assertServedOrAskedToTryAgain(underWay);

            var down = timed(() -> server.get("/health"));
            assertThat(down.answer().status()).isEqualTo(503);
            assertThat(down.answer().json().path("database").asString()).isEqualTo("down");
            var meanwhile = timed(() -> sku(server, "meanwhile"));
            assertServedOrAskedToTryAgain(List.of(down, meanwhile));
            assertThat(meanwhile.answer().response().headers().firstValue("retry-after"))
                    .contains("2");

            link.stall(false);
            until(() -> server.get("/health").status() == 200);
            until(() -> sku(server, "after").status() == 200);
            until(() ->
                    server.get("/v1/availability").json().path("stalenessMs").asLong(Long.MAX_VALUE) < 1_000);
            assertThat(server.get("/v1/skus/before").status()).isEqualTo(200);
        }
    }

    /** Reads and writes until an answer says that it doesn't work. */
    private static void untilNotServed(RunningServer server, int client, ConcurrentLinkedQueue<Timed> into) {
        Timed last;
        do {
            last = timed(() -> client % 2 == 0 ? server.get("/v1/skus") : sku(server, "sku-" + client));
            into.add(last);
        } while (last.answer().status() == 200);
    }

    private static void assertServedOrAskedToTryAgain(Iterable<Timed> answers) {
        assertThat(answers).allSatisfy(timed -> {
            assertThat(timed.answer().status()).as(timed.answer().text()).isIn(200, 503);
            assertThat(timed.seconds()).isLessThan(ANSWER_MAX.toSeconds());
        });
    }

    private static Timed timed(Supplier<Answer> call) {
        long begin = System.nanoTime();
        var answer = call.get();
        return new Timed(answer, (System.nanoTime() - begin) / 1e9);
    }

    private static Answer sku(RunningServer server, String code) {
        return server.send(server.request("/v1/skus")
                .header("content-type", "application/json")
                .timeout(PATIENCE)
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"skus": [{"code": "%s", "name": "Mug", "unit": "each", "weightGrams": 400,
                         "priceMinor": 1200, "currency": "USD"}]}""".formatted(code))));
    }

    private static void until(BooleanSupplier so) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within " + PATIENCE).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
