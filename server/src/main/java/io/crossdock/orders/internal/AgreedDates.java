package io.crossdock.orders.internal;

import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.deadline.DeadlineKind;
import io.crossdock.orders.deadline.NewDeadline;
import io.crossdock.shared.GroupRef;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The deadlines in an agreement. Pure. */
final class AgreedDates {

    /** Of a deadline of the whole order; one of a group has the group's number. */
    private static final int WHOLE = 0;

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
        var document = agreement.tree();
        int groups = document.path("deliveryGroups").size();
        return groups > 1
                ? IntStream.rangeClosed(1, groups)
                        .boxed()
                        .flatMap(group -> agreed(
                                new GroupRef(order, group),
                                agreement.head(group).path("delivery")))
                        .toList()
                : agreed(new GroupRef(order, WHOLE), agreement.head(1).path("delivery"))
                        .toList();
    }

    private static Stream<NewDeadline> agreed(GroupRef of, JsonNode delivery) {
        return Stream.of(
                        agreed(of, DeadlineKind.SHIP_BY, delivery.path("shipBy")),
                        agreed(of, DeadlineKind.DELIVER_BY, delivery.path("deliverBy")))
                .flatMap(Optional::stream);
    }

    private static Optional<NewDeadline> agreed(GroupRef of, DeadlineKind kind, JsonNode text) {
        return time(text.asString("")).map(due -> new NewDeadline(of.order(), kind, of.group(), due, CHANNEL, OWNER));
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
