package io.crossdock.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends prepared requests over open connections, at little cost, since it shares the machine with the server. */
public final class HttpLoad implements AutoCloseable {

    private final int port;
    private final List<Socket> sockets = new ArrayList<>();

    public HttpLoad(int port, int connections) {
        this.port = port;
        try {
            for (int i = 0; i < connections; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setTcpNoDelay(true);
                sockets.add(socket);
            }
        } catch (IOException e) {
            close();
            throw new BenchFailure("connecting", e);
        }
    }

    /** Makes the bytes of a POST request. */
    public static byte[] post(String path, byte[] body) {
        var head = ("POST " + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        var request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    /** Makes the bytes of a GET request. */
    public static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Sends each request once, on any free connection; returns seconds from first to last. Another status is a failure.
     */
    public double seconds(List<byte[]> requests, int status, LatencyRecord latencies) {
        var next = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return LoadThreads.seconds(
                    threads,
                    sockets.stream()
                            .map(s -> (LoadThreads.Part) () -> send(s, requests, next, status, latencies))
                            .toList());
        }
    }

    /** Sends a request; returns the length of the answer's body in bytes. */
    public int length(byte[] request) {
        var socket = sockets.getFirst();
        try {
            socket.getOutputStream().write(request);
            return Math.toIntExact(read(new BufferedInputStream(socket.getInputStream(), 8_192), 200));
        } catch (IOException e) {
            throw new BenchFailure("a first request", e);
        }
    }

    private static void send(
            Socket socket, List<byte[]> requests, AtomicInteger next, int status, LatencyRecord latencies)
            throws IOException {
        var out = socket.getOutputStream();
        var in = new BufferedInputStream(socket.getInputStream(), 8_192);
        for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
            long start = System.nanoTime();
            out.write(requests.get(i));
            read(in, status);
            latencies.add(System.nanoTime() - start);
        }
    }

    private static long read(InputStream in, int status) throws IOException {
        var first = line(in);
        if (!first.startsWith("HTTP/1.1 " + status)) {
            throw new IOException("expected status " + status + ", got: " + first);
        }
        long length = -1;
        boolean chunked = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith("content-length:")) {
                length = Long.parseLong(header.substring(15).strip());
            }
            chunked |= name.startsWith("transfer-encoding:") && name.endsWith("chunked");
        }
        if (chunked) {
            return skipChunks(in);
        }
        if (length < 0) {
            throw new IOException("an answer without Content-Length");
        }
        in.skipNBytes(length);
        return length;
    }

    private static long skipChunks(InputStream in) throws IOException {
        long sum = 0;
        long size;
        do {
            size = Long.parseLong(line(in), 16);
            in.skipNBytes(size + 2);
            sum += size;
        } while (size > 0);
        return sum;
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new BenchFailure("closing a connection to port " + port, e);
            }
        }
    }
}
