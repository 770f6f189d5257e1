package io.crossdock.connectors.system;

import io.crossdock.shared.Refused;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Reads the webhooks of one connected system. */
public interface WebhookReader {

    /** The answer that a system expects once everything is stored. */
    record Receipt(HttpStatus status, String text) {}

    /**
     * Checks the signature, and reads the webhook's items.
     *
     * @throws Refused {@code bad-signature} (401), {@code malformed} (400)
     */
    List<PartnerNotice> read(WebhookRequest request);

    /**
     * Whether a webhook of which nothing can be read is answered with 422, so that its sender sees the fault. It is a
     * case either way. A system that stops sending after such an answer gets its receipt instead.
     */
    default boolean refusesUnreadable() {
        return false;
    }

    default Receipt receipt() {
        return new Receipt(HttpStatus.OK, "");
    }
}
