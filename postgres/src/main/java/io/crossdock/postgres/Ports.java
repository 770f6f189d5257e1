package io.crossdock.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/**
 * Loopback ports below those that the system assigns to outgoing connections, so that a port is still free after a
 * restart.
 */
final class Ports {

    private static final int FIRST = 15_432;
    private static final int COUNT = 15_000;
    private static final int ATTEMPTS_MAX = 1000;

    private Ports() {}

    static int free() {
        var random = new SecureRandom();
        for (int i = 0; i < ATTEMPTS_MAX; i++) {
            int port = FIRST + random.nextInt(COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new PostgresFailure("No free port between " + FIRST + " and " + (FIRST + COUNT));
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
