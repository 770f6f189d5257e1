package io.crossdock.notifications.internal;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of the cases that messages raise. */
final class MessageCaseKinds {

    static final CaseKind MESSAGE_UNDELIVERABLE =
            new CaseKind("message-undeliverable", "customer-service", Duration.ofDays(2));

    private MessageCaseKinds() {}
}
