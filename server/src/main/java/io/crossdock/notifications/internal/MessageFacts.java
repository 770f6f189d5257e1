package io.crossdock.notifications.internal;

import io.crossdock.engine.FactKey;

/** Facts of a message's process that Java sets. Its documents declare them; their conditions may read them. */
final class MessageFacts {

    static final FactKey<String> TEMPLATE = FactKey.text("template");

    private MessageFacts() {}
}
