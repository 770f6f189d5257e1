package io.crossdock.notifications.internal;

import io.crossdock.engine.FactKey;

/** Facts of a message's process that Java sets; its documents declare them, and their conditions may ask for them. */
final class MessageFacts {

    static final FactKey<String> TEMPLATE = FactKey.text("template");

    private MessageFacts() {}
}
