package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.demand.OrderQuestion;
import io.crossdock.allocation.demand.SourcingRequest;
import io.crossdock.engine.Tx;
import io.crossdock.orders.Order;
import io.crossdock.orders.Orders;
import io.crossdock.orders.hold.HoldType;
import io.crossdock.orders.hold.HoldWish;
import io.crossdock.orders.hold.NewHold;
import io.crossdock.orders.hold.OrderHolds;
import io.crossdock.policy.Policies;
import io.crossdock.policy.PolicyQuestion;
import io.crossdock.policy.PolicyRuling;
import io.crossdock.shared.ListIndex;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Places the holds that the decision table {@code hold} names. */
@Component
final class RuledHolds {

    /** The reason code of holds that a table places; who placed them is the rule. */
    private static final String REASON_CODE = "rule";

    private final Policies policies;
    private final Orders orders;
    private final OrderHolds holds;

    RuledHolds(Policies policies, Orders orders, OrderHolds holds) {
        this.policies = policies;
        this.orders = orders;
        this.holds = holds;
    }

    /**
     * Asks the table about orders. A table without rules costs nothing.
     *
     * @throws IllegalStateException if it names a type that there isn't: its orders stand still until somebody adds the
     *     type or corrects the table, and are not released as if there were no rule
     */
    void place(Tx tx, List<Long> asked) {
        if (asked.isEmpty() || placesNothing(tx)) {
            return;
        }
        var types = ListIndex.by(holds.types(tx), HoldType::code);
        var placed = new ArrayList<NewHold>();
        for (var order : orders.load(tx, asked)) {
            var question = OrderQuestion.of(tx, SourcingRequest.of(order), Set.of());
            var ruling = policies.rule(HoldTableSchema.TABLE, question);
            ruling.words(HoldTableSchema.PLACE)
                    .forEach(code -> placed.add(hold(tx, order, ruling, type(types, code, ruling))));
        }
        holds.place(tx, placed);
    }

    private boolean placesNothing(Tx tx) {
        var table = policies.tables().current(HoldTableSchema.TABLE);
        var nothing =
                new PolicyQuestion(Map.of(), tx.at().atZone(ZoneOffset.UTC).toLocalDate());
        return table.rules().isEmpty()
                && table.answer(nothing).words(HoldTableSchema.PLACE).isEmpty();
    }

    private static HoldType type(Map<String, HoldType> types, String code, PolicyRuling ruling) {
        var type = types.get(code);
        if (type == null) {
            throw new IllegalStateException("the table places a hold of the type '" + code
                    + "', which is not among /v1/hold-types: " + ruling.name());
        }
        return type;
    }

    private static NewHold hold(Tx tx, Order order, PolicyRuling ruling, HoldType type) {
        var wish = new HoldWish(type, REASON_CODE, "", List.of(), null);
        return new NewHold(order.id(), wish.terms(tx.at()), ruling.name(), "");
    }
}
