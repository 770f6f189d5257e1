package io.crossdock.world.http;

/** A system that answers calls. Many threads call it at once. */
@FunctionalInterface
public interface Handler {

    HttpReply handle(Call call);
}
