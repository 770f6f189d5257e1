package io.crossdock.connectors.system;

/**
 * A kind of system that Crossdock can talk to; a bean. Any number of systems of a kind may be connected, each under a
 * name and with settings of its own.
 *
 * @param <P> the port that its systems implement
 * @param <S> a record of the settings that a system needs beside {@link RemoteSettings}: checks itself with
 *     {@link WrongSetting#require}, each component has a {@link SettingMeaning}
 */
public interface ConnectorKind<P, S extends Record> {

    ConnectorPort port();

    /** As settings name it, for instance {@code adyen}. */
    String kind();

    Class<S> settings();

    /** A system of this kind; {@code remote} bounds its calls in time and number. */
    P connect(RemoteSystem remote, S settings);

    /** Reads the webhooks of that system. */
    WebhookReader webhooks(S settings);
}
