package io.crossdock.orchestration.wiring;

import io.crossdock.engine.Engine;
import io.crossdock.engine.SubjectLockStore;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.log.EngineQueries.Standing;
import io.crossdock.masterdata.KnownKits;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderFacts;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderPayment;
import io.crossdock.orders.OrderRequests;
import io.crossdock.orders.OrderRequests.CancelCause;
import io.crossdock.orders.OrderRequests.CancelRequest;
import io.crossdock.orders.Orders;
import io.crossdock.payments.PaidBack;
import io.crossdock.payments.Payments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Offers requests to the orders' processes, where their stages take them. */
@Component
final class StoredOrderRequests implements OrderRequests {

    private static final String PROCESS = "order";
    private static final String ENDED = "ended";

    private final Engine engine;
    private final Orders orders;
    private final KnownKits kits;
    private final Payments payments;

    StoredOrderRequests(Engine engine, Orders orders, KnownKits kits, Payments payments) {
        this.payments = payments;
        this.engine = engine;
        this.orders = orders;
        this.kits = kits;
    }

    @Override
    public Answer cancel(Tx tx, OrderId order, String reason) {
        return cancelable(tx, order, "cancel-requested", reason);
    }

    @Override
    public Answer askCancel(Tx tx, OrderId order, String reason) {
        return cancelable(tx, order, "cancel-asked", reason);
    }

    /** Of an order all of which has left nobody could act on it. */
    private Answer cancelable(Tx tx, OrderId order, String event, String reason) {
        SubjectLockStore.take(tx, List.of(order.value()));
        var standing = standing(tx, order);
        if (standing == null || standing.status().equals(ENDED)) {
            return Answer.ENDED;
        }
        boolean gone = orders.load(tx, List.of(order.value())).stream()
                .flatMap(o -> o.everyLine().stream())
                .noneMatch(line -> line.open() > 0);
        return gone ? Answer.NOTHING_OPEN : offer(tx, order, event, reason);
    }

    /** A stage awaits it, so it is also kept for an order that has not come there yet. */
    @Override
    public Answer paid(Tx tx, OrderId order, String evidence) {
        var standing = standing(tx, order);
        if (standing == null || standing.status().equals(ENDED)) {
            return Answer.ENDED;
        }
        boolean waits = payments.of(tx, List.of(order.value())).stream()
                .anyMatch(p -> p.method().equals(OrderPayment.COLLECTED) && p.authorizedMinor() == 0);
        if (!waits) {
            return Answer.NOT_WAITING;
        }
        tx.signal(new Tx.Signal(order.value(), "payment-received", Map.of("evidence", evidence), evidence));
        return Answer.TAKEN;
    }

    /** An order that waits for its money has none to give back. */
    @Override
    public Answer paidBack(Tx tx, OrderId order, long amountMinor, String word, String by, String evidence) {
        SubjectLockStore.take(tx, List.of(order.value()));
        if (OrderFacts.UNPAID.of(tx.facts(order.value()))) {
            return Answer.NOT_COLLECTED;
        }
        var said = new PaidBack(order.value(), amountMinor, word, by, evidence);
        return payments.paidBack(tx, said) ? Answer.TAKEN : Answer.NOT_COLLECTED;
    }

    @Override
    public Answer cancelLines(Tx tx, OrderId order, List<LineChange> units, String reason) {
        SubjectLockStore.take(tx, List.of(order.value()));
        var loaded = orders.load(tx, List.of(order.value())).getFirst();
        var left = left(tx, loaded);
        var wanted = units.stream()
                .map(u -> new LineChange(u.order(), u.line(), Math.min(u.quantity(), left.getOrDefault(u.line(), 0L))))
                .filter(u -> u.quantity() > 0)
                .toList();
        if (wanted.isEmpty()) {
            return Answer.NOTHING_OPEN;
        }
        if (wanted.stream().mapToLong(LineChange::quantity).sum()
                == left.values().stream().mapToLong(Long::longValue).sum()) {
            return cancel(tx, order, reason);
        }
        if (kit(tx, loaded, wanted)) {
            return Answer.KIT;
        }
        var answer = offer(tx, order, "lines-cancel-requested", reason);
        if (answer == Answer.TAKEN) {
            orders.requestCancel(tx, wanted, reason, CancelCause.ASKED);
        }
        return answer;
    }

    /** Open units by line, without those that are to be canceled already. */
    private Map<Integer, Long> left(Tx tx, Order order) {
        var left = new HashMap<Integer, Long>();
        order.everyLine().forEach(line -> left.put(line.line(), line.open()));
        for (CancelRequest request :
                orders.cancelRequests(tx, List.of(order.id().value()))) {
            left.computeIfPresent(request.line(), (_, open) -> Math.max(0, open - request.quantity()));
        }
        return left;
    }

    private boolean kit(Tx tx, Order order, List<LineChange> units) {
        var lines = units.stream().map(LineChange::line).collect(Collectors.toSet());
        var skus = order.lines().stream()
                .filter(line -> lines.contains(line.line()))
                .map(OrderLine::sku)
                .toList();
        return !kits.kits(tx, skus).isEmpty();
    }

    private Answer offer(Tx tx, OrderId order, String event, String reason) {
        var standing = standing(tx, order);
        if (standing == null || standing.status().equals(ENDED)) {
            return Answer.ENDED;
        }
        if (!engine.processes().pinned(PROCESS, standing.version()).takes(standing.stage(), event)) {
            return Answer.NOT_TAKEN;
        }
        tx.signal(new Tx.Signal(order.value(), event, Map.of("reason", reason), reason));
        return Answer.TAKEN;
    }

    /** Where the order stands. Locks it: of two requests, the later one sees the earlier one. */
    private static @Nullable Standing standing(Tx tx, OrderId order) {
        SubjectLockStore.take(tx, List.of(order.value()));
        var found = new ArrayList<>(EngineQueries.standing(tx, List.of(order.value())));
        found.removeIf(s -> !s.process().equals(PROCESS));
        return found.isEmpty() ? null : found.getFirst();
    }
}
