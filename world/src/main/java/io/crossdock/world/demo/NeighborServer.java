package io.crossdock.world.demo;

import io.crossdock.world.http.Web;
import io.crossdock.world.traffic.CrossdockClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A second Crossdock on the same database, which can be stopped for a while without being told. */
public final class NeighborServer implements AutoCloseable {

    private final ServerProcess server;
    private final CrossdockClient crossdock;
    private volatile boolean closing;

    NeighborServer(ServerProcess server, Map<String, Object> settings, Web web) {
        this.server = server;
        this.crossdock = new CrossdockClient(server.address(), web, () -> closing);
        server.start(settings, line -> {});
    }

    /** Client of this server's API. */
    public CrossdockClient crossdock() {
        return crossdock;
    }

    /** Stops the process where it stands, with all that it holds, as a long pause of its machine would. */
    public void stop() {
        signal("STOP");
    }

    /** Lets the process go on. */
    public void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            List<String> command = List.of("kill", "-" + name, Long.toString(server.pid()));
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command + " ended with status " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        closing = true;
        goOn();
        server.close();
    }
}
