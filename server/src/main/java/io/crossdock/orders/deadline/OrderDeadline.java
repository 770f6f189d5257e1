package io.crossdock.orders.deadline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when something of an order must be done.
 *
 * @param order number of the order
 * @param kind {@code ship-by}, {@code deliver-by}, {@code hold-release} or {@code wait-answer}
 * @param due business time until which it must be done
 * @param source who set it: {@code channel} in the agreement, {@code promise} of a same-day order, {@code hold} or
 *     {@code table}
 * @param owner the team that keeps it
 * @param metAt when it was done, as Crossdock heard it; absent before, and where the order ended without it
 * @param overdueSince the due time, once it has passed without being met; it stays when it is met later
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderDeadline(
        @JsonIgnore long order,
        DeadlineKind kind,
        Instant due,
        String source,
        String owner,
        @Nullable Instant metAt,
        @Nullable Instant overdueSince) {}
