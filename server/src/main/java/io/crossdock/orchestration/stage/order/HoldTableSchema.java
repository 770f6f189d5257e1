package io.crossdock.orchestration.stage.order;

import io.crossdock.allocation.demand.OrderQuestion;
import io.crossdock.policy.PolicySchema;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Inputs and results of the decision table {@code hold}, which places holds on orders before their release. */
@Component
final class HoldTableSchema implements PolicySchema {

    static final String TABLE = "hold";

    /** Codes of types of holds. */
    static final String PLACE = "place";

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
        return List.of(new Output.Words(PLACE));
    }
}
