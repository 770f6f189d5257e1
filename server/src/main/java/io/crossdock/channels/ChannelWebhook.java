package io.crossdock.channels;

import java.util.Map;
import java.util.TreeMap;

/**
 * A channel's message as it came in.
 *
 * @param channel the folder's name
 * @param headers by name, in any case
 * @param body the raw bytes: what the signature is over
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
