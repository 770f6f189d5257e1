package io.crossdock.channels.update;

import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.Order;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads how an order reaches its recipients: in the short form by its head, for one delivery group, or by the list of
 * its groups, of which each line names one.
 */
public final class DeliveryGroupReader {

    /** Most groups of an order. */
    static final int GROUPS_MAX = 20;

    private static final String GROUPS = "deliveryGroups";
    private static final String GROUP = "deliveryGroup";
    private static final int LONG_TEXT_MAX = 2_000;
    private static final int WORD_MAX = 40;
    private static final List<String> SERVICES = List.of(NewOrder.STANDARD, NewOrder.EXPRESS);

    private DeliveryGroupReader() {}

    /**
     * The groups; their violations are added to {@code f}.
     *
     * @param lines of which each names its group
     * @return at least one, where there are no violations
     */
    public static List<Order.Group> read(RequestReader f, List<RequestReader> lines) {
        return f.has(GROUPS) ? several(f, lines) : List.of(head(f, lines));
    }

    private static Order.Group head(RequestReader f, List<RequestReader> lines) {
        lines.forEach(line ->
                line.forbidden(GROUP, "names a group, and the order lists none: add deliveryGroups, or leave it out"));
        delivery(f.part("delivery"));
        var way = way(f);
        var group = new Order.Group(1, "1", way, service(f), DigitalGroupReader.shipTo(f, f, way), List.of());
        DigitalGroupReader.check(f, f, way, lines);
        return group;
    }

    private static List<Order.Group> several(RequestReader f, List<RequestReader> lines) {
        for (var name : List.of("shipTo", "service", "fulfillment", "node", "delivery")) {
            f.forbidden(name, "belongs into each of the " + GROUPS + "; leave it out here");
        }
        if (f.has("shipTo")) {
            AddressReader.read(f.object("shipTo")); // so that its own faults are told, too
        }
        delivery(f.part("delivery"));
        f.forbidden("holdId", "is for orders without " + GROUPS + ": a cart hold has one method and one address");
        var numbers = new LinkedHashMap<String, Integer>();
        var members = new ArrayList<List<Integer>>();
        var read = f.list(GROUPS, GROUPS_MAX);
        var ids = new ArrayList<String>();
        for (var group : read) {
            var id = group.verbatim("id", Limits.CODE_CHARACTERS_MAX);
            ids.add(id);
            members.add(new ArrayList<>());
            var taken = numbers.putIfAbsent(id, ids.size());
            if (taken != null && !id.isEmpty()) {
                group.violation(
                        "id",
                        ViolationCode.DUPLICATE,
                        "is the id of group " + taken + ", too: give each group an id of its own");
            }
        }
        place(f, lines, numbers, members);
        var groups = new ArrayList<Order.Group>();
        for (int i = 0; i < read.size(); i++) {
            var group = read.get(i);
            var way = way(group);
            groups.add(new Order.Group(
                    i + 1, ids.get(i), way, service(group), DigitalGroupReader.shipTo(f, group, way), members.get(i)));
            delivery(group.part("delivery"));
            DigitalGroupReader.check(
                    f,
                    group,
                    way,
                    members.get(i).stream().map(n -> lines.get(n - 1)).toList());
            group.refuseUnknown();
        }
        return groups;
    }

    /** Puts lines into their groups. */
    private static void place(
            RequestReader f,
            List<RequestReader> lines,
            LinkedHashMap<String, Integer> numbers,
            List<List<Integer>> members) {
        var choices = numbers.keySet().stream().filter(id -> !id.isEmpty()).collect(Collectors.joining(", "));
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var name = line.optionalVerbatim(GROUP, Limits.CODE_CHARACTERS_MAX);
            var number = name == null ? null : numbers.get(name);
            if (number != null) {
                members.get(number - 1).add(i + 1);
            } else if (name == null) {
                if (!line.has(GROUP)) {
                    line.violation(
                            GROUP,
                            ViolationCode.REQUIRED,
                            "is required where an order lists " + GROUPS + ": the id of one of them: " + choices);
                }
            } else {
                line.violation(
                        GROUP,
                        ViolationCode.UNKNOWN_GROUP,
                        "must be the id of one of the " + GROUPS + ", not '" + name + "': " + choices);
            }
        }
        for (var id : numbers.entrySet()) {
            if (members.get(id.getValue() - 1).isEmpty() && !lines.isEmpty()) {
                f.violation(
                        GROUPS + "/" + (id.getValue() - 1),
                        ViolationCode.NOTHING,
                        "no line is of the group '" + id.getKey() + "': name it in a line, or leave it out");
            }
        }
    }

    private static String service(RequestReader f) {
        return f.optionalChoice("service", SERVICES, NewOrder.STANDARD);
    }

    private static DeliveryMethod way(RequestReader f) {
        var kind = f.optionalChoice("fulfillment", DeliveryMethod.KINDS, DeliveryMethod.SHIP);
        return new DeliveryMethod(
                kind,
                DeliveryMethod.collected(kind)
                        ? f.text("node", Limits.CODE_CHARACTERS_MAX)
                        : f.forbidden("node", "is for what the customer collects alone"));
    }

    private static void delivery(@Nullable RequestReader f) {
        if (f == null) {
            return;
        }
        for (var name : List.of("wantedFrom", "wantedUntil", "shipFrom", "shipBy", "deliverBy")) {
            f.optionalTime(name);
        }
        f.optionalVerbatim("pickupPerson", Limits.NAME_CHARACTERS_MAX);
        f.optionalVerbatim("giftMessage", LONG_TEXT_MAX);
        f.optionalVerbatim("instructions", LONG_TEXT_MAX);
        f.optionalVerbatim("incoterms", WORD_MAX);
        DigitalGroupReader.recipient(f);
        f.refuseUnknown();
    }
}
