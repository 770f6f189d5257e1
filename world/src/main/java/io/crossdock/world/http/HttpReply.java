package io.crossdock.world.http;

import org.jspecify.annotations.Nullable;

/**
 * Response to a call.
 *
 * @param body a record or tree that is written as JSON; null for an empty body
 */
public record HttpReply(int status, @Nullable Object body) {

    public static HttpReply ok(Object body) {
        return new HttpReply(200, body);
    }
}
