package io.crossdock.connectors.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.crossdock.connectors.system.ConnectorKinds;
import io.crossdock.engine.Capability.Unavailable;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.shared.Money;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Two systems of one kind, each with its own address, credentials and circuit breaker. */
class ConnectedSystemsTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            asked.add(path + " " + exchange.getRequestHeaders().getFirst("X-API-Key"));
            var body = "{\"object\":\"Tracker\",\"resultCode\":\"Authorised\",\"pspReference\":\"P\"}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(path.startsWith("/broken") ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aPaymentIsMovedByTheProviderThatItNames() throws Unavailable {
        var providers = new ConnectedProviders(
                systems(Map.of(
                        "payments.north.kind",
                        "adyen",
                        "payments.north.url",
                        url("/north"),
                        "payments.north.api-key",
                        "n-key",
                        "payments.south.kind",
                        "adyen",
                        "payments.south.url",
                        url("/south"),
                        "payments.south.api-key",
                        "s-key",
                        "payments.default",
                        "north")),
                List.of());

        providers.byName("south").move(authorization("south"));
        providers.byName(providers.byDefault()).move(authorization("north"));

        assertThat(asked).containsExactly("/south/v71/payments s-key", "/north/v71/payments n-key");
    }

    @Test
    void aProviderThatIsNotConnectedCantBeAskedAndSettingsAreNamed() {
        var providers = new ConnectedProviders(
                systems(Map.of("payments.adyen.kind", "adyen", "payments.adyen.url", url("/psp"))), List.of());

        assertThatThrownBy(() -> providers.byName("gone"))
                .isInstanceOf(Unavailable.class)
                .hasMessage("settings have no crossdock.connectors.payments.gone, only adyen");
    }

    @Test
    void aParcelIsTrackedByWhoTracksItsCarrierOrByTheDefault() throws Unavailable {
        var carriers = new ConnectedCarriers(systems(Map.of(
                "carriers.main.kind",
                "easypost",
                "carriers.main.url",
                url("/main"),
                "carriers.default",
                "main",
                "carriers.parcels.kind",
                "easypost",
                "carriers.parcels.url",
                url("/parcels"),
                "carriers.parcels.tracks",
                "DHL,GLS")));

        carriers.of("dhl").track("1", Instant.EPOCH);
        carriers.of("GLS").track("2", Instant.EPOCH);
        carriers.of("UPS").track("3", Instant.EPOCH);

        assertThat(asked)
                .containsExactly("/parcels/trackers/1 null", "/parcels/trackers/2 null", "/main/trackers/3 null");
    }

    @Test
    void aSystemThatFailsIsSparedAndTheOtherIsNot() throws Unavailable {
        var carriers = new ConnectedCarriers(systems(Map.of(
                "carriers.main.kind",
                "easypost",
                "carriers.main.url",
                url("/main"),
                "carriers.default",
                "main",
                "carriers.bad.kind",
                "easypost",
                "carriers.bad.url",
                url("/broken"),
                "carriers.bad.tracks",
                "DHL",
                "carriers.bad.failures-max",
                "2")));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> carriers.of("DHL").track("1", Instant.EPOCH))
                    .hasMessageStartingWith("carriers.bad answered 503");
        }
        assertThatThrownBy(() -> carriers.of("DHL").track("1", Instant.EPOCH))
                .hasMessageStartingWith("carriers.bad failed 2 times in a row");
        carriers.of("UPS").track("2", Instant.EPOCH);

        assertThat(asked).hasSize(3).last().isEqualTo("/main/trackers/2 null");
    }

    private static PaymentInstruction.Call authorization(String provider) {
        var amount = new Money(100, "USD");
        return new PaymentInstruction.Call(
                PaymentOperation.AUTHORIZE,
                "O1-auth",
                amount,
                "tok",
                null,
                provider,
                new PaymentInstruction.Authorization("O1-auth", amount, null));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static ConnectedSystems systems(Map<String, String> settings) {
        var values = new HashMap<String, Object>();
        settings.forEach((key, value) -> values.put("crossdock.connectors." + key, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("flags", values));
        ConfigurationPropertySources.attach(environment);
        return new ConnectedSystems(
                new ConnectorSettings(environment),
                ConnectorKinds.all(),
                HttpClient.newHttpClient(),
                Clock.systemUTC());
    }
}
