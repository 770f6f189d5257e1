package io.crossdock.connectors.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.connectors.system.ConnectorKinds;
import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.connectors.system.RemoteSettings;
import io.crossdock.connectors.system.WrongSetting;
import io.crossdock.engine.Capability.Unavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The systems that settings connect, and the messages about wrong settings. */
class ConnectorSettingsTest {

    private static final String ADYEN = "payments.main.kind=adyen payments.main.url=https://psp.example ";

    @Test
    void aPortOfWhichNothingIsSaidHasNoSystemAndItsWorkGetsTheNameOfTheStandardOne() {
        var systems = systems("");

        assertThat(Stream.of(ConnectorPort.values())
                        .map(port -> port.word() + " " + systems.names(port) + " " + systems.byDefault(port)))
                .containsExactly("payments [] adyen", "nodes [] http", "carriers [] easypost");
    }

    @Test
    void theOnlySystemIsTheDefaultAndOfSeveralTheOneThatIsSaidToBe() {
        assertThat(systems(ADYEN).byDefault(ConnectorPort.PAYMENTS)).isEqualTo("main");

        var several = systems(
                ADYEN + "payments.other.kind=adyen payments.other.url=http://localhost:1 payments.default=other");
        assertThat(several.names(ConnectorPort.PAYMENTS)).containsExactly("main", "other");
        assertThat(several.byDefault(ConnectorPort.PAYMENTS)).isEqualTo("other");
    }

    @Test
    void everySettingCanBeAVariableOfTheEnvironment() {
        var settings = new ConnectorSettings(environment(
                Map.of(),
                Map.of(
                        "CROSSDOCK_CONNECTORS_PAYMENTS_MAIN_KIND", "adyen",
                        "CROSSDOCK_CONNECTORS_PAYMENTS_MAIN_URL", "https://psp.example",
                        "CROSSDOCK_CONNECTORS_PAYMENTS_MAIN_CALL_MILLIS", "900",
                        "CROSSDOCK_CONNECTORS_PAYMENTS_MAIN_PAUSESECONDS", "7")));

        var read = settings.read(ConnectorPort.PAYMENTS, "main", RemoteSettings.class);
        settings.refuseUnknown(ConnectorPort.PAYMENTS, "main", List.of(RemoteSettings.class));

        assertThat(read).isEqualTo(new RemoteSettings(URI.create("https://psp.example"), 900, 0, 50, 7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            payments.main.url=http://x                      | payments.main.kind is missing: it is one of
            payments.main.kind=adyn payments.main.url=http://x | payments.main.kind is 'adyn': it is one of
            payments.main.kind=adyen                        | payments.main.url is missing
            payments.main.kind=adyen payments.main.url=psp  | payments.main.url must be a http URL, not psp
            payments.main.hmac-kee=00                       | payments.main.hmackee is no setting of its
            payments.main.hmac-key=xyz                      | payments.main.hmac-key must be hex
            payments.main.call-millis=soon | payments.main.call-millis can't be read: For input string: "soon"
            payments.main.call-millis=5000 | payments.main.call-millis must be from 100 to 4000, not 5000
            payments.b.kind=adyen payments.b.url=http://x   | payments.default is missing: there are several systems,
            payments.default=other                          | payments.default is 'other', and there is only main
            payments.eu-west.kind=adyen                     | payments.eu-west.kind is no setting: it is
            payment.main.kind=adyen                         | payment.main.kind is no setting: the ports of
            nodes.a.secret=s                                | nodes.a.kind is missing: it is one of
            """)
    void aFaultIsToldInASentenceThatNamesTheSetting(String changes, String told) {
        var valid = changes.contains("main.kind") || changes.contains("main.url") ? "" : ADYEN;

        assertThatThrownBy(() -> systems(valid + changes))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("crossdock.connectors." + told);
    }

    @ParameterizedTest
    @CsvSource({"nodes, http, secret", "carriers, easypost, secret", "payments, adyen, hmac-key"})
    void noSystemHasTheSecretOfAnother(String port, String kind, String key) {
        var two = """
                PORT.a.kind=KIND PORT.a.url=http://x PORT.a.KEY=00aa PORT.default=a PORT.b.kind=KIND \
                PORT.b.url=http://y PORT.b.KEY=""".replace("PORT", port).replace("KIND", kind).replace("KEY", key);

        assertThatThrownBy(() -> systems(two + "00aa"))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith(
                        "crossdock.connectors.%1$s.a.%2$s and crossdock.connectors.%1$s.b.%2$s are the same"
                                .formatted(port, key));
        assertThat(systems(two + "00ab")).isNotNull();
    }

    @Test
    void noTwoCarriersTrackTheSame() {
        var systems = systems("""
                carriers.a.kind=easypost carriers.a.url=http://x carriers.a.tracks=UPS,DHL carriers.default=a \
                carriers.b.kind=easypost carriers.b.url=http://x carriers.b.tracks=dhl""");

        assertThatThrownBy(() -> new ConnectedCarriers(systems))
                .isInstanceOf(WrongSetting.class)
                .hasMessage("carriers.a and .b of crossdock.connectors both track dhl");
    }

    @Test
    void aCallOfAPortWithoutASystemNamesTheSettingsThatConnectOne() {
        var systems = systems("");

        assertThatThrownBy(() -> new ConnectedProviders(systems, List.of()).byName("adyen"))
                .isInstanceOf(Unavailable.class)
                .hasMessage("no payment provider is connected: set crossdock.connectors.payments.adyen.kind=adyen and"
                        + " crossdock.connectors.payments.adyen.url=https://…");
        assertThatThrownBy(() -> new ConnectedCarriers(systems).of("UPS").track("1Z", java.time.Instant.EPOCH))
                .isInstanceOf(Unavailable.class)
                .hasMessageStartingWith(
                        "no carrier tracking is connected: set crossdock.connectors.carriers.easypost.");
    }

    private static ConnectedSystems systems(String settings) {
        var values = new HashMap<String, Object>();
        Stream.of(settings.split(" +"))
                .filter(s -> !s.isEmpty())
                .map(s -> s.split("=", 2))
                .forEach(s -> values.put("crossdock.connectors." + s[0], s[1]));
        return new ConnectedSystems(
                new ConnectorSettings(environment(values, Map.of())),
                ConnectorKinds.all(),
                HttpClient.newHttpClient(),
                Clock.systemUTC());
    }

    private static StandardEnvironment environment(Map<String, Object> flags, Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource("flags", flags));
        environment.getPropertySources().addLast(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
