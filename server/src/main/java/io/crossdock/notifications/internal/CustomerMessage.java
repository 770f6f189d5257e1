package io.crossdock.notifications.internal;

import java.util.Map;

/**
 * A message to a customer.
 *
 * @param key the event that it tells; a second message with this key is not made
 * @param words values of the template's placeholders
 */
record CustomerMessage(long id, String key, long order, String template, String recipient, Map<String, String> words) {

    CustomerMessage {
        words = Map.copyOf(words);
    }

    /** Name for people. */
    String name() {
        return "M" + id;
    }

    /** Message-ID of the mail, the same whenever it is sent: mailboxes that get it twice can show it once. */
    String messageId() {
        return "<" + name() + "@crossdock.example>";
    }
}
