package io.crossdock.orchestration.wiring;

import io.crossdock.cases.CaseCause;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.payments.Payments;
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

    MoneyCauses(Payments payments) {
        this.payments = payments;
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
        var holding = new HashMap<Long, String>();
        if (kind.equals(CAPTURE_OWED)) {
            payments.owed(tx, subjects)
                    .forEach((subject, minor) -> holding.put(
                            subject,
                            minor + " minor units are not captured; a capture, or a write-off at the hold, closes it"));
        } else if (kind.equals(PAID_BACK)) {
            EngineQueries.standing(tx, subjects).stream()
                    .filter(at -> !at.status().equals("ended"))
                    .forEach(at -> holding.put(
                            at.subject(), "its customer owes it; settled, or write-off, at the hold closes it"));
        } else {
            owed(tx, subjects)
                    .forEach((subject, minor) -> holding.put(
                            subject,
                            minor + " minor units are not paid back; the channel's word closes it, or a person's, with"
                                    + " settled at the hold or POST /v1/orders/{id}:refunded"));
        }
        return holding;
    }

    /** What is open for these subjects; of an order all of it, since cases of older releases are about that. */
    private Map<Long, Long> owed(Tx tx, Collection<Long> subjects) {
        var owed = new HashMap<>(payments.openObligations(tx, subjects));
        payments.of(tx, subjects).forEach(money -> owed.put(money.order(), money.owedMinor()));
        owed.values().removeIf(minor -> minor == 0);
        return owed;
    }
}
