package io.crossdock.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.ScaledClock;
import io.crossdock.world.http.Web;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tests the world's contracts over HTTP, against a Crossdock that only records requests. */
@Tag("slow")
class WorldTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T14:00:00Z");

    private final FakeCrossdock crossdock = new FakeCrossdock();
    private final World world = world(Faults.NONE);
    private final Web web = new Web();

    private World world(Faults faults) {
        ScaledClock clock = new ScaledClock(Clock.systemUTC(), Clock.systemUTC().instant(), MONDAY, 1_000_000);
        return new World(
                new WorldSettings(0, 0, crossdock.address(), Secrets.ofDemo(), faults, new Seed(7), clock, null));
    }

    @AfterEach
    void close() {
        world.close();
        crossdock.close();
        web.close();
    }

    private Web.Answer post(World to, String path, String key, String body) {
        return web.send(
                "POST",
                URI.create(to.address() + path),
                Map.of("Idempotency-Key", key),
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static final String FULFILLMENT = """
            {"fulfillment":"F12","order":"O1","service":"standard","shipTo":{"postalCode":"10001"},
             "lines":[{"line":1,"sku":"SKU-0001","quantity":2}]}""";

    @Test
    void aFulfillmentIsAcceptedShippedAndDeliveredAndEachIsSignedAndToldOnce() {
        assertThat(post(world, "/nodes/DC-EAST/fulfillments", "F12", FULFILLMENT)
                        .status())
                .isEqualTo(202);
        assertThat(post(world, "/nodes/DC-EAST/fulfillments", "F12", FULFILLMENT)
                        .status())
                .isEqualTo(202);

        List<JsonNode> bodies = crossdock.await(5);

        List<String> types = bodies.stream()
                .filter(body -> body.has("events"))
                .flatMap(body -> StreamSupport.stream(body.path("events").spliterator(), false))
                .map(event -> event.path("type").asString())
                .toList();
        List<String> statuses = bodies.stream()
                .filter(body -> body.has("result"))
                .map(body -> body.path("result").path("status").asString())
                .toList();
        assertThat(types).containsExactlyInAnyOrder("accepted", "shipped");
        assertThat(statuses).containsExactlyInAnyOrder("in_transit", "out_for_delivery", "delivered");
        assertThat(crossdock.signatures()).allMatch(signature -> signature.matches("hmac-sha256-hex=[0-9a-f]{64}"));
        JsonNode status = WorldJson.read(
                web.send("GET", URI.create(world.address() + "/nodes/DC-EAST/fulfillments/F12"), Map.of(), new byte[0])
                        .body());
        assertThat(status.path("status").asString()).isEqualTo("shipped");
        assertThat(status.path("lines").path(0).path("quantity").asLong()).isEqualTo(2);
    }

    @Test
    void aFulfillmentRecalledBeforeItArrivesIsRejected() {
        Web.Answer recalled = post(world, "/nodes/S001/fulfillments/F12:recall", "r", "{}");
        Web.Answer accepted = post(world, "/nodes/S001/fulfillments", "F12", FULFILLMENT);

        assertThat(recalled.status()).isEqualTo(200);
        assertThat(accepted.status()).isEqualTo(409);
    }

    @Test
    void aWebhookIsSentUntilItIsAcknowledged() {
        crossdock.failing(4);

        post(world, "/psp/v71/payments", "k", """
                {"amount":{"currency":"USD","value":1000},"reference":"O1","merchantAccount":"m",\
                "paymentMethod":{"type":"scheme","storedPaymentMethodId":"tok_1"}}""");

        assertThat(crossdock.await(1)).hasSize(1);
        assertThat(crossdock
                        .bodies()
                        .getFirst()
                        .path("notificationItems")
                        .path(0)
                        .path("NotificationRequestItem")
                        .path("eventCode")
                        .asString())
                .isEqualTo("AUTHORISATION");
    }

    @Test
    void aCallThatIsTriedAgainGetsThroughHarshFaultsAndHasOneEffect() {
        try (World harsh = world(Faults.HARSH)) {
            for (int order = 0; order < 60; order++) {
                String body = """
                        {"amount":{"currency":"USD","value":1000},"reference":"O%d","merchantAccount":"m",\
                        "paymentMethod":{"type":"scheme","storedPaymentMethodId":"tok_%d"}}""".formatted(order, order);
                int status = 0;
                for (int attempt = 0; attempt < 200 && status != 200; attempt++) {
                    status = post(harsh, "/psp/v71/payments", "key-" + order, body)
                            .status();
                }
                assertThat(status).isEqualTo(200);
            }

            assertThat(harsh.paymentLedger().payments()).isEqualTo(60);
            assertThat(harsh.paymentLedger().doubleCharges()).isZero();
        }
    }
}
