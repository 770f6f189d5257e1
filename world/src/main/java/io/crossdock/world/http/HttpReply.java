package io.crossdock.world.http;

import org.jspecify.annotations.Nullable;

/** An answer. @param body a record or tree that becomes JSON, or nothing */
public record HttpReply(int status, @Nullable Object body) {

    public static HttpReply ok(Object body) {
        return new HttpReply(200, body);
    }
}
