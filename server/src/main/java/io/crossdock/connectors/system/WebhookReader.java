package io.crossdock.connectors.system;

import io.crossdock.shared.Refused;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Reads the webhooks of one connected system. */
public interface WebhookReader {

    /** How a system wants to be told that everything is stored. */
    record Receipt(HttpStatus status, String text) {}

    /**
     * Checks that the system itself sent it, and says what it tells.
     *
     * @throws Refused {@code bad-signature} (401), {@code malformed} (400)
     */
    List<PartnerNotice> read(WebhookRequest request);

    default Receipt receipt() {
        return new Receipt(HttpStatus.OK, "");
    }
}
