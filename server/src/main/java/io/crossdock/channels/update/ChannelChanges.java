package io.crossdock.channels.update;

import io.crossdock.engine.Tx;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.change.ChangeAction;
import io.crossdock.orders.change.ChangeRequests;
import io.crossdock.orders.change.ChangeWish;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns what a channel says otherwise of an order into changes of it, where that is safe: another address, and a lower
 * total of the same units. What can't be changed stays a difference, for a person.
 */
final class ChannelChanges {

    private static final String SHIP_TO = "/shipTo";
    private static final Pattern OF_MONEY = Pattern.compile("/(?:totalMinor|shippingMinor|charges|taxes"
            + "|lines/\\d+/(?:discountMinor|taxMinor|unitPriceMinor))(?:/.*)?");

    private final ChangeRequests requests;

    ChannelChanges(ChangeRequests requests) {
        this.requests = requests;
    }

    /** Applies what can be. @return the differences that are left */
    List<Violation> apply(
            Tx tx,
            OrderId id,
            @Nullable ChannelStatement before,
            ChannelStatement now,
            List<Violation> differences,
            Told told) {
        var was = before == null ? null : before.order();
        var order = now.order();
        if (was == null || order == null) {
            return differences;
        }
        var left = new ArrayList<>(differences);
        if (left.stream().anyMatch(ChannelChanges::isAddress) && order.get("shipTo") instanceof ObjectNode sent) {
            var reader = RequestReader.body(sent);
            var action = new ChangeAction.NewAddress(AddressReader.read(reader));
            if (reader.violations().isEmpty() && isTaken(tx, id, action, "send it to another address", told)) {
                left.removeIf(ChannelChanges::isAddress);
            }
        }
        long less = was.path("totalMinor").asLong(0) - order.path("totalMinor").asLong(0);
        boolean money = !left.isEmpty()
                && left.stream().allMatch(d -> OF_MONEY.matcher(d.pointer()).matches());
        if (money
                && less > 0
                && isTaken(tx, id, new ChangeAction.LowerPrice(null, less), "charge " + less + " less", told)) {
            left.clear();
        }
        return left;
    }

    /** Sends more units, whose money the channel has. */
    void add(Tx tx, OrderId id, NewLine line, Told told) {
        isTaken(tx, id, new ChangeAction.MoreUnits(line), "send " + line.quantity() + " more of " + line.sku(), told);
    }

    private static boolean isAddress(Violation difference) {
        return difference.pointer().equals(SHIP_TO) || difference.pointer().startsWith(SHIP_TO + "/");
    }

    private boolean isTaken(Tx tx, OrderId id, ChangeAction action, String what, Told told) {
        var answer = requests.change(
                tx, id, new ChangeWish("channel", "channel-update", "the channel says so", List.of(action)));
        if (answer.change() != null) {
            told.done()
                    .add(what + " (change " + answer.change().number() + ", "
                            + answer.change().state().text() + ")");
            return true;
        }
        boolean same = !answer.violations().isEmpty()
                && answer.violations().stream().allMatch(v -> v.code() == ViolationCode.SAME);
        if (same) {
            return true;
        }
        answer.violations().forEach(v -> told.open().add("asked to " + what + ": " + v.message()));
        return false;
    }

    /** Sentences about what was done, and what a person must decide. */
    record Told(List<String> done, List<String> open) {}
}
