package io.crossdock.orders.hold;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.orders.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * A hold of an order.
 *
 * @param id id of the hold, such as {@code D12}
 * @param state {@code active} blocks its steps; {@code released} by somebody; {@code ended} with its order
 * @param placed who placed it
 * @param ended who released it, or ended its order; absent while it is active
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderHold(
        HoldId id,
        OrderId order,
        @JsonUnwrapped HoldTerms terms,
        HoldState state,
        HoldWord placed,
        @Nullable HoldWord ended) {}
