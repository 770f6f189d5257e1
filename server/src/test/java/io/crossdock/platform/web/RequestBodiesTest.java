package io.crossdock.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import io.crossdock.support.RunningServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits and encodings of bodies, which are the same on every route whatever it takes. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestBodiesTest {

    private static final int BODY_BYTES_MAX = 1 << 20;

    private final RunningServer server = RunningServer.start("--crossdock.http.body-bytes-max=" + BODY_BYTES_MAX);

    @AfterAll
    void stop() {
        server.close();
    }

    private Answer send(String method, String path, String type, String encoding, BodyPublisher body) {
        return server.send(server.request(path)
                .header("content-type", type)
                .header("content-encoding", encoding)
                .method(method, body));
    }

    private static byte[] packed(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] packed(String body) {
        return packed(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Routes by how they read: JSON, raw bytes, text, characters, a stream. */
    private static final String ROUTES = """
            PUT,  /v1/skus,                        application/json
            PUT,  /v1/skus,                        text/csv
            POST, /v1/orders,                      application/json
            POST, /v1/orders:batch,                application/json
            POST, /v1/channels/shopify/orders,     application/json
            POST, /v1/webhooks/payments/adyen,     application/json
            POST, /v1/processes,                   application/yaml
            POST, /v1/processes:check,             text/plain
            POST, /v1/policies:check,              application/yaml
            POST, /v1/stock/feeds/f,               application/json
            POST, /v1/parked/P1:replay,            application/json
            """;

    @ParameterizedTest
    @CsvSource(textBlock = ROUTES)
    void onlyGzipIsUnpackedAndOnlyWhatIsGzip(String method, String path, String type) {
        var brotli = send(method, path, type, "br", BodyPublishers.ofString("{}"));
        var twice = send(method, path, type, "gzip, gzip", BodyPublishers.ofByteArray(packed("{}")));
        var plain = send(method, path, type, "gzip", BodyPublishers.ofString("{\"skus\": []}"));
        var whole = packed("{\"skus\": []}");
        var half = send(method, path, type, "gzip", BodyPublishers.ofByteArray(Arrays.copyOf(whole, 15)));

        assertProblem(brotli, 415, "unsupported-encoding");
        assertProblem(twice, 415, "unsupported-encoding");
        assertProblem(plain, 400, "unreadable-body");
        assertProblem(half, 400, "unreadable-body");
    }

    @ParameterizedTest
    @CsvSource(textBlock = ROUTES)
    void aPackedBodyHasTheLimitOfOneThatIsNot(String method, String path, String type) {
        var large = new byte[BODY_BYTES_MAX + 1];
        Arrays.fill(large, (byte) '\n');

        var packed = send(method, path, type, "gzip", BodyPublishers.ofByteArray(packed(large)));
        var unpacked = send(method, path, type, "identity", BodyPublishers.ofByteArray(large));

        assertProblem(packed, 413, "body-too-large");
        assertProblem(unpacked, 413, "body-too-large");
    }

    @Test
    void aPackedBodyDoesWhatItWouldDoUnpacked() {
        var skus = send(
                "PUT",
                "/v1/skus",
                "application/json",
                "gzip",
                BodyPublishers.ofByteArray(packed("{\"skus\": [{\"code\": \"packed\", \"name\": \"Packed\","
                        + " \"unit\": \"each\", \"weightGrams\": 300, \"priceMinor\": 100, \"currency\": \"USD\"}]}")));
        var csv = send(
                "PUT",
                "/v1/skus",
                "text/csv",
                "GZIP",
                BodyPublishers.ofByteArray(packed(
                        "code,name,unit,weightGrams,priceMinor,currency\npacked-csv,Packed,each,300,100,USD\n")));
        var order = send(
                "POST",
                "/v1/orders",
                "application/json",
                "gzip",
                BodyPublishers.ofByteArray(packed("{" + " ".repeat(10_000) + "\"x\": 1}")));
        var document = send(
                "POST", "/v1/policies:check", "application/yaml", "gzip", BodyPublishers.ofByteArray(packed("a: 1")));

        assertThat(skus.status()).as(skus.text()).isEqualTo(200);
        assertThat(csv.status()).as(csv.text()).isEqualTo(200);
        assertThat(server.get("/v1/skus/packed").status()).isEqualTo(200);
        assertThat(server.get("/v1/skus/packed-csv").status()).isEqualTo(200);
        assertThat(order.status()).as(order.text()).isEqualTo(422);
        assertThat(document.json().path("faults").size()).as(document.text()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/processes", "/v1/processes:check", "/v1/policies", "/v1/policies:check"})
    void aDocumentIsSmallAndUtf8(String path) {
        var large = new byte[(256 << 10) + 1];
        Arrays.fill(large, (byte) 'a');

        var tooLarge = yaml(path, large);
        var notUtf8 = yaml(path, new byte[] {'p', ':', ' ', (byte) 0xff, (byte) 0xfe});
        var largest = yaml(path, Arrays.copyOf(large, 256 << 10));

        assertProblem(tooLarge, 413, "body-too-large");
        assertProblem(notUtf8, 400, "unreadable-body");
        assertThat(largest.status()).as(largest.text()).isIn(200, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/skus", "/v1/nodes"})
    void aFileOfMasterDataIsUtf8HoweverItIsSent(String path) {
        byte[] file = "code,name\nmug,M\u00fcg\n".getBytes(StandardCharsets.ISO_8859_1);

        var plain = server.send(
                server.request(path).header("content-type", "text/csv").PUT(BodyPublishers.ofByteArray(file)));
        var chunked = server.send(server.request(path)
                .header("content-type", "text/csv")
                .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(file))));

        assertProblem(plain, 400, "unreadable-body");
        assertProblem(chunked, 400, "unreadable-body");
    }

    private Answer yaml(String path, byte[] document) {
        return server.send(server.request(path)
                .header("content-type", "application/yaml")
                .POST(BodyPublishers.ofByteArray(document)));
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("code").asString()).as(answer.text()).isEqualTo(code);
    }
}
