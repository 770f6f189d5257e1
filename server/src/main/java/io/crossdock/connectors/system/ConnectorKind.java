package io.crossdock.connectors.system;

import java.util.Map;

/**
 * A kind of system that Crossdock can connect; a bean. Any number of systems of a kind may be connected, each with its
 * own name and settings.
 *
 * @param <P> the port that its systems implement
 * @param <S> record of the settings of a system beside {@link RemoteSettings}; its constructor throws
 *     {@link WrongSetting}, and each component has a {@link SettingMeaning}
 */
public interface ConnectorKind<P, S extends Record> {

    ConnectorPort port();

    /** The kind's name in settings, such as {@code adyen}. */
    String kind();

    Class<S> settings();

    /** Connects a system of this kind; {@code remote} limits its calls. */
    P connect(RemoteSystem remote, S settings);

    /** Settings that are empty although a real system needs them: by key, what that means. */
    default Map<String, String> unset(S settings) {
        return Map.of();
    }

    /** The reader of that system's webhooks. */
    WebhookReader webhooks(S settings);
}
