package io.crossdock.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import io.crossdock.support.RunningServer.Answer;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The same order sent again: at the same time, in one batch, and with fields that say nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedOrderTest {

    private final RunningServer server = RunningServer.start("--spring.mail.port=1");

    @BeforeAll
    void catalog() {
        server.put("/v1/skus", """
                {"skus": [{"code": "mug", "name": "Mug", "unit": "each", "weightGrams": 400, "priceMinor": 1000,
                           "currency": "USD"}]}""");
    }

    @AfterAll
    void close() {
        server.close();
    }

    private static String order(String reference, String more) {
        return """
                {"channel": "web", "reference": "%s", "placedAt": "2026-11-20T09:15:00Z", "currency": "USD",
                 "customer": {"name": "Ines Prova", "email": "ines@example.com"},
                 "shipTo": {"name": "Ines Prova", "line1": "1 Test Way", "city": "Memphis", "region": "TN",
                            "postalCode": "38103", "country": "US"},
                 "lines": [{"sku": "mug", "quantity": 1%s, "unitPriceMinor": 1000}],
                 "payment": {"method": "card", "token": "tok-bug"}, "totalMinor": 1000}""".formatted(reference, more);
    }

    @Test
    void nullMeansTheSameAsAnAbsentField() {
        var body = order("null", "");

        var first = server.post("/v1/orders", body);
        var again = server.post(
                "/v1/orders",
                body.replace("\"totalMinor\"", "\"service\": null, \"totalMinor\"")
                        .replace("\"region\"", "\"line2\": null, \"region\""));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void aFieldThatStandsTwiceIsRefusedAtItsPlace() {
        var twice = order("twice", ", \"quantity\": 3");

        var one = server.post("/v1/orders", twice);
        var batch = server.post("/v1/orders:batch", "{\"orders\": [" + twice + "]}");
        var other = server.put("/v1/skus", "{\"skus\": [{\"code\": \"a\", \"code\": \"b\"}]}");

        assertRefused(one, "/lines/0/quantity");
        assertRefused(batch, "/orders/0/lines/0/quantity");
        assertRefused(other, "/skus/0/code");
    }

    private static void assertRefused(Answer answer, String pointer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("code").stringValue()).isEqualTo("malformed-json");
        assertThat(answer.json().at("/violations/0/pointer").stringValue()).isEqualTo(pointer);
        assertThat(answer.json().at("/violations/0/message").stringValue())
                .isEqualTo("stands there twice; send it once");
    }

    @Test
    void theSameOrderTwiceInABatchGetsTheSameAnswerTwice() {
        var body = order("batch", "");

        var results = server.post(
                        "/v1/orders:batch",
                        "{\"orders\": [%s, %s, %s]}".formatted(body, body, body.replace("Memphis", "Nashville")))
                .json()
                .path("results");

        assertThat(results.values()).extracting(r -> r.path("status").asInt()).containsExactly(201, 201, 422);
        assertThat(results.get(1).path("order")).isEqualTo(results.get(0).path("order"));
        assertThat(results.get(2).at("/problem/code").stringValue()).isEqualTo("other-body");
    }

    @Test
    void fiftyAtOnceGetOneAnswer() throws Exception {
        var body = order("at-once", "");
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = clients.invokeAll(IntStream.range(0, 50)
                    .mapToObj(_ -> (Callable<Answer>) () -> server.post("/v1/orders", body))
                    .toList());

            var texts = new HashSet<String>();
            int first = 0;
            for (var answer : answers) {
                assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(201);
                texts.add(answer.get().text());
                first += answer.get()
                                .response()
                                .headers()
                                .firstValue("Idempotent-Replayed")
                                .isEmpty()
                        ? 1
                        : 0;
            }
            assertThat(texts).hasSize(1);
            assertThat(first).isEqualTo(1);
        }
    }
}
