package io.crossdock.orchestration.stage.payment;

import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.orders.Order;
import io.crossdock.orders.Orders;
import io.crossdock.payments.MovementState;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.PaymentView;
import io.crossdock.payments.Payments;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.UnitLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Money of whole orders: what has to be paid back of those of which units are not sent, by their channels or since they
 * are charged; what is charged before its release; and what is reserved and not charged any more.
 */
@Component
public final class ChannelMoney {

    private final Payments payments;
    private final Orders orders;

    ChannelMoney(Payments payments, Orders orders) {
        this.payments = payments;
        this.orders = orders;
    }

    /** For orders that lost a part and go on. Money that no stage has booked yet is seen when they end. */
    public void ofCanceledUnits(Tx tx, List<Long> ids) {
        var elsewhere = payments.of(tx, ids).stream()
                .filter(money -> money.method().equals(NewPayment.COLLECTED)
                        ? money.authorizedMinor() > 0
                        : money.prepaidMinor() > 0)
                .map(PaymentView::order)
                .toList();
        if (!elsewhere.isEmpty()) {
            owed(tx, elsewhere);
        }
    }

    /** What orders are charged of, one wish per element: the units that may still be sent. */
    List<PaymentRequest> charges(Tx tx, List<Work> batch) {
        var loaded = ListIndex.by(orders.load(tx, Work.subjects(batch)), o -> o.id().value());
        return batch.stream()
                .map(w -> wish(PaymentOperation.CAPTURE, ListIndex.known(loaded, w.subject()), w.key()))
                .toList();
    }

    /**
     * Gives up what orders have reserved, and nothing is captured from any more: all of them have left, or are
     * canceled.
     *
     * @param asking of fulfillments, one per element
     */
    List<PaymentInstruction> voids(Tx tx, List<PaymentRequest> asking) {
        var ids = asking.stream().map(PaymentRequest::order).distinct().toList();
        var reserved = payments.of(tx, ids).stream()
                .filter(money -> !money.method().equals(NewPayment.COLLECTED)
                        && money.authorizedMinor() > money.voidedMinor() + money.capturedMinor())
                .map(PaymentView::order)
                .collect(Collectors.toSet());
        orders.load(tx, ids).stream()
                .filter(order -> order.everyLine().stream().anyMatch(line -> line.open() > 0))
                .forEach(order -> reserved.remove(order.id().value()));
        reserved.removeAll(payments.asked(tx, PaymentOperation.VOID, ids));
        var wishes = new LinkedHashMap<Long, PaymentRequest>();
        asking.stream()
                .filter(w -> reserved.contains(w.order()))
                .forEach(w -> wishes.putIfAbsent(
                        w.order(),
                        new PaymentRequest(
                                PaymentOperation.VOID, w.order(), "O" + w.order(), w.order(), w.entry(), List.of())));
        var planned = new HashMap<Long, PaymentInstruction>();
        var answers = wishes.isEmpty()
                ? List.<PaymentInstruction>of().iterator()
                : payments.request(tx, List.copyOf(wishes.values())).iterator();
        wishes.keySet().forEach(order -> planned.put(order, answers.next()));
        var nothing = new PaymentInstruction.Settled(MovementState.DONE);
        return asking.stream()
                .map(w -> Objects.requireNonNullElse(planned.remove(w.order()), nothing))
                .toList();
    }

    /** For orders that end. @return those of which any of it is not paid back yet */
    Set<Long> owed(Tx tx, List<Long> ids) {
        var loaded = orders.load(tx, ids);
        var open = payments.giveBack(
                tx,
                loaded.stream()
                        .map(order -> wish(PaymentOperation.VOID, order, ""))
                        .toList());
        var owed = new HashSet<Long>();
        for (int i = 0; i < loaded.size(); i++) {
            if (open.get(i)) {
                owed.add(loaded.get(i).id().value());
            }
        }
        return owed;
    }

    private static PaymentRequest wish(PaymentOperation kind, Order order, String entry) {
        long id = order.id().value();
        var toCome = order.closedAt() != null
                ? List.<PaymentRequest.Units>of()
                : order.everyLine().stream()
                        .filter(line -> line.open() > 0)
                        .map(line -> new PaymentRequest.Units(UnitLine.ordered(line.line()), line.open()))
                        .toList();
        return new PaymentRequest(kind, id, order.id().toString(), id, entry, toCome);
    }
}
