package io.crossdock.orchestration.wiring;

import io.crossdock.cases.CaseCause;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.orders.Orders;
import io.crossdock.payments.Payments;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Money;
import io.crossdock.shared.SubjectText;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether money is still owed that a case is about. */
@Component
final class MoneyCauses implements CaseCause {

    private static final String CAPTURE_OWED = "capture-owed";
    private static final String PAID_BACK = "paid-back-uncollected";
    private static final String OWED_BY_CHANNEL = "refund-owed-by-channel";

    private final Payments payments;
    private final Orders orders;

    MoneyCauses(Payments payments, Orders orders) {
        this.payments = payments;
        this.orders = orders;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(CAPTURE_OWED, OWED_BY_CHANNEL, PAID_BACK);
    }

    @Override
    public String cause() {
        return "money";
    }

    @Override
    public Map<Long, String> holding(Tx tx, String kind, Collection<Long> subjects) {
        if (kind.equals(PAID_BACK)) {
            return debtors(tx, subjects);
        }
        boolean capture = kind.equals(CAPTURE_OWED);
        var open = capture ? payments.owed(tx, subjects) : owed(tx, subjects);
        var currencies = currencies(tx, open.keySet());
        var holding = new HashMap<Long, String>();
        open.forEach((subject, minor) -> holding.put(
                subject,
                Money.text(minor, currencies.getOrDefault(subject, ""))
                        + (capture
                                ? " is not captured; a capture, or a write-off at the hold, closes it"
                                : " is not paid back; the channel's word closes it, or a person's, with settled at the"
                                        + " hold or POST /v1/orders/{id}:refunded")));
        return holding;
    }

    /** Subjects that wait for what their customer got back and had never paid. */
    private static Map<Long, String> debtors(Tx tx, Collection<Long> subjects) {
        var holding = new HashMap<Long, String>();
        EngineQueries.standing(tx, subjects).stream()
                .filter(at -> !at.status().equals("ended"))
                .forEach(at -> holding.put(
                        at.subject(), "its customer owes it; settled, or write-off, at the hold closes it"));
        return holding;
    }

    /** By subject: an order, or work or a return for one. */
    private Map<Long, String> currencies(Tx tx, Collection<Long> subjects) {
        var orderOf = new HashMap<Long, Long>();
        EngineQueries.standing(tx, subjects).forEach(one -> orderOf.put(one.subject(), SubjectText.orderNumber(one)));
        var known = ListIndex.by(
                orders.load(tx, orderOf.values().stream().distinct().toList()),
                order -> order.id().value());
        var currencies = new HashMap<Long, String>();
        orderOf.forEach((subject, number) -> {
            var order = known.get(number);
            if (order != null) {
                currencies.put(subject, order.currency());
            }
        });
        return currencies;
    }

    /** What is open for these subjects; of an order all of it, since cases of older releases are about that. */
    private Map<Long, Long> owed(Tx tx, Collection<Long> subjects) {
        var owed = new HashMap<>(payments.openObligations(tx, subjects));
        payments.of(tx, subjects).forEach(money -> owed.put(money.order(), money.owedMinor()));
        owed.values().removeIf(minor -> minor == 0);
        return owed;
    }
}
