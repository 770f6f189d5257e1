package io.crossdock.channels.internal;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of the cases that intake raises. */
final class ChannelCaseKinds {

    static final CaseKind CHANNEL_UPDATE_NOT_APPLIED =
            new CaseKind("channel-update-not-applied", "customer-service", Duration.ofHours(4));

    /** The subject is the first parked message of the cause. */
    static final CaseKind MESSAGE_PARKED = new CaseKind("message-parked", "operations", Duration.ofHours(4));

    private ChannelCaseKinds() {}
}
