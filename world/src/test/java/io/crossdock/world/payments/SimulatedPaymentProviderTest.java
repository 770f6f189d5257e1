package io.crossdock.world.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.ScaledClock;
import io.crossdock.world.Agenda;
import io.crossdock.world.FakeCrossdock;
import io.crossdock.world.Faults;
import io.crossdock.world.Seed;
import io.crossdock.world.WorldJson;
import io.crossdock.world.http.Call;
import io.crossdock.world.http.FaultDice;
import io.crossdock.world.http.HttpReply;
import io.crossdock.world.http.Outbox;
import io.crossdock.world.http.Web;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SimulatedPaymentProviderTest {

    private static final String HMAC_KEY = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";

    private final FakeCrossdock crossdock = new FakeCrossdock();
    private final Agenda agenda = new Agenda(new ScaledClock(
            Clock.systemUTC(), Clock.systemUTC().instant(), Instant.parse("2026-11-23T14:00:00Z"), 100_000));
    private final Web web = new Web();
    private final FaultDice dice = new FaultDice(Faults.NONE, new Seed(7), agenda);
    private final Outbox outbox = new Outbox(
            new Outbox.Address(
                    "psp",
                    crossdock.address(),
                    1,
                    items -> new Outbox.Envelope(Map.of(), WorldJson.bytes(items.getFirst()))),
            web,
            dice,
            agenda);
    private final SimulatedPaymentProvider provider = new SimulatedPaymentProvider(
            new SimulatedPaymentProvider.Behavior(0, 0, 0), new Seed(7), agenda, outbox, HMAC_KEY, null);

    @AfterEach
    void close() {
        agenda.close();
        outbox.close();
        web.close();
        crossdock.close();
    }

    private HttpReply pay(String key, String reference, String token, long minor) {
        return call("/psp/v71/payments", key, """
                {"amount":{"currency":"USD","value":%d},"reference":"%s","merchantAccount":"m",\
                "paymentMethod":{"type":"scheme","storedPaymentMethodId":"%s"}}""".formatted(minor, reference, token));
    }

    private HttpReply modify(String psp, String what, String key, long minor) {
        return call("/psp/v71/payments/" + psp + '/' + what, key, """
                {"amount":{"currency":"USD","value":%d},"reference":"%s","merchantAccount":"m"}\
                """.formatted(minor, key));
    }

    private HttpReply call(String path, String key, String body) {
        return provider.handle(new Call("POST", path, key, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String psp(HttpReply reply) {
        return WorldJson.tree(reply.body()).path("pspReference").asString();
    }

    private List<String> results(int count) {
        return crossdock.await(count).stream()
                .map(body -> body.path("NotificationRequestItem"))
                .filter(item -> !item.path("eventCode").asString().equals("AUTHORISATION"))
                .map(item -> item.path("eventCode").asString()
                        + ' '
                        + item.path("success").asString())
                .toList();
    }

    @Test
    void theSameKeyGetsTheSameAnswerAndHasOneEffectFromManyThreadsToo() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = IntStream.range(0, 50)
                    .<Callable<String>>mapToObj(_ -> () -> psp(pay("k1", "O1", "tok_1", 1_000)))
                    .toList();
            List<String> references = threads.invokeAll(calls).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();

            assertThat(references).hasSize(1);
            List<Callable<String>> captures = IntStream.range(0, 50)
                    .<Callable<String>>mapToObj(_ -> () -> psp(modify(references.getFirst(), "captures", "c1", 400)))
                    .toList();
            assertThat(threads.invokeAll(captures).stream()
                            .map(Future::resultNow)
                            .distinct()
                            .toList())
                    .hasSize(1);
        }
        assertThat(provider.ledger().payments()).isEqualTo(1);
        assertThat(provider.ledger().capturedMinor()).containsEntry("USD", 400L);
        assertThat(provider.ledger().doubleCharges()).isZero();
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        pay("k1", "O1", "tok_1", 1_000);

        assertThat(pay("k1", "O1", "tok_1", 2_000).status()).isEqualTo(422);
        assertThat(provider.ledger().authorizedMinor()).containsEntry("USD", 1_000L);
    }

    @Test
    void noMoreIsCapturedThanAuthorizedAndNoMoreRefundedThanCaptured() {
        String psp = psp(pay("k1", "O1", "tok_1", 1_000));
        modify(psp, "captures", "c1", 700);
        modify(psp, "captures", "c2", 301);
        modify(psp, "refunds", "r1", 701);
        modify(psp, "refunds", "r2", 700);

        assertThat(results(5))
                .containsExactlyInAnyOrder("CAPTURE true", "CAPTURE false", "REFUND false", "REFUND true");
        assertThat(provider.ledger().capturedMinor()).containsEntry("USD", 700L);
        assertThat(provider.ledger().refundedMinor()).containsEntry("USD", 700L);
        assertThat(provider.ledger().refusedMovements()).isEqualTo(2);
    }

    @Test
    void nothingIsCapturedAfterACancelAndWhatIsCapturedInFullIsNotCanceled() {
        String canceled = psp(pay("k1", "O1", "tok_1", 1_000));
        modify(canceled, "cancels", "v1", 0);
        modify(canceled, "captures", "c1", 100);
        String captured = psp(pay("k2", "O2", "tok_2", 1_000));
        modify(captured, "captures", "c2", 1_000);
        modify(captured, "cancels", "v2", 0);

        assertThat(results(6))
                .containsExactlyInAnyOrder("CANCELLATION true", "CAPTURE false", "CAPTURE true", "CANCELLATION false");
        assertThat(provider.ledger().capturedMinor()).containsEntry("USD", 1_000L);
    }

    @Test
    void twoChargesOfOneCardAreTestified() {
        pay("k1", "O1", "tok_1", 1_000);
        pay("k2", "O1", "tok_1", 1_000);

        assertThat(provider.ledger().doubleCharges()).isEqualTo(1);
        assertThat(provider.ledger().doubleChargeDetails())
                .singleElement()
                .asString()
                .startsWith("card tok_1 is charged by 2 payments: ");
    }

    @Test
    void oneReferenceCapturedUnderTwoKeysIsTestified() {
        String psp = psp(pay("k1", "O1", "tok_1", 1_000));
        String body = """
                {"amount":{"currency":"USD","value":100},"reference":"F1","merchantAccount":"m"}""";
        call("/psp/v71/payments/" + psp + "/captures", "c1", body);
        call("/psp/v71/payments/" + psp + "/captures", "c2", body);

        assertThat(provider.ledger().doubleCharges()).isEqualTo(1);
    }

    @Test
    void aReplayTellsTheResultAgain() {
        String psp = psp(pay("k1", "O1", "tok_1", 1_000));
        modify(psp, "captures", "c1", 700);
        results(2);
        modify(psp, "captures", "c1", 700);

        assertThat(results(3)).containsExactly("CAPTURE true", "CAPTURE true");
        assertThat(provider.ledger().capturedMinor()).containsEntry("USD", 700L);
    }

    @Test
    void remembersOverARestartWhatItDid(@TempDir Path folder) {
        Path file = folder.resolve("journal");
        SimulatedPaymentProvider before = new SimulatedPaymentProvider(
                new SimulatedPaymentProvider.Behavior(0, 0, 0), new Seed(7), agenda, outbox, HMAC_KEY, file);
        Call pay = new Call("POST", "/psp/v71/payments", "k1", """
                {"amount":{"currency":"USD","value":900},"reference":"O1","merchantAccount":"m",\
                "paymentMethod":{"storedPaymentMethodId":"t"}}\
                """.getBytes(StandardCharsets.UTF_8));
        String psp = psp(before.handle(pay));

        SimulatedPaymentProvider after = new SimulatedPaymentProvider(
                new SimulatedPaymentProvider.Behavior(0, 0, 0), new Seed(7), agenda, outbox, HMAC_KEY, file);

        assertThat(psp(after.handle(pay))).isEqualTo(psp);
        assertThat(after.ledger().authorizedMinor()).containsEntry("USD", 900L);
    }

    @Test
    void signsAsAdyenDoes() {
        JsonNode item = WorldJson.read("""
                {"amount":{"currency":"EUR","value":1130},"pspReference":"7914073381342284",\
                "merchantReference":"TestPayment-1407325143704","merchantAccountCode":"TestMerchant",\
                "eventCode":"AUTHORISATION","success":"true"}\
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(new Notifications(HMAC_KEY).signature(item))
                .isEqualTo("coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0=");
    }
}
