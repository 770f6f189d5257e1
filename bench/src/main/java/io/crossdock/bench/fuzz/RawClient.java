package io.crossdock.bench.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends requests byte for byte, each on a connection of its own. */
final class RawClient {

    /** Longest wait for an answer, in milliseconds. */
    static final int ANSWER_MILLIS_MAX = 10_000;

    private static final int HEAD_BYTES_MAX = 64 * 1024;

    private static final int PATIENT_MILLIS_MAX = 120_000;

    private final String host;
    private final int port;
    private final int answerMillisMax;

    RawClient(String host, int port) {
        this(host, port, ANSWER_MILLIS_MAX);
    }

    private RawClient(String host, int port, int answerMillisMax) {
        this.host = host;
        this.port = port;
        this.answerMillisMax = answerMillisMax;
    }

    /** One that waits longer: a server that has just started answers its first requests slowly. */
    RawClient patient() {
        return new RawClient(host, port, PATIENT_MILLIS_MAX);
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    /**
     * Sends a request and reads the answer.
     *
     * @throws java.net.SocketTimeoutException if no byte comes for that long
     * @throws IOException if the connection ends before the answer
     */
    RawAnswer send(RawRequest request) throws IOException {
        long start = System.nanoTime();
        try (var socket = new Socket()) {
            socket.setSoTimeout(answerMillisMax);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), answerMillisMax);
            var broken = write(socket, request);
            try {
                var in = new BufferedInputStream(socket.getInputStream());
                var answer = read(in, request.method());
                return new RawAnswer(
                        answer.status(), answer.headers(), answer.body(), (System.nanoTime() - start) / 1_000_000);
            } catch (IOException e) {
                if (broken != null) {
                    e.addSuppressed(broken);
                }
                throw e;
            }
        }
    }

    /** The server may answer and close before it has read everything; then its answer counts. */
    private static @Nullable IOException write(Socket socket, RawRequest request) {
        try {
            socket.getOutputStream().write(request.bytes());
            socket.getOutputStream().flush();
            if (request.isOddlyFramed()) {
                socket.shutdownOutput();
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private static RawAnswer read(InputStream in, String method) throws IOException {
        var head = head(in);
        while (head.status() == 100) {
            head = head(in);
        }
        boolean bare = method.equals("HEAD") || head.status() == 204 || head.status() == 304;
        return new RawAnswer(head.status(), head.headers(), bare ? new byte[0] : body(in, head.headers()), 0);
    }

    private static RawAnswer head(InputStream in) throws IOException {
        var first = line(in);
        if (!first.matches("HTTP/1\\.[01] \\d{3}.*")) {
            throw new IOException("the answer begins with '" + first + "'");
        }
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new RawAnswer(Integer.parseInt(first.substring(9, 12)), headers, new byte[0], 0);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended before the answer");
            }
            if (line.size() == HEAD_BYTES_MAX) {
                throw new IOException("the answer's head is too long");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks(in);
        }
        var length = headers.get("content-length");
        return length == null ? in.readAllBytes() : exactly(in, Integer.parseInt(length));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in).replaceAll(";.*", ""), 16);
            body.writeBytes(exactly(in, size));
            line(in);
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer has " + bytes.length + " bytes of " + length);
        }
        return bytes;
    }
}
