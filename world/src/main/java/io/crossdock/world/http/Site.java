package io.crossdock.world.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crossdock.world.WorldJson;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Serves the systems of the world on one port of the loopback interface, with their faults. */
public final class Site implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final FaultDice dice;
    private final LongAdder calls = new LongAdder();

    /**
     * @param port port to listen on; 0 for any free one
     * @throws IllegalStateException when the port is taken, with a sentence for the user
     */
    public Site(int port, FaultDice dice) {
        // By default the JDK's server delays small responses by 40 ms and drops connections above 200.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        this.dice = dice;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (BindException e) {
            throw new IllegalStateException("port " + port + " for the simulated world is taken by another program", e);
        } catch (IOException e) {
            throw new IllegalStateException("the simulated world can't listen on port " + port, e);
        }
        server.setExecutor(threads);
        server.start();
    }

    /** Serves all paths under a prefix as a system with faults. */
    public void serve(String prefix, String system, Handler handler) {
        server.createContext(prefix, exchange -> answer(exchange, system, handler));
    }

    /** Serves a path without faults, for the figures of the simulation itself. */
    public void serveTruth(String prefix, Handler handler) {
        server.createContext(prefix, exchange -> {
            try (exchange) {
                send(exchange, safely(handler, call(exchange)));
            }
        });
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Number of calls answered so far. */
    public long calls() {
        return calls.sum();
    }

    private void answer(HttpExchange exchange, String system, Handler handler) throws IOException {
        try (exchange) {
            calls.increment();
            Call call = call(exchange);
            String key = call.method() + ' ' + call.path() + ' ' + (call.key() == null ? "" : call.key());
            switch (dice.roll(system, key)) {
                case NONE -> send(exchange, safely(handler, call));
                case SLOW -> {
                    pause(dice.slowness(key));
                    send(exchange, safely(handler, call));
                }
                case ERROR ->
                    send(exchange, new HttpReply(dice.seed().happens(0.5, "error-kind", key) ? 500 : 503, null));
                case RESET -> {}
                case LOST_ANSWER -> safely(handler, call);
                case HANG -> {
                    safely(handler, call);
                    pause(dice.faults().hang());
                }
            }
        }
    }

    private static HttpReply safely(Handler handler, Call call) {
        try {
            return handler.handle(call);
        } catch (JacksonException | IllegalArgumentException e) {
            return new HttpReply(400, WorldJson.object().put("message", "can't be read: " + e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("the world failed to answer {} {}", call.method(), call.path(), e);
            return new HttpReply(500, WorldJson.object().put("message", e.toString()));
        }
    }

    private static Call call(HttpExchange exchange) throws IOException {
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestBody().readAllBytes());
    }

    private static void send(HttpExchange exchange, HttpReply reply) throws IOException {
        byte[] body = reply.body() == null ? new byte[0] : WorldJson.bytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
