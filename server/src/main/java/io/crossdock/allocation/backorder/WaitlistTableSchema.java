package io.crossdock.allocation.backorder;

import io.crossdock.allocation.demand.OrderQuestion;
import io.crossdock.inventory.QueuePosition;
import io.crossdock.policy.PolicySchema;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Inputs and results of the decision table {@code waiting}, which ranks an order that has to wait. */
@Component
final class WaitlistTableSchema implements PolicySchema {

    static final String TABLE = "waiting";
    static final String RANK = "rank";

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Map<String, Input> inputs() {
        return OrderQuestion.COLUMNS;
    }

    @Override
    public List<Output> outputs() {
        return List.of(new Output.Whole(RANK, 0, QueuePosition.RANK_MAX));
    }
}
