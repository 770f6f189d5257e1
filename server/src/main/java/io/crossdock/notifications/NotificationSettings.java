package io.crossdock.notifications;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are sent. The mail server is {@code spring.mail.host} and {@code spring.mail.port}.
 *
 * @param from the sender's address
 */
@ConfigurationProperties("crossdock.notifications")
public record NotificationSettings(
        @DefaultValue("orders@crossdock.example") String from) {

    public NotificationSettings {
        if (!from.contains("@")) {
            throw new IllegalArgumentException("crossdock.notifications.from must be an address, not " + from);
        }
    }
}
