package io.crossdock.allocation.demand;

import io.crossdock.policy.PolicySchema;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Inputs and results of the decision table {@code substitution}, which decides on substitutes for a line. */
@Component
final class SubstitutionTableSchema implements PolicySchema {

    static final String TABLE = "substitution";

    private static final long DAYS_MAX = 365;

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
        return List.of(new Output.Flag("allow"), new Output.Whole("waitDays", 0, DAYS_MAX));
    }
}
