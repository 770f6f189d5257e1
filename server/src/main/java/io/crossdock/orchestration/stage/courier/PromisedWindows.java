package io.crossdock.orchestration.stage.courier;

import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.NewFulfillment;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.Order;
import io.crossdock.orders.deadline.DeadlineKind;
import io.crossdock.orders.deadline.NewDeadline;
import io.crossdock.orders.deadline.OrderDeadlines;
import io.crossdock.promises.Promises;
import io.crossdock.shared.GroupRef;
import io.crossdock.shared.ListIndex;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Watches until when same-day orders were promised: the end of the promised day, by the clock of the node. The first
 * promise counts: another node, and another try, is not given more time. Where the channel has set a time, that one is
 * watched.
 */
@Component
public final class PromisedWindows {

    private static final String OWNER = "fulfillment";

    private final Promises promises;
    private final OrderDeadlines deadlines;
    private final Masterdata masterdata;

    PromisedWindows(Promises promises, OrderDeadlines deadlines, Masterdata masterdata) {
        this.masterdata = masterdata;
        this.promises = promises;
        this.deadlines = deadlines;
    }

    /** @param created work that nodes get now */
    public void watch(Tx tx, List<NewFulfillment> created, Map<Long, Order> orders) {
        var refs = new LinkedHashMap<GroupRef, NewFulfillment>();
        created.stream().filter(f -> f.way() == Fulfillment.Way.SAME_DAY).forEach(f -> refs.put(f.ref(), f));
        if (refs.isEmpty()) {
            return;
        }
        var ids = refs.keySet().stream().map(GroupRef::order).distinct().toList();
        var watched = new HashSet<Long>();
        deadlines.of(tx, ids).stream()
                .filter(d -> d.kind() == DeadlineKind.DELIVER_BY)
                .forEach(d -> watched.add(d.order()));
        var promised = promises.of(tx, ids);
        deadlines.watch(
                tx,
                refs.values().stream()
                        .filter(f -> !watched.contains(f.order()) && promised.containsKey(f.ref()))
                        .map(f -> deadline(
                                f,
                                ListIndex.known(orders, f.order()),
                                ListIndex.known(promised, f.ref()).deliverBy()))
                        .toList());
    }

    /** The deadline of an order with one group is the order's. */
    private NewDeadline deadline(NewFulfillment f, Order order, Instant promised) {
        long of = order.deliveryGroups().isEmpty() ? 0 : f.ref().group();
        return new NewDeadline(
                f.order(), DeadlineKind.DELIVER_BY, of, endOfDay(f.node(), promised), NewDeadline.PROMISE, OWNER);
    }

    private Instant endOfDay(String code, Instant promised) {
        var node = masterdata.nodesByCode().get(code);
        var zone = ZoneId.of(node == null ? "UTC" : node.timeZone());
        return promised.atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }
}
