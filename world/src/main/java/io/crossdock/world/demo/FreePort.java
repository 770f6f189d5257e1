package io.crossdock.world.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a port for a server that binds it seconds later. */
public final class FreePort {

    private static final Logger LOG = LoggerFactory.getLogger(FreePort.class);
    /** Below the ephemeral ports, which begin at 32768 on Linux and 49152 elsewhere. */
    private static final int FIRST_PORT = 20_000;
    /** Number of ports tried so far. Another run of this program may own a port whose server is down just now. */
    private static final AtomicInteger TRIED = new AtomicInteger();

    private static final int PORTS = 12_000;
    private static final int PORTS_PER_PROCESS = 7;

    private FreePort() {}

    /**
     * Returns a free port: the wanted one, or any for 0, outside the range of ephemeral ports.
     *
     * @throws IllegalStateException when it is taken, with a sentence for the user
     */
    public static int of(int wanted) {
        if (wanted != 0) {
            return listened(wanted);
        }
        int begin = (int) (ProcessHandle.current().pid() * PORTS_PER_PROCESS % PORTS);
        for (int i = 0; i < PORTS; i++) {
            try {
                return listened(FIRST_PORT + (begin + TRIED.getAndIncrement()) % PORTS);
            } catch (IllegalStateException e) {
                LOG.debug("{}", e.getMessage());
            }
        }
        throw new IllegalStateException("no port is free");
    }

    private static int listened(int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "port " + wanted + " is taken by another program; choose another with --port", e);
        }
    }
}
