package io.crossdock.connectors.internal;

import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.connectors.system.WebhookReader;
import java.util.Map;

/**
 * A connected system.
 *
 * @param name unique within its port
 * @param system implements the port
 * @param unset settings that are empty although a real system needs them: by key, what that means
 */
public record ConnectedSystem(
        ConnectorPort port, String name, Object system, WebhookReader webhooks, Map<String, String> unset) {}
