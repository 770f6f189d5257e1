package io.crossdock.support;

import io.crossdock.postgres.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands between a server and its database. While it is stalled, it takes connections and all bytes, and passes none.
 */
public final class StalledLink implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final ServerSocket listener;
    private final TestDatabase database;
    private final int behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition passing = lock.newCondition();
    private boolean stalled;

    public StalledLink(TestDatabase database) {
        this.database = database;
        this.behind = address().getPort();
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private URI address() {
        return URI.create(database.url().substring("jdbc:".length()));
    }

    /** The database behind the link. */
    public TestDatabase database() {
        var url = database.url().replace(":" + behind + "/", ":" + listener.getLocalPort() + "/");
        return new TestDatabase(url, database.user(), database.password());
    }

    public void stall(boolean now) {
        lock.lock();
        try {
            stalled = now;
            passing.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitPassing() {
        lock.lock();
        try {
            while (stalled) {
                passing.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), behind);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            var buffer = new byte[BUFFER_BYTES];
            var in = from.getInputStream();
            for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                awaitPassing();
                to.getOutputStream().write(buffer, 0, some);
                to.getOutputStream().flush();
            }
        } catch (IOException e) {
            // One side has hung up.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() {
        stall(false);
        try {
            listener.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
