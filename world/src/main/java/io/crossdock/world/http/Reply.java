package io.crossdock.world.http;

import org.jspecify.annotations.Nullable;

/** An answer. @param body a record or tree that becomes JSON, or nothing */
public record Reply(int status, @Nullable Object body) {

    public static Reply ok(Object body) {
        return new Reply(200, body);
    }
}
