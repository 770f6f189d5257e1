package io.crossdock.bench.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as its bytes, so that it may be wrong in every way.
 *
 * @param target path and query, one character per byte
 * @param headers in order, one character per byte; without {@code Content-Length} the body's own length is sent
 * @param body empty: no body
 */
record RawRequest(String method, String target, List<Header> headers, byte[] body) {

    /** Bytes of a body that a repeating command may contain. */
    private static final int SHOWN_BYTES_MAX = 8_000;

    record Header(String name, String value) {}

    RawRequest {
        headers = List.copyOf(headers);
    }

    static RawRequest get(String target) {
        return new RawRequest("GET", target, List.of(), new byte[0]);
    }

    static RawRequest json(String method, String target, String json) {
        return new RawRequest(
                method,
                target,
                List.of(new Header("Content-Type", "application/json")),
                json.getBytes(StandardCharsets.UTF_8));
    }

    RawRequest with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.removeIf(h -> h.name().equalsIgnoreCase(name));
        more.add(new Header(name, value));
        return new RawRequest(method, target, more, body);
    }

    RawRequest withBody(byte[] other) {
        return new RawRequest(method, target, headers, other);
    }

    RawRequest withTarget(String other) {
        return new RawRequest(method, other, headers, body);
    }

    RawRequest withMethod(String other) {
        return new RawRequest(other, target, headers, body);
    }

    boolean has(String name) {
        return headers.stream().anyMatch(h -> h.name().equalsIgnoreCase(name));
    }

    /** Whether the body's length is told in another way than by its true length. */
    boolean isOddlyFramed() {
        return has("Content-Length") || has("Transfer-Encoding");
    }

    byte[] bytes() {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (!has("Host")) {
            head.append("Host: 127.0.0.1\r\n");
        }
        headers.forEach(
                h -> head.append(h.name()).append(": ").append(h.value()).append("\r\n"));
        if (body.length > 0 && !isOddlyFramed()) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** A line of a shell (bash) that sends the request again; with a long body it says so instead. */
    String command(String host, int port) {
        if (body.length > SHOWN_BYTES_MAX || target.length() > SHOWN_BYTES_MAX) {
            return "(the request has " + bytes().length + " bytes: use --only)";
        }
        if (isOddlyFramed() || !target.startsWith("/") || !method.matches("[A-Z]+") || method.equals("HEAD")) {
            return "printf -- " + quoted(printf(bytes())) + " | nc -q 5 " + host + " " + port;
        }
        var line = new StringBuilder("curl -sgi --path-as-is -X ").append(method);
        headers.forEach(h -> line.append(" -H ")
                .append(quoted((h.name() + ": " + h.value()).getBytes(StandardCharsets.ISO_8859_1))));
        if (body.length > 0) {
            line.append(" --data-binary @<(printf -- ")
                    .append(quoted(printf(body)))
                    .append(")");
        }
        return line.append(" ")
                .append(quoted(("http://" + host + ":" + port + target).getBytes(StandardCharsets.ISO_8859_1)))
                .toString();
    }

    /** Bytes as the format of {@code printf}: octal where they are not plain. */
    private static byte[] printf(byte[] bytes) {
        var text = new StringBuilder();
        for (byte b : bytes) {
            int c = b & 0xff;
            if (c == '%') {
                text.append("%%");
            } else if (c >= ' ' && c < 0x7f && c != '\\') {
                text.append((char) c);
            } else {
                text.append(String.format("\\%03o", c));
            }
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Bytes as one word of bash. */
    private static String quoted(byte[] bytes) {
        boolean plain = true;
        for (byte b : bytes) {
            plain &= b >= ' ' && b < 0x7f && b != '\'';
        }
        if (plain) {
            return "'" + new String(bytes, StandardCharsets.US_ASCII) + "'";
        }
        var text = new StringBuilder("$'");
        for (byte b : bytes) {
            int c = b & 0xff;
            if (c == '\'' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x7f) {
                text.append((char) c);
            } else {
                text.append(String.format("\\x%02x", c));
            }
        }
        return text.append('\'').toString();
    }
}
