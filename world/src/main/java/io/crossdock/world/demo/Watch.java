package io.crossdock.world.demo;

import io.crossdock.world.WorldJson;
import io.crossdock.world.http.Web;
import io.crossdock.world.traffic.CrossdockClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** Reads Crossdock's figures with single calls; a server that is down gives an empty result. */
final class Watch {

    private static final Duration ROUND = Duration.ofMillis(200);

    private final URI server;
    private final Web web;

    Watch(URI server, Web web) {
        this.server = server;
        this.web = web;
    }

    Overview overview() {
        Web.Answer answer = web.send("GET", server.resolve("/v1/overview"), Map.of(), new byte[0]);
        try {
            return Overview.of(new CrossdockClient.Answer(answer.status(), WorldJson.read(answer.body())));
        } catch (JacksonException e) {
            return Overview.of(new CrossdockClient.Answer(0, WorldJson.object()));
        }
    }

    /** Waits until Crossdock is healthy, at most {@code longest}. */
    void awaitUp(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < deadline
                && !web.send("GET", server.resolve("/health"), Map.of(), new byte[0])
                        .done()) {
            Thread.sleep(ROUND);
        }
    }
}
