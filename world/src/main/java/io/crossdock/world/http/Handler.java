package io.crossdock.world.http;

/** A system that answers calls. Called from many threads at once. */
@FunctionalInterface
public interface Handler {

    HttpReply handle(Call call);
}
