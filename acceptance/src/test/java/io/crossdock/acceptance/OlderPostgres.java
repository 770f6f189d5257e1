package io.crossdock.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stands between a client and a PostgreSQL, and makes it claim another major version of two digits. */
final class OlderPostgres implements AutoCloseable {

    /** The server's first answer after the password has this parameter; its value follows. */
    private static final byte[] PARAMETER = "server_version\0".getBytes(StandardCharsets.US_ASCII);

    private static final int BUFFER_BYTES = 1 << 16;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int behind;
    private final byte[] claimed;

    OlderPostgres(int behind, int version) throws IOException {
        this.behind = behind;
        this.claimed = Integer.toString(version).getBytes(StandardCharsets.US_ASCII);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), behind);
                Thread.ofVirtual().start(() -> copy(client, server, false));
                Thread.ofVirtual().start(() -> copy(server, client, true));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void copy(Socket from, Socket to, boolean changing) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var buffer = new byte[BUFFER_BYTES];
            for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                var passed = new ByteArrayOutputStream();
                passed.write(buffer, 0, some);
                out.write(changing ? older(passed.toByteArray()) : passed.toByteArray());
                out.flush();
            }
        } catch (IOException e) {
            // One side has hung up.
        }
    }

    private byte[] older(byte[] bytes) {
        for (int at = 0; at + PARAMETER.length + claimed.length <= bytes.length; at++) {
            boolean found = true;
            for (int i = 0; found && i < PARAMETER.length; i++) {
                found = bytes[at + i] == PARAMETER[i];
            }
            if (found) {
                System.arraycopy(claimed, 0, bytes, at + PARAMETER.length, claimed.length);
            }
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
