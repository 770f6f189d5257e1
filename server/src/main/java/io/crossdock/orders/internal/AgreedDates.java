package io.crossdock.orders.internal;

import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.deadline.DeadlineKind;
import io.crossdock.orders.deadline.NewDeadline;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The deadlines in an agreement. Pure. */
final class AgreedDates {

    private static final String CHANNEL = "channel";

    /** The team that answers for orders leaving and arriving in time. */
    private static final String OWNER = "fulfillment";

    private AgreedDates() {}

    /** Most agreements have none: their documents are not read. */
    static List<NewDeadline> of(long order, Agreement agreement) {
        if (!agreement.document().contains("\"shipBy\"")
                && !agreement.document().contains("\"deliverBy\"")) {
            return List.of();
        }
        var delivery = agreement.tree().path("delivery");
        return Stream.of(
                        agreed(order, DeadlineKind.SHIP_BY, delivery.path("shipBy")),
                        agreed(order, DeadlineKind.DELIVER_BY, delivery.path("deliverBy")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<NewDeadline> agreed(long order, DeadlineKind kind, JsonNode text) {
        return time(text.asString("")).map(due -> new NewDeadline(order, kind, 0, due, CHANNEL, OWNER));
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
