package io.crossdock.connectors.internal;

import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.connectors.system.WebhookReader;

/**
 * A connected system.
 *
 * @param name unique within its port
 * @param system implements the port
 */
public record ConnectedSystem(ConnectorPort port, String name, Object system, WebhookReader webhooks) {}
