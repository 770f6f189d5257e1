package io.crossdock.orders.deadline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of deadlines.
 *
 * @param shipByHours how long before its ship-by an order that has not left is a case, in hours of business time
 * @param deliverByHours the same of an order that has not arrived, before its deliver-by
 */
@ConfigurationProperties("crossdock.deadlines")
public record DeadlineSettings(
        @DefaultValue("4") int shipByHours,
        @DefaultValue("24") int deliverByHours) {

    /** What each may be: a week. */
    public static final int HOURS_LIMIT = 168;

    public DeadlineSettings {
        check("ship-by-hours", shipByHours);
        check("deliver-by-hours", deliverByHours);
    }

    private static void check(String name, int hours) {
        if (hours < 0 || hours > HOURS_LIMIT) {
            throw new IllegalArgumentException(
                    "crossdock.deadlines." + name + " must be from 0 to " + HOURS_LIMIT + ", not " + hours);
        }
    }

    Duration before(DeadlineKind kind) {
        return switch (kind) {
            case SHIP_BY -> Duration.ofHours(shipByHours);
            case DELIVER_BY -> Duration.ofHours(deliverByHours);
            case HOLD_RELEASE, WAIT_ANSWER -> Duration.ZERO;
        };
    }
}
