package io.crossdock.connectors.internal;

import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.connectors.system.WebhookReader;

/**
 * One system that settings connect.
 *
 * @param name within its port
 * @param system implements the port
 */
public record ConnectedSystem(ConnectorPort port, String name, Object system, WebhookReader webhooks) {}
