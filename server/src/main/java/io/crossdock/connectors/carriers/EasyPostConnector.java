package io.crossdock.connectors.carriers;

import io.crossdock.connectors.system.ConnectorKind;
import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.connectors.system.RemoteSystem;
import io.crossdock.connectors.system.SettingMeaning;
import io.crossdock.connectors.system.SignatureCheck;
import io.crossdock.connectors.system.WebhookReader;
import io.crossdock.fulfillment.Carrier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** The kind {@code easypost}: carriers that EasyPost tracks. */
@Component
final class EasyPostConnector implements ConnectorKind<Carrier, EasyPostConnector.Settings> {

    private static final String SIGNATURE = "X-Hmac-Signature";

    /** An account at EasyPost. */
    record Settings(
            @SettingMeaning("key that its events are signed with; if empty, all are refused") @DefaultValue("")
            String secret,

            @SettingMeaning(
                    "carriers that it tracks, as nodes name them, for instance `UPS,USPS`; the default tracks the rest")
            @DefaultValue({})
            Set<String> tracks) {

        Settings {
            tracks = Set.copyOf(tracks);
        }

        @Override
        public String toString() {
            return "Settings[tracks=" + tracks + "]";
        }
    }

    @Override
    public ConnectorPort port() {
        return ConnectorPort.CARRIERS;
    }

    @Override
    public String kind() {
        return "easypost";
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public Carrier connect(RemoteSystem remote, Settings settings) {
        return new EasyPostCarrier(remote, settings.tracks());
    }

    @Override
    public Map<String, String> unset(Settings settings) {
        return settings.secret().isEmpty() ? Map.of("secret", "all its events are refused with 401") : Map.of();
    }

    @Override
    public WebhookReader webhooks(Settings settings) {
        return request -> {
            SignatureCheck.requireHex(settings.secret(), request.body(), request.header(SIGNATURE));
            return List.of(TrackerEvents.news(request.json(), request.at()));
        };
    }
}
