package io.crossdock.notifications.internal;

import java.util.Map;

/**
 * One message to one customer.
 *
 * @param key what it tells; a second one with the same key is not made
 * @param words for the template's gaps
 */
record CustomerMessage(long id, String key, long order, String template, String recipient, Map<String, String> words) {

    CustomerMessage {
        words = Map.copyOf(words);
    }

    /** As mailboxes see it. */
    String name() {
        return "M" + id;
    }
}
