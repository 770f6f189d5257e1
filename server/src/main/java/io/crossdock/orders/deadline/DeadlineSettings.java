package io.crossdock.orders.deadline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of deadlines.
 *
 * @param shipByHours how long before its ship-by an order that has not left is a case, in hours of business time
 */
@ConfigurationProperties("crossdock.deadlines")
public record DeadlineSettings(@DefaultValue("4") int shipByHours) {

    /** What {@code shipByHours} may be: a week. */
    public static final int HOURS_LIMIT = 168;

    public DeadlineSettings {
        if (shipByHours < 0 || shipByHours > HOURS_LIMIT) {
            throw new IllegalArgumentException(
                    "crossdock.deadlines.ship-by-hours must be from 0 to " + HOURS_LIMIT + ", not " + shipByHours);
        }
    }

    Duration before(DeadlineKind kind) {
        return switch (kind) {
            case SHIP_BY -> Duration.ofHours(shipByHours);
            case HOLD_RELEASE -> Duration.ZERO;
        };
    }
}
