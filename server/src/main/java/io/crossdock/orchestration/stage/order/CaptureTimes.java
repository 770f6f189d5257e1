package io.crossdock.orchestration.stage.order;

import io.crossdock.engine.Tx;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderPayment;
import io.crossdock.policy.DecisionTables;
import io.crossdock.policy.DecisionTables.Asked;
import io.crossdock.policy.Policies;
import io.crossdock.policy.PolicySchema.Output;
import io.crossdock.policy.TableContract;
import io.crossdock.policy.fact.FactSubject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The decision table {@code capture}: which orders are charged before their release. */
@Component
final class CaptureTimes {

    private static final String TABLE = "capture";
    private static final String ANSWER = "capture";
    private static final String AT_ORDER = "at-order";
    private static final String AT_SHIPMENT = "at-shipment";

    private final Policies policies;
    private final DecisionTables tables;

    CaptureTimes(Policies policies, DecisionTables tables) {
        this.policies = policies;
        this.tables = tables;
    }

    /** Whatever the table asks for, it answers with a time. */
    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        TableContract captureTable() {
            return TableContract.ofOrder(TABLE, List.of(new Output.Choice(ANSWER, List.of(AT_SHIPMENT, AT_ORDER))));
        }
    }

    /**
     * Asks the table about stored orders that Crossdock charges; the log of each has the decision. A table without
     * rules that leaves all to the shipment costs nothing.
     *
     * @return orders that are charged before their release
     */
    Set<Long> atOrder(Tx tx, List<NewOrder> fresh) {
        var charged = fresh.stream()
                .filter(order -> !order.payment().method().equals(OrderPayment.COLLECTED))
                .map(order -> order.id().value())
                .toList();
        if (charged.isEmpty() || isAlwaysAtShipment()) {
            return Set.of();
        }
        var decided = tables.ask(
                tx,
                TABLE,
                FactSubject.ORDER,
                charged.stream().map(order -> new Asked(order, Map.of())).toList());
        var early = new HashSet<Long>();
        for (int i = 0; i < charged.size(); i++) {
            tx.emit(charged.get(i), DecisionTables.DECISION_MADE, decided.get(i).made(null));
            if (decided.get(i).ruling().word(ANSWER).equals(AT_ORDER)) {
                early.add(charged.get(i));
            }
        }
        return early;
    }

    private boolean isAlwaysAtShipment() {
        var table = policies.tables().current(TABLE);
        return table.rules().isEmpty()
                && tables.recompute(table, Map.of()).word(ANSWER).equals(AT_SHIPMENT);
    }
}
