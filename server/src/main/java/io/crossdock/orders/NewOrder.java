package io.crossdock.orders;

import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.agreement.OrderAmounts;
import io.crossdock.orders.seller.SoldBy;
import io.crossdock.shared.GroupRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checked order to capture, with its id. All amounts are minor units of {@code currency}.
 *
 * @param reference the channel's id of the order, unique in the channel
 * @param placedAt in whole microseconds, as it is stored
 * @param service {@code standard} or {@code express}
 * @param lines by number; goods and service lines
 * @param amounts what it costs beside its lines, and in all
 * @param fulfillment how it reaches the customer
 * @param groups what goes to which place in which way, the first one as the head says; empty: all of it as the head
 *     says
 * @param cancelAsked why the buyer asks to cancel it already; null where nobody asks
 * @param holdId the cart hold whose units become this order's, for instance {@code H123}; null for none
 * @param agreement everything that was agreed, as it was sent
 */
public record NewOrder(
        OrderId id,
        String channel,
        String reference,
        Instant placedAt,
        String currency,
        Customer customer,
        Address shipTo,
        String service,
        List<NewLine> lines,
        OrderAmounts amounts,
        OrderPayment payment,
        DeliveryMethod fulfillment,
        @Nullable String holdId,
        @Nullable String cancelAsked,
        Agreement agreement,
        List<Order.Group> groups) {

    public static final String STANDARD = "standard";
    public static final String EXPRESS = "express";

    public NewOrder {
        lines = List.copyOf(lines);
        groups = List.copyOf(groups);
        placedAt = placedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The lines that are goods. */
    public List<NewLine> goods() {
        return lines.stream().allMatch(line -> line.service() == null)
                ? lines
                : lines.stream().filter(line -> line.service() == null).toList();
    }

    /** The lines that are no goods. */
    public List<NewLine> services() {
        return lines.stream().filter(line -> line.service() != null).toList();
    }

    /** Number of the group of a line. */
    public int groupOf(int line) {
        return groups.stream()
                .filter(g -> g.lines().contains(line))
                .map(Order.Group::number)
                .findFirst()
                .orElse(GroupRef.FIRST);
    }

    /** One per group, each as if it were the whole order; the order itself where it has one group. */
    public List<NewOrder> parts() {
        return groups.isEmpty()
                ? List.of(this)
                : groups.stream().map(this::part).toList();
    }

    private NewOrder part(Order.Group group) {
        return new NewOrder(
                id,
                channel,
                reference,
                placedAt,
                currency,
                customer,
                group.shipTo(),
                group.service(),
                lines.stream().filter(l -> group.lines().contains(l.line())).toList(),
                amounts,
                payment,
                group.fulfillment(),
                holdId,
                cancelAsked,
                agreement,
                List.of(group));
    }

    /** The same order, which waits until somebody decides whether it is canceled. */
    public NewOrder askedToCancel(String reason) {
        return new NewOrder(
                id,
                channel,
                reference,
                placedAt,
                currency,
                customer,
                shipTo,
                service,
                lines,
                amounts,
                payment,
                fulfillment,
                holdId,
                reason,
                agreement,
                groups);
    }

    /** The order as it stands after the capture. @param seller who sold it */
    public Order captured(Instant at, SoldBy seller) {
        return new Order(
                id,
                channel,
                reference,
                placedAt,
                at,
                currency,
                customer,
                shipTo,
                service,
                goods().stream().map(NewLine::captured).toList(),
                amounts.shippingMinor(),
                amounts.chargesMinor(),
                amounts.totalMinor(),
                OrderState.OPEN,
                null,
                null,
                fulfillment,
                groups,
                seller.orNull(),
                services().stream().map(NewLine::captured).toList());
    }
}
