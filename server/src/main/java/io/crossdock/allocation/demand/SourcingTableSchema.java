package io.crossdock.allocation.demand;

import io.crossdock.policy.PolicySchema;
import io.crossdock.shared.Limits;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Inputs and results of the decision table {@code sourcing}, which sets the rules for an order. */
@Component
public final class SourcingTableSchema implements PolicySchema {

    static final String TABLE = "sourcing";
    public static final String WORKING_DAYS = "working-days";

    private static final long NODES_MAX = 100;
    private static final long PERMILLE_MAX = 1_000_000;
    private static final long HOURS_MAX = 24 * 60;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Map<String, Input> inputs() {
        return OrderQuestion.COLUMNS_WITH_TRAITS;
    }

    @Override
    public List<Output> outputs() {
        return List.of(
                new Output.Whole("splitMinor", 0, Limits.COST_MINOR_MAX),
                new Output.Whole("nodesMax", 0, NODES_MAX),
                new Output.Flag("shipComplete"),
                new Output.Whole("lateMinorPerDay", 0, Limits.COST_MINOR_MAX),
                new Output.Whole("rerouteMinor", 0, Limits.COST_MINOR_MAX),
                new Output.Whole("shippingPermille", 0, PERMILLE_MAX),
                new Output.Whole("handlingPermille", 0, PERMILLE_MAX),
                new Output.Words("avoid"),
                new Output.Choice("transit", List.of("calendar-days", WORKING_DAYS)),
                new Output.Whole("handlingHours", 0, HOURS_MAX));
    }
}
