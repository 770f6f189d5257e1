package io.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Ids;
import io.crossdock.support.RunningServer;
import io.crossdock.support.RunningServer.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlatformTest {

    private final RunningServer server =
            RunningServer.ground("--crossdock.http.body-bytes-max=2048", "--crossdock.http.hosts=oms.shop.example");

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void isHealthyWithItsDatabase() {
        var health = server.get("/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().get("status").stringValue()).isEqualTo("up");
    }

    @Test
    void answersAnUnknownPathWithAProblem() {
        assertProblem(server.get("/v1/nowhere"), 404, "not-found");
    }

    @Test
    void answersAWrongMethodWithAProblemAndSaysWhichOnesWork() {
        var answer = server.post("/health", "{}");

        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.response().headers().firstValue("allow")).contains("GET");
    }

    @Test
    void answersAForeignMediaTypeWithAProblem() {
        var answer = server.send(server.request("/v1/skus")
                .header("content-type", "text/plain")
                .PUT(HttpRequest.BodyPublishers.ofString("mug")));

        assertProblem(answer, 415, "unsupported-media-type");
    }

    @Test
    void saysWhereJsonIsBroken() {
        var answer = server.put("/v1/skus", "{\"skus\": [\n  {\"code\": }\n]}");

        assertProblem(answer, 400, "malformed-json");
        assertThat(answer.json().get("detail").stringValue()).contains("line 2");
    }

    @Test
    void refusesALargeBodyByItsLength() {
        assertProblem(server.put("/v1/skus", "x".repeat(2049)), 413, "body-too-large");
    }

    @Test
    void refusesALargeBodyWithoutLengthWhileReading() {
        var body = ("{\"skus\":[" + " ".repeat(4000) + "]}").getBytes(StandardCharsets.UTF_8);

        var answer = server.send(server.request("/v1/skus")
                .header("content-type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertProblem(answer, 413, "body-too-large");
    }

    @Test
    void answersAMalformedRequestLineWithAProblem() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /v1/<> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json")
                    .contains("bad-request");
            assertThat(answer).doesNotContain("<html");
        }
    }

    @Test
    void aPageOfAnotherSiteChangesNothing() {
        var noBody = HttpRequest.BodyPublishers.noBody();

        var said = server.send(server.request("/v1/orders/O1:cancel")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(noBody));
        var origin = server.send(server.request("/v1/processes")
                .header("Origin", "http://evil.example")
                .header("content-type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("process: order")));
        var otherProgram = server.send(server.request("/v1/orders/O1:cancel")
                .header("Origin", "http://127.0.0.1:1")
                .POST(noBody));
        var nowhere = server.send(
                server.request("/v1/orders/O1:cancel").header("Origin", "null").POST(noBody));
        var own = server.send(server.request("/v1/orders/O1:cancel")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Origin", "http://127.0.0.1:" + server.port())
                .POST(noBody));

        assertProblem(said, 403, "cross-site");
        assertProblem(origin, 403, "cross-site");
        assertProblem(otherProgram, 403, "cross-site");
        assertProblem(nowhere, 403, "cross-site");
        assertProblem(own, 404, "not-found");
        assertThat(own.response().headers().firstValue("Content-Security-Policy"))
                .contains("frame-ancestors 'self'");
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example,421",
        "127.0.0.1.evil.example,421",
        "localhost,200",
        "127.0.0.1:8080,200",
        "[::1],200",
        "OMS.shop.example,200"
    })
    void answersForItsOwnNamesOnly(String host, int status) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /v1/skus HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(host)
                            .getBytes(StandardCharsets.UTF_8));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        var others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(a -> !a.isLoopbackAddress())
                .toList();
        for (var address : others) {
            assertThat(connects(address)).as("%s", address).isFalse();
        }
        assertThat(connects(InetAddress.getLoopbackAddress())).isTrue();
    }

    private boolean connects(InetAddress address) {
        try (var socket = new Socket(address, server.port())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void servesAnOpenApiDocumentOfItsPaths() {
        var document = server.get("/v1/openapi.json").json();

        assertThat(document.get("openapi").stringValue()).startsWith("3.1");
        assertThat(document.at("/paths/~1v1~1skus/put").isObject()).isTrue();
        assertThat(document.at("/paths/~1error").isMissingNode()).isTrue();
    }

    @Test
    void handsOutIdsThatAreUniqueOverBlocksAndThreads() {
        var ids = server.bean(Ids.class);

        var all = IntStream.range(0, 5000).parallel().mapToObj(i -> ids.next()).toList();

        assertThat(new HashSet<>(all)).hasSize(5000);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.json().get("status").intValue()).isEqualTo(status);
        assertThat(answer.json().get("code").stringValue()).isEqualTo(code);
        assertThat(answer.json().get("type").stringValue()).isEqualTo("urn:crossdock:problem:" + code);
        assertThat(answer.json().get("title").stringValue()).isNotBlank();
        assertThat(answer.json().get("detail").stringValue()).isNotBlank();
        assertThat(answer.json().get("violations").isArray()).isTrue();
    }
}
