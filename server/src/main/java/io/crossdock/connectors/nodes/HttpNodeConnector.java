package io.crossdock.connectors.nodes;

import io.crossdock.connectors.system.ConnectorKind;
import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.connectors.system.PartnerNotice;
import io.crossdock.connectors.system.RemoteSystem;
import io.crossdock.connectors.system.SettingMeaning;
import io.crossdock.connectors.system.SignatureCheck;
import io.crossdock.connectors.system.WebhookReader;
import io.crossdock.connectors.system.WebhookRequest;
import io.crossdock.fulfillment.NodeSystem;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** The kind {@code http}: Crossdock's own HTTP protocol for warehouses and stores. */
@Component
final class HttpNodeConnector implements ConnectorKind<NodeSystem, HttpNodeConnector.Settings> {

    private static final String SIGNATURE = "X-Hmac-Signature";

    /** The system of some nodes. */
    record Settings(
            @SettingMeaning("key that its events are signed with; if empty, all are refused") @DefaultValue("")
            String secret) {

        @Override
        public String toString() {
            return "Settings[]";
        }
    }

    @Override
    public ConnectorPort port() {
        return ConnectorPort.NODES;
    }

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public NodeSystem connect(RemoteSystem remote, Settings settings) {
        return new HttpNodeSystem(remote);
    }

    @Override
    public Map<String, String> unset(Settings settings) {
        return settings.secret().isEmpty() ? Map.of("secret", "all its events are refused with 401") : Map.of();
    }

    @Override
    public WebhookReader webhooks(Settings settings) {
        return new Events(settings.secret());
    }

    /** Reads events; all of a request have one signature. */
    private record Events(String secret) implements WebhookReader {

        @Override
        public List<PartnerNotice> read(WebhookRequest request) {
            SignatureCheck.requireHex(secret, request.body(), request.header(SIGNATURE));
            return NodeEvents.all(request.json());
        }

        @Override
        public boolean refusesUnreadable() {
            return true;
        }

        @Override
        public String toString() {
            return "Events[]";
        }
    }
}
