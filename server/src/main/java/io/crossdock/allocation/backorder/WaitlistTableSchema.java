package io.crossdock.allocation.backorder;

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
        return Map.of(
                "channel", Input.WORD,
                "service", Input.WORD,
                "fulfillment", Input.WORD,
                "tier", Input.WORD,
                "country", Input.WORD,
                "region", Input.WORD,
                "date", Input.DAY);
    }

    @Override
    public List<Output> outputs() {
        return List.of(new Output.Whole(RANK, 0, QueuePosition.RANK_MAX));
    }
}
