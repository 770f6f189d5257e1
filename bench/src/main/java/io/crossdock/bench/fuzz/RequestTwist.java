package io.crossdock.bench.fuzz;

import io.crossdock.bench.fuzz.RawRequest.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Spoils a whole request: its method, target, headers, encoding or framing. */
final class RequestTwist {

    /** Bytes that a small body becomes when it is unpacked: more than the server takes. */
    private static final int BOMB_BYTES = 40_000_000;

    private static final List<String> TYPES = List.of(
            "*/*",
            "application/*",
            "application/json;charset=utf-16",
            "application/json; charset=bogus",
            "application/json;charset=iso-8859-1",
            "application/json;charset=\"",
            "application/json;;",
            "application/json, text/plain",
            "application/problem+json",
            "application/xml",
            "application/yaml; charset=utf-32",
            "application/yaml; charset=x",
            "application/x-ndjson",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/octet-stream",
            "text/plain",
            "text/csv",
            "text/csv; charset=UTF-16",
            "text/csv; charset=nowhere",
            "text/csv; charset=utf-7",
            "",
            "json",
            "/",
            "\u00ff",
            "a".repeat(3_000) + "/b");

    private static final List<String> ACCEPTS = List.of(
            "*/*",
            "text/html",
            "text/plain",
            "application/xml",
            "application/json;q=0",
            "application/x-ndjson",
            "application/yaml",
            "image/*;q=2",
            "",
            "x",
            "*/json",
            "application/json;charset=utf-16",
            "\u00ff",
            "a/b,".repeat(500));

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16,
            Charset.forName("UTF-32BE"),
            Charset.forName("UTF-32LE"),
            StandardCharsets.ISO_8859_1);

    private RequestTwist() {}

    static RawRequest spoiled(RawRequest request, FuzzDice dice) {
        return switch (dice.below(8)) {
            case 0 ->
                request.withMethod(dice.of(
                        "GET",
                        "HEAD",
                        "POST",
                        "PUT",
                        "PATCH",
                        "DELETE",
                        "OPTIONS",
                        "TRACE",
                        "PROPFIND",
                        "get",
                        "X-Y",
                        "CONNECT"));
            case 1 -> request.with("Content-Type", dice.of(TYPES));
            case 2 -> request.with("Accept", dice.of(ACCEPTS));
            case 3 -> target(request, dice);
            case 4 -> header(request, dice);
            case 5 -> framed(request, dice);
            default -> body(request, dice);
        };
    }

    private static RawRequest body(RawRequest request, FuzzDice dice) {
        var body = request.body();
        return switch (dice.below(10)) {
            case 0 -> request.withBody(new byte[0]);
            case 1 -> request.withBody(Arrays.copyOf(body, dice.below(body.length + 1)));
            case 2 ->
                request.withBody(
                        joined(body, dice.of(" x", "}", ",", "\n{}", "\u0000").getBytes(StandardCharsets.UTF_8)));
            case 3 -> request.withBody(joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, body));
            case 4, 5 -> recoded(request, dice);
            case 6 -> flipped(request, dice);
            case 7 ->
                request.withBody(OddValues.utf8(dice.of(
                        "null",
                        "[]",
                        "\"x\"",
                        "1",
                        "true",
                        " ",
                        "NaN",
                        "{'a':1}",
                        "{a:1}",
                        "/* x */ {}",
                        "{\"a\":1,}",
                        "{}",
                        "[[]]")));
            case 8 -> request.withBody(dice.bytes(1 + dice.below(300)));
            default -> packed(request, dice);
        };
    }

    private static RawRequest recoded(RawRequest request, FuzzDice dice) {
        var charset = dice.of(CHARSETS);
        var text = new String(request.body(), StandardCharsets.UTF_8);
        var recoded = request.withBody(text.getBytes(charset));
        return dice.oneIn(2) ? recoded : recoded.with("Content-Type", "application/json;charset=" + charset.name());
    }

    private static RawRequest flipped(RawRequest request, FuzzDice dice) {
        var bytes = request.body().clone();
        for (int i = 0; i < 1 + dice.below(3) && bytes.length > 0; i++) {
            bytes[dice.below(bytes.length)] = (byte) dice.below(256);
        }
        return request.withBody(bytes);
    }

    private static RawRequest packed(RawRequest request, FuzzDice dice) {
        var declared = request.with("Content-Encoding", dice.of("gzip", "gzip", "gzip", "GZIP", "deflate", "br", "x"));
        return switch (dice.below(5)) {
            case 0 -> declared;
            case 1 -> declared.withBody(gzip(new byte[dice.oneIn(3) ? BOMB_BYTES : 100_000]));
            case 2 -> declared.withBody(Arrays.copyOf(gzip(request.body()), 15));
            default -> declared.withBody(gzip(request.body()));
        };
    }

    private static byte[] gzip(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static RawRequest target(RawRequest request, FuzzDice dice) {
        var target = request.target();
        var path = target.replaceFirst("\\?.*", "");
        return request.withTarget(
                switch (dice.below(12)) {
                    case 0 -> path + "/" + "x".repeat(dice.of(300, 7_000, 9_000));
                    case 1 -> path + "/";
                    case 2 -> path.replaceFirst("/v1/", "//v1//");
                    case 3 -> path + ";a=b";
                    case 4 -> path + dice.of("%2F", "%00", "%5C", "%2e%2e", "%", "%FF", "\u00ff", "/../x", "/./x");
                    case 5 -> path.toUpperCase(Locale.ROOT);
                    case 6 ->
                        target
                                + (target.contains("?") ? "&" : "?")
                                + dice.of("limt=1", "x", "=", "&&&", "%00=1", "%FF=1", "a=%", "\u00ff=1");
                    case 7 -> target + (target.contains("?") ? "&" : "?") + "limit=1&limit=2";
                    case 8 -> path + "?" + "a=1&".repeat(2_000);
                    case 9 -> "http://elsewhere.example" + target;
                    case 10 -> dice.of("*", "x", path.substring(1), path + " x", path + "#x");
                    default -> path + "?limit=" + OddValues.inUrl(dice) + "&cursor=" + OddValues.inUrl(dice);
                });
    }

    private static RawRequest header(RawRequest request, FuzzDice dice) {
        return switch (dice.below(10)) {
            case 0, 1 -> request.with("Crossdock-Actor", OddValues.inHeader(dice));
            case 2, 3 -> request.with("Idempotency-Key", OddValues.inHeader(dice));
            case 4 -> request.with("Host", dice.of("", "a b", "elsewhere:99999", "[::1", "\u00ff", "127.0.0.1:80:80"));
            case 5 ->
                request.with(
                        dice.of("Range", "If-Match", "If-None-Match", "If-Modified-Since"),
                        dice.of("*", "bytes=0-", "\"x", "x"));
            case 6 -> request.with("Expect", dice.of("100-continue", "x"));
            case 7 ->
                request.with(
                        dice.of(
                                "X-Forwarded-For",
                                "X-Forwarded-Host",
                                "X-HTTP-Method-Override",
                                "Forwarded",
                                "Origin",
                                "Cookie"),
                        dice.of("DELETE", "a,b", "\u00ff", "x".repeat(4_000)));
            case 8 -> request.with("Content-Encoding", dice.of("gzip", "br", "identity", "GZIP, gzip", "\u00ff"));
            default -> request.with("X-" + "y".repeat(dice.of(10, 3_000)), "x".repeat(dice.of(10, 9_000)));
        };
    }

    private static RawRequest framed(RawRequest request, FuzzDice dice) {
        int length = request.body().length;
        return switch (dice.below(8)) {
            case 0 -> request.with("Content-Length", Integer.toString(length + 1 + dice.below(500)));
            case 1 -> request.with("Content-Length", Integer.toString(length / 2));
            case 2 -> request.with("Content-Length", dice.of("-1", "x", "", "99999999999999999999", "1e3", "0"));
            case 3 -> twice(request, length);
            case 4 -> request.with("Transfer-Encoding", dice.of("chunked", "gzip", "x", "chunked, chunked"));
            case 5 -> request.with("Transfer-Encoding", "chunked").withBody(chunked(request.body(), "0\r\n\r\n"));
            case 6 ->
                request.with("Transfer-Encoding", "chunked")
                        .withBody(chunked(request.body(), dice.of("", "zz\r\n", "-5\r\n")));
            default -> request.with("Content-Length", Integer.toString(length + 40_000_000));
        };
    }

    private static RawRequest twice(RawRequest request, int length) {
        var headers = new ArrayList<>(request.headers());
        headers.add(new Header("Content-Length", Integer.toString(length)));
        headers.add(new Header("Content-Length", Integer.toString(length + 1)));
        return new RawRequest(request.method(), request.target(), headers, request.body());
    }

    private static byte[] chunked(byte[] body, String end) {
        var head = (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return joined(joined(head, body), ("\r\n" + end).getBytes(StandardCharsets.US_ASCII));
    }
}
