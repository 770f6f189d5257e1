package io.crossdock.orchestration.stage.order;

import io.crossdock.engine.Tx;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.hold.HoldScope;
import io.crossdock.orders.hold.HoldType;
import io.crossdock.orders.hold.HoldWish;
import io.crossdock.orders.hold.NewHold;
import io.crossdock.orders.hold.OrderHolds;
import io.crossdock.policy.DecisionTables;
import io.crossdock.policy.DecisionTables.Asked;
import io.crossdock.policy.Policies;
import io.crossdock.policy.PolicyRuling;
import io.crossdock.policy.PolicySchema.Output;
import io.crossdock.policy.TableContract;
import io.crossdock.policy.fact.FactSubject;
import io.crossdock.shared.ListIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Places the holds that the decision table {@code hold} names. */
@Component
final class RuledHolds {

    private static final String TABLE = "hold";

    /** Codes of types of holds. */
    private static final String PLACE = "place";

    /** The reason code of holds that a table places; who placed them is the rule. */
    private static final String REASON_CODE = "rule";

    private final Policies policies;
    private final DecisionTables tables;
    private final OrderHolds holds;

    RuledHolds(Policies policies, DecisionTables tables, OrderHolds holds) {
        this.policies = policies;
        this.tables = tables;
        this.holds = holds;
    }

    /** Whatever the table asks for, it answers with types of holds. */
    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        TableContract holdTable() {
            return TableContract.ofOrder(TABLE, List.of(new Output.Words(PLACE)));
        }
    }

    /**
     * Asks the table about orders; the log of each has the decision. A table without rules that places none costs
     * nothing.
     *
     * @throws IllegalStateException if it names a type that there isn't: its orders stand still until somebody adds the
     *     type or corrects the table, and are not released as if there were no rule
     */
    void place(Tx tx, List<Long> asked) {
        if (asked.isEmpty() || placesNothing()) {
            return;
        }
        var types = ListIndex.by(holds.types(tx), HoldType::code);
        var decided = tables.ask(
                tx,
                TABLE,
                FactSubject.ORDER,
                asked.stream().map(order -> new Asked(order, Map.of())).toList());
        var placed = new ArrayList<NewHold>();
        for (int i = 0; i < asked.size(); i++) {
            var ruling = decided.get(i).ruling();
            long order = asked.get(i);
            tx.emit(order, DecisionTables.DECISION_MADE, decided.get(i).made(CheckHoldsStage.NAME));
            ruling.words(PLACE).forEach(code -> placed.add(hold(tx, order, ruling, type(types, code, ruling))));
        }
        holds.place(tx, placed);
    }

    private boolean placesNothing() {
        var table = policies.tables().current(TABLE);
        return table.rules().isEmpty()
                && tables.recompute(table, Map.of()).words(PLACE).isEmpty();
    }

    private static HoldType type(Map<String, HoldType> types, String code, PolicyRuling ruling) {
        var type = types.get(code);
        if (type == null) {
            throw new IllegalStateException("the table places a hold of the type '" + code
                    + "', which is not among /v1/hold-types: " + ruling.name());
        }
        return type;
    }

    private static NewHold hold(Tx tx, long order, PolicyRuling ruling, HoldType type) {
        var wish = new HoldWish(type, REASON_CODE, "", List.of(), null, HoldScope.ORDER);
        return new NewHold(new OrderId(order), wish.terms(tx.at(), List.of()), ruling.name(), "");
    }
}
