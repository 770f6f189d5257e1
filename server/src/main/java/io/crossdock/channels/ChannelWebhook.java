package io.crossdock.channels;

import java.util.Map;
import java.util.TreeMap;

/**
 * A channel's message as received.
 *
 * @param channel the folder's name
 * @param headers by name; case does not matter
 * @param body the raw bytes, which the signature covers
 */
public record ChannelWebhook(String channel, Map<String, String> headers, byte[] body) {

    public ChannelWebhook {
        var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** Empty where the header is absent. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
