package io.crossdock.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.orders.seller.SoldBy;
import io.crossdock.shared.GroupRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands. Amounts are minor units of {@code currency}, as agreed at the capture. Most orders go to one
 * place in one way, which their head says. Of an order with several delivery groups, the head is the first one's.
 *
 * @param id id of the order
 * @param reference the channel's id of the order, unique in the channel
 * @param placedAt when the customer placed it, as the channel says
 * @param capturedAt business time at which Crossdock took it
 * @param customer who ordered
 * @param service the service that the customer bought
 * @param lines goods, by line number
 * @param shippingMinor what the customer pays for shipping, in minor units
 * @param chargesMinor charges of the order without shipping; below zero where discounts are higher
 * @param state {@code canceled} ended without a delivery
 * @param endState end state of its process, for instance {@code partly-delivered}; null while it is open
 * @param closedAt business time of its end; null while it is open
 * @param fulfillment how it reaches the customer
 * @param deliveryGroups what goes to which place in which way; empty (left out in JSON) for an order with one group
 * @param seller who sold it, as codes of the master data; null: nothing of it is known
 * @param services lines that are no goods, by line number; empty (left out in JSON) for most orders
 */
public record Order(
        OrderId id,
        String channel,
        String reference,
        Instant placedAt,
        Instant capturedAt,
        String currency,
        Customer customer,
        Address shipTo,
        String service,
        List<OrderLine> lines,
        long shippingMinor,
        long chargesMinor,
        long totalMinor,
        OrderState state,
        @Nullable String endState,
        @Nullable Instant closedAt,
        DeliveryMethod fulfillment,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Group> deliveryGroups,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SoldBy seller,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OrderLine> services) {

    public Order {
        lines = List.copyOf(lines);
        deliveryGroups = List.copyOf(deliveryGroups);
        services = List.copyOf(services);
    }

    /**
     * What of an order goes to one place in one way.
     *
     * @param number its place in the order, 1 for the first
     * @param id what the channel calls it, unique in the order
     * @param fulfillment how it reaches its recipient
     * @param service the service that the customer bought for it
     * @param shipTo where it goes, with the recipient's name
     * @param lines numbers of its lines
     */
    public record Group(
            int number, String id, DeliveryMethod fulfillment, String service, Address shipTo, List<Integer> lines) {

        public Group {
            lines = List.copyOf(lines);
        }
    }

    /** One order per group, each with the group's head and lines; the order itself where it has one group. */
    public List<Order> parts() {
        return deliveryGroups.isEmpty()
                ? List.of(this)
                : deliveryGroups.stream().map(this::part).toList();
    }

    /** The order as one of its groups. */
    public Order part(int number) {
        return deliveryGroups.stream()
                .filter(g -> g.number() == number)
                .findFirst()
                .map(this::part)
                .orElse(this);
    }

    /** The order as the group of this id; the order itself where the id is empty, or not one of its groups. */
    public Order part(String group) {
        return deliveryGroups.stream()
                .filter(g -> g.id().equals(group))
                .findFirst()
                .map(this::part)
                .orElse(this);
    }

    private Order part(Group group) {
        return copy(
                group.fulfillment(),
                group.service(),
                group.shipTo(),
                lines.stream().filter(l -> group.lines().contains(l.line())).toList(),
                List.of(group),
                services.stream().filter(l -> group.lines().contains(l.line())).toList());
    }

    /** Goods and service lines, by line number. */
    public List<OrderLine> everyLine() {
        return services.isEmpty()
                ? lines
                : Stream.concat(lines.stream(), services.stream())
                        .sorted(Comparator.comparingInt(OrderLine::line))
                        .toList();
    }

    /** The number that a further line gets. */
    public int nextLine() {
        return lines.size() + services.size() + 1;
    }

    /** Number of the group that it is, or that is its first. */
    public int number() {
        return deliveryGroups.isEmpty()
                ? GroupRef.FIRST
                : deliveryGroups.getFirst().number();
    }

    /** Number of the group of a line. */
    public int groupOf(int line) {
        return deliveryGroups.stream()
                .filter(g -> g.lines().contains(line))
                .map(Group::number)
                .findFirst()
                .orElse(GroupRef.FIRST);
    }

    private Order copy(
            DeliveryMethod way,
            String otherService,
            Address to,
            List<OrderLine> some,
            List<Group> groups,
            List<OrderLine> others) {
        return new Order(
                id,
                channel,
                reference,
                placedAt,
                capturedAt,
                currency,
                customer,
                to,
                otherService,
                some,
                shippingMinor,
                chargesMinor,
                totalMinor,
                state,
                endState,
                closedAt,
                way,
                groups,
                seller,
                others);
    }

    /** The same order with a further line, which joins its first group. */
    public Order with(NewLine line) {
        return new Order(
                id,
                channel,
                reference,
                placedAt,
                capturedAt,
                currency,
                customer,
                shipTo,
                service,
                Stream.concat(lines.stream(), Stream.of(line.captured())).toList(),
                shippingMinor,
                chargesMinor,
                totalMinor + line.totalMinor(),
                state,
                endState,
                closedAt,
                fulfillment,
                deliveryGroups,
                seller,
                services);
    }

    /** The same order, of which only these lines are to be sent. */
    public Order only(List<OrderLine> some) {
        return copy(fulfillment, service, shipTo, some, deliveryGroups, services);
    }

    /** The same order, as it would be if it reached its customer in another way. */
    public Order by(DeliveryMethod way, String otherService, Address to) {
        return copy(way, otherService, to, lines, deliveryGroups, services);
    }
}
