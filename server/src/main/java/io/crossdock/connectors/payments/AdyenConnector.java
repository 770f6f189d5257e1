package io.crossdock.connectors.payments;

import io.crossdock.connectors.system.ConnectorKind;
import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.connectors.system.PartnerNotice;
import io.crossdock.connectors.system.RemoteSystem;
import io.crossdock.connectors.system.SettingMeaning;
import io.crossdock.connectors.system.SignatureCheck;
import io.crossdock.connectors.system.WebhookReader;
import io.crossdock.connectors.system.WebhookRequest;
import io.crossdock.connectors.system.WrongSetting;
import io.crossdock.payments.PaymentProvider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The kind {@code adyen}: Adyen Checkout v71 and its notifications. */
@Component
final class AdyenConnector implements ConnectorKind<PaymentProvider, AdyenConnector.Settings> {

    /** A merchant account at Adyen. Its base URL is that of the Checkout API without {@code /v71}. */
    record Settings(
            @SettingMeaning("sent as `X-API-Key`") @DefaultValue("")
            String apiKey,

            @SettingMeaning("hex key that its notifications are signed with; if empty, all are refused")
            @DefaultValue("")
            String hmacKey,

            @SettingMeaning("merchant account of every request") @DefaultValue("Crossdock")
            String merchantAccount) {

        Settings {
            if (!hmacKey.matches("([0-9A-Fa-f]{2})*")) {
                throw new WrongSetting("hmac-key must be hex");
            }
            if (merchantAccount.isBlank()) {
                throw new WrongSetting("merchant-account must not be empty");
            }
        }

        @Override
        public String toString() {
            return "Settings[merchantAccount=" + merchantAccount + "]";
        }
    }

    @Override
    public ConnectorPort port() {
        return ConnectorPort.PAYMENTS;
    }

    @Override
    public String kind() {
        return "adyen";
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public PaymentProvider connect(RemoteSystem remote, Settings settings) {
        return new AdyenProvider(remote, settings);
    }

    @Override
    public Map<String, String> unset(Settings settings) {
        var unset = new TreeMap<String, String>();
        if (settings.apiKey().isEmpty()) {
            unset.put("api-key", "the provider refuses all calls");
        }
        if (settings.hmacKey().isEmpty()) {
            unset.put("hmac-key", "all its notifications are refused with 401");
        }
        return unset;
    }

    @Override
    public WebhookReader webhooks(Settings settings) {
        return new Notifications(settings.hmacKey());
    }

    /** Reads notifications; each item has its own signature. */
    private record Notifications(String hmacKey) implements WebhookReader {

        @Override
        public List<PartnerNotice> read(WebhookRequest request) {
            var items = AdyenEvents.items(request.json());
            items.forEach(item -> SignatureCheck.requireBase64(
                    hmacKey,
                    AdyenEvents.signed(item),
                    item.path("additionalData").path("hmacSignature").asString("")));
            return items.stream().map(AdyenEvents::news).toList();
        }

        @Override
        public Receipt receipt() {
            return new Receipt(HttpStatus.ACCEPTED, "[accepted]");
        }
    }
}
