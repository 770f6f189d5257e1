package io.crossdock.orchestration.stage.waiting;

import io.crossdock.engine.Tx;
import io.crossdock.orders.consent.NewQuestion;
import io.crossdock.orders.consent.SilenceTerm;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.orders.consent.WaitQuestion;
import io.crossdock.orders.consent.WaitState;
import io.crossdock.policy.DecisionTables;
import io.crossdock.policy.DecisionTables.Asked;
import io.crossdock.policy.Policies;
import io.crossdock.policy.PolicySchema.Output;
import io.crossdock.policy.TableContract;
import io.crossdock.policy.fact.FactSubject;
import io.crossdock.promises.BackorderDates;
import io.crossdock.promises.BackorderDates.ToldDate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * The decision table {@code backorder-consent}: whether a customer is asked before an order waits, for how long, and
 * what no answer means. It is asked at an order's first wait, and when the date that its customer was told becomes
 * later or is withdrawn; whatever else happens to a waiting order is no question.
 */
@Component
final class ConsentTable {

    private static final String TABLE = "backorder-consent";
    private static final String ASK = "ask";
    private static final String HOURS = "hours";
    private static final String SILENCE = "silence";

    /** Fact: which delay of the order this is. */
    private static final String DELAYS = "delays";

    private final Policies policies;
    private final DecisionTables tables;
    private final BackorderDates dates;
    private final WaitConsents consents;

    ConsentTable(Policies policies, DecisionTables tables, BackorderDates dates, WaitConsents consents) {
        this.policies = policies;
        this.tables = tables;
        this.dates = dates;
        this.consents = consents;
    }

    /** Whatever the table asks for, it answers whether, for how long, and what silence means. */
    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        TableContract backorderConsent() {
            return TableContract.ofOrder(
                    TABLE,
                    List.of(
                            new Output.Flag(ASK),
                            new Output.Whole(HOURS, 1, WaitConsents.HOURS_MAX),
                            new Output.Choice(SILENCE, List.of(SilenceTerm.WAIT.text(), SilenceTerm.CANCEL.text()))));
        }
    }

    /**
     * Asks the table about orders that begin to wait now, or wait with another date; the log of each has the decision.
     * A table without rules that asks nobody is not asked. A refusal that met the order on its way here is offered to
     * its process again.
     *
     * @param days days that orders are promised now, each on the clock of its node
     */
    void ask(Tx tx, Collection<Long> orders, Map<Long, LocalDate> days) {
        var last = consents.last(tx, orders);
        var told = dates.told(tx, orders);
        last.values().stream().filter(WaitQuestion::endsWait).forEach(q -> consents.decline(tx, q, ""));
        if (isNobodyAsked()) {
            return;
        }
        var late = new ArrayList<Long>();
        var dated = new HashMap<WaitQuestion, Instant>();
        for (long order : orders) {
            var before = last.get(order);
            var date = told.get(order);
            var by = date == null ? null : date.deliverBy();
            if (before == null || !before.endsWait() && isLater(before.deliverBy(), by)) {
                late.add(order);
            } else if (before.deliverBy() == null && by != null) {
                dated.put(before, by);
            }
        }
        consents.date(tx, dated);
        consents.ask(tx, decide(tx, late, last, told, days));
    }

    private List<NewQuestion> decide(
            Tx tx, List<Long> late, Map<Long, WaitQuestion> last, Map<Long, ToldDate> told, Map<Long, LocalDate> days) {
        if (late.isEmpty()) {
            return List.of();
        }
        var decided = tables.ask(
                tx,
                TABLE,
                FactSubject.ORDER,
                late.stream()
                        .map(order -> new Asked(order, Map.of(DELAYS, (long) NewQuestion.number(last.get(order)))))
                        .toList());
        var fresh = new ArrayList<NewQuestion>();
        for (int i = 0; i < late.size(); i++) {
            long order = late.get(i);
            tx.emit(order, DecisionTables.DECISION_MADE, decided.get(i).made(PromiseConsentStage.NAME));
            var date = told.get(order);
            var ruling = decided.get(i).ruling();
            fresh.add(new NewQuestion(
                    order,
                    last.get(order),
                    date == null ? null : date.deliverBy(),
                    days.get(order),
                    ruling.flag(ASK) ? Duration.ofHours(ruling.whole(HOURS)) : null,
                    SilenceTerm.of(ruling.word(SILENCE))));
        }
        return fresh;
    }

    /** A date that was asked about is not kept: it is later now, or there is none any more. */
    private static boolean isLater(@Nullable Instant was, @Nullable Instant now) {
        return was != null && (now == null || now.isAfter(was));
    }

    private boolean isNobodyAsked() {
        var table = policies.tables().current(TABLE);
        return table.rules().isEmpty() && !tables.recompute(table, Map.of()).flag(ASK);
    }

    /** Why the units that lack are canceled, by order. */
    Map<Long, String> reasons(Tx tx, Collection<Long> orders) {
        var reasons = new HashMap<Long, String>();
        consents.last(tx, orders)
                .forEach((order, question) -> reasons.put(
                        order,
                        question.state() == WaitState.UNANSWERED
                                ? "the customer has not said that they wait, in the time to say so"
                                : "the customer does not wait for it"));
        return reasons;
    }
}
