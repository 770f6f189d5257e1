package io.crossdock.connectors.internal;

/**
 * One system that settings connect.
 *
 * @param name within its port
 * @param system implements the port
 */
public record ConnectedSystem(ConnectorPort port, String name, Object system, WebhookReader webhooks) {}
