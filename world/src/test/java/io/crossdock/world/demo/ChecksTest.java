package io.crossdock.world.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.ScaledClock;
import io.crossdock.world.FakeOrders;
import io.crossdock.world.Faults;
import io.crossdock.world.Secrets;
import io.crossdock.world.Seed;
import io.crossdock.world.World;
import io.crossdock.world.WorldJson;
import io.crossdock.world.WorldSettings;
import io.crossdock.world.http.Web;
import io.crossdock.world.traffic.CrossdockClient;
import io.crossdock.world.traffic.Traffic;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The checks of a run find lost orders and double charges. */
@Tag("slow")
class ChecksTest {

    private static final int ORDERS = 400;

    private static DemoReport play(FakeOrders crossdock, boolean chargedTwice) throws InterruptedException {
        ScaledClock clock = new ScaledClock(
                Clock.systemUTC(), Clock.systemUTC().instant(), Instant.parse("2026-11-23T14:00:00Z"), 100_000);
        Seed seed = new Seed(7);
        try (World world = new World(new WorldSettings(
                        0, 0, crossdock.address(), Secrets.ofDemo(), Faults.NONE, seed, clock, null));
                Traffic traffic = new Traffic(
                        new Traffic.Plan(ORDERS, 400, "7"), world, crossdock.address(), seed, Secrets.ofDemo())) {
            if (chargedTwice) {
                charge(world, "k1");
                charge(world, "k2");
            }
            traffic.start();
            for (int i = 0; i < 2_000 && !(traffic.sentAll() && world.quiet(1)); i++) {
                Thread.sleep(10);
            }
            Checks checks = new Checks(traffic.crossdock(), world, traffic);
            checks.run();
            return checks.report(
                    DemoOptions.headless(ORDERS, 7),
                    Overview.of(new CrossdockClient.Answer(200, WorldJson.object())),
                    0,
                    1);
        }
    }

    private static void charge(World world, String key) {
        try (Web web = new Web()) {
            web.send(
                    "POST",
                    URI.create(world.address() + "/psp/v71/payments"),
                    Map.of("Idempotency-Key", key),
                    """
                    {"amount":{"currency":"USD","value":100},"reference":"O1","merchantAccount":"m",\
                    "paymentMethod":{"storedPaymentMethodId":"tok_x"}}\
                    """.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> real(DemoReport report) {
        return report.violations().stream()
                .filter(violation -> !violation.equals("no mail was sent"))
                .toList();
    }

    @Test
    void everyOrderIsAcknowledgedOnceThroughEveryChannelWhileCrossdockFailsNowAndThen() throws InterruptedException {
        try (FakeOrders crossdock = new FakeOrders(false, 7)) {
            DemoReport report = play(crossdock, false);

            assertThat(real(report)).isEmpty();
            assertThat(report.orders()).isEqualTo(ORDERS);
            assertThat(report.byEndState()).containsEntry("delivered", (long) ORDERS);
            assertThat(report.lost()).isZero();
            assertThat(report.duplicatesRefused()).isGreaterThan(5);
        }
    }

    @Test
    void anOrderThatIsMissingIsLost() throws InterruptedException {
        try (FakeOrders crossdock = new FakeOrders(true, 0)) {
            DemoReport report = play(crossdock, false);

            assertThat(report.lost()).isEqualTo(1);
            assertThat(report.good()).isFalse();
            assertThat(real(report)).singleElement().asString().endsWith("was acknowledged but is lost");
        }
    }

    @Test
    void aCardChargedTwiceIsAViolation() throws InterruptedException {
        try (FakeOrders crossdock = new FakeOrders(false, 0)) {
            DemoReport report = play(crossdock, true);

            assertThat(report.doubleCharges()).isEqualTo(1);
            assertThat(report.good()).isFalse();
            assertThat(real(report)).singleElement().asString().startsWith("card tok_x is charged by 2 payments: ");
        }
    }
}
