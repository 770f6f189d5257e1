package io.crossdock.channels.update;

import io.crossdock.orders.NewLine;
import io.crossdock.orders.Order;
import io.crossdock.orders.service.ServiceTerms;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a line of a canonical order is that is no goods. */
public final class ServiceLineReader {

    private static final String TYPE = "type";
    private static final String PARENT = "parentLine";
    private static final String RELATION = "relation";
    private static final String REFUNDABLE = "refundable";
    private static final String FOR_TYPES = "is for lines of the types " + String.join(", ", ServiceTerms.TYPES);
    /** Of digital goods, {@link DigitalGroupReader} says where they may stand. */
    private static final List<String> TYPES = Stream.concat(
                    Stream.of(ServiceTerms.GOODS, "digital", "gift-card"), ServiceTerms.TYPES.stream())
            .toList();

    private ServiceLineReader() {}

    /** @return null for goods. @param place number of the line */
    public static @Nullable ServiceTerms read(RequestReader f, int place) {
        var type = f.optionalChoice(TYPE, TYPES, ServiceTerms.GOODS);
        if (!ServiceTerms.TYPES.contains(type)) {
            for (var name : List.of(PARENT, RELATION, REFUNDABLE)) {
                f.forbidden(name, FOR_TYPES);
            }
            return null;
        }
        f.forbidden("allowSubstitutes", "is for goods: nothing is sent of this line");
        long parent = f.optionalWhole(PARENT, 1, Limits.LINES_MAX, 0);
        if (parent == place) {
            f.violation(PARENT, ViolationCode.NOT_ALLOWED, "must be another line: the goods that it is for");
        }
        var relation = f.optionalChoice(RELATION, ServiceTerms.RELATIONS, "");
        if (!relation.isEmpty() && parent == 0) {
            f.violation(PARENT, ViolationCode.REQUIRED, "is required beside " + RELATION);
        }
        return new ServiceTerms(
                type,
                parent == 0 || parent == place ? null : (int) parent,
                relation.isEmpty() ? null : relation,
                Objects.requireNonNullElse(f.optionalFlag(REFUNDABLE), ServiceTerms.refundable(type)));
    }

    /** Finds lines that follow what is no goods of theirs, and groups of which nothing is sent. */
    public static void check(RequestReader f, List<NewLine> lines, List<Order.Group> groups) {
        if (lines.stream().allMatch(line -> line.service() == null)) {
            return;
        }
        for (var line : lines) {
            var terms = line.service();
            var parent = terms == null ? null : terms.parent();
            if (parent != null) {
                checkParent(f, lines, groups, line.line(), parent);
            }
        }
        for (var group : groups) {
            boolean sent = group.lines().isEmpty()
                    || group.lines().stream()
                            .anyMatch(number -> lines.get(number - 1).service() == null);
            if (!sent) {
                f.violation(
                        "deliveryGroups/" + (group.number() - 1),
                        ViolationCode.NOTHING,
                        "nothing of the group is sent: give its lines to the group of the goods that they go with");
            }
        }
    }

    private static void checkParent(
            RequestReader f, List<NewLine> lines, List<Order.Group> groups, int line, int parent) {
        var at = "lines/" + (line - 1) + "/" + PARENT;
        if (parent > lines.size()) {
            f.violation(at, ViolationCode.UNKNOWN_LINE, "there is no line " + parent);
        } else if (lines.get(parent - 1).service() != null) {
            f.violation(at, ViolationCode.NOT_ALLOWED, "line " + parent + " is no goods: name a line of goods");
        } else if (groups.size() > 1 && groupOf(groups, line) != groupOf(groups, parent)) {
            f.violation(at, ViolationCode.NOT_ALLOWED, "line " + parent + " is of another delivery group");
        }
    }

    private static int groupOf(List<Order.Group> groups, int line) {
        return groups.stream()
                .filter(group -> group.lines().contains(line))
                .mapToInt(Order.Group::number)
                .findFirst()
                .orElse(0);
    }
}
