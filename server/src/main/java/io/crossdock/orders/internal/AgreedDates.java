package io.crossdock.orders.internal;

import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.deadline.DeadlineKind;
import io.crossdock.orders.deadline.NewDeadline;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The deadlines in an agreement. Pure. */
final class AgreedDates {

    private static final String CHANNEL = "channel";

    /** The team that answers for orders leaving in time. */
    private static final String OWNER = "fulfillment";

    private AgreedDates() {}

    /** Most agreements have none: their documents are not read. */
    static List<NewDeadline> of(long order, Agreement agreement) {
        if (!agreement.document().contains("\"shipBy\"")) {
            return List.of();
        }
        return time(agreement.tree().at("/delivery/shipBy").asString(""))
                .map(due -> new NewDeadline(order, DeadlineKind.SHIP_BY, 0, due, CHANNEL, OWNER))
                .stream()
                .toList();
    }

    private static Optional<Instant> time(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
