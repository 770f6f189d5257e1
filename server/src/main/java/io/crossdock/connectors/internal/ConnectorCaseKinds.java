package io.crossdock.connectors.internal;

import io.crossdock.engine.CaseKind;
import java.time.Duration;

/** Kinds of the cases that webhooks raise. */
final class ConnectorCaseKinds {

    static final CaseKind WEBHOOK_UNMATCHED = new CaseKind("webhook-unmatched", "integration", Duration.ofDays(1));

    private ConnectorCaseKinds() {}
}
