package io.crossdock.orchestration.change;

import io.crossdock.orders.Order;
import io.crossdock.orders.change.ChangeAction;
import io.crossdock.orders.change.ChangeWish;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the delivery group that a change is about. */
final class GroupRule {

    private static final String FIELD = "/deliveryGroup";

    private GroupRule() {}

    /** Whether actions of this kind are about one delivery group. */
    private static boolean ofGroup(ChangeAction action) {
        return switch (action) {
            case ChangeAction.NewAddress _, ChangeAction.NewRecipient _ -> true;
            case ChangeAction.NewMethod _, ChangeAction.DeliveryNotes _ -> true;
            case ChangeAction.LowerPrice _, ChangeAction.FewerUnits _ -> false;
            case ChangeAction.MoreUnits _, ChangeAction.FurtherLine _ -> false;
        };
    }

    static List<Violation> violations(Order order, ChangeWish wish) {
        boolean asks = wish.actions().stream().anyMatch(GroupRule::ofGroup);
        boolean others = !wish.actions().stream().allMatch(GroupRule::ofGroup);
        var named = wish.deliveryGroup();
        if (order.deliveryGroups().isEmpty()) {
            return named == null
                    ? List.of()
                    : no(ViolationCode.NOT_ALLOWED, "the order has one delivery group: leave it out");
        }
        if (!asks) {
            return named == null
                    ? List.of()
                    : no(ViolationCode.NOT_ALLOWED, "units and prices are of the order: leave it out");
        }
        var ids = order.deliveryGroups().stream().map(Order.Group::id).collect(Collectors.joining(", "));
        if (named == null) {
            return no(ViolationCode.REQUIRED, "the order has several delivery groups; name the one to change: " + ids);
        }
        if (part(order, wish).isEmpty()) {
            return no(ViolationCode.UNKNOWN_GROUP, "the order has no delivery group '" + named + "'; it has " + ids);
        }
        return others
                ? no(
                        ViolationCode.NOT_ALLOWED,
                        "units or the price, which are of the whole order, can't be changed with a group in one; send"
                                + " two changes")
                : List.of();
    }

    /** The order as the group that the change is about; empty: it is about the order. */
    static Optional<Order> part(Order order, ChangeWish wish) {
        return order.deliveryGroups().stream()
                .filter(g -> g.id().equals(wish.deliveryGroup()))
                .findFirst()
                .map(g -> order.part(g.number()));
    }

    private static List<Violation> no(ViolationCode code, String why) {
        return List.of(new Violation(FIELD, code, why));
    }
}
