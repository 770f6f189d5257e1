package io.crossdock.orchestration.stage.order;

import io.crossdock.engine.Tx;
import io.crossdock.orders.NewOrder;
import io.crossdock.payments.NewTender;
import io.crossdock.payments.PaymentProviders;
import io.crossdock.policy.DecisionTables;
import io.crossdock.policy.DecisionTables.Asked;
import io.crossdock.policy.PolicySchema.Output;
import io.crossdock.policy.TableContract;
import io.crossdock.policy.fact.FactSubject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The decision table {@code tender-sequence}: which tenders of an order are charged first and get money back last. */
@Component
final class TenderSequences {

    private static final String TABLE = "tender-sequence";
    private static final String CHARGE_FIRST = "chargeFirst";
    private static final String REFUND_LAST = "refundLast";

    private final DecisionTables tables;
    private final PaymentProviders providers;

    TenderSequences(DecisionTables tables, PaymentProviders providers) {
        this.tables = tables;
        this.providers = providers;
    }

    /** Whatever the table asks for, it answers with types of tenders. */
    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        TableContract tenderTable() {
            return TableContract.ofOrder(TABLE, List.of(new Output.Words(CHARGE_FIRST), new Output.Words(REFUND_LAST)));
        }
    }

    /**
     * The tenders of orders that name some, by order; the orders are stored. The table is asked about those that name
     * several, and the log of each has the decision; one tender needs no sequence.
     */
    Map<Long, List<NewTender>> of(Tx tx, List<NewOrder> fresh) {
        var tenders = new HashMap<Long, List<NewTender>>();
        for (var order : fresh) {
            var named = order.payment().tenders();
            if (named.size() == 1) {
                var rule = new TenderSequenceRule(Set.of(), Set.of());
                tenders.put(order.id().value(), rule.tenders(named, providers.byDefault()));
            }
        }
        var several = fresh.stream()
                .filter(order -> order.payment().tenders().size() > 1)
                .toList();
        if (!several.isEmpty()) {
            decide(tx, several, tenders);
        }
        return tenders;
    }

    private void decide(Tx tx, List<NewOrder> several, Map<Long, List<NewTender>> tenders) {
        var decided = tables.ask(
                tx,
                TABLE,
                FactSubject.ORDER,
                several.stream()
                        .map(order -> new Asked(order.id().value(), Map.of()))
                        .toList());
        for (int i = 0; i < several.size(); i++) {
            var order = several.get(i);
            var ruling = decided.get(i).ruling();
            tx.emit(
                    order.id().value(),
                    DecisionTables.DECISION_MADE,
                    decided.get(i).made(null));
            var rule = new TenderSequenceRule(ruling.words(CHARGE_FIRST), ruling.words(REFUND_LAST));
            tenders.put(order.id().value(), rule.tenders(order.payment().tenders(), providers.byDefault()));
        }
    }
}
