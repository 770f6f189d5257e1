package io.crossdock.policy.internal;

import io.crossdock.policy.PolicyQuestion;
import io.crossdock.policy.PolicyRuling;
import io.crossdock.policy.PolicyTable;
import java.util.List;
import java.util.Map;

/** A table as rows. @param otherwise values for questions that no row fits */
record DecisionTable(String name, int version, Hit hit, List<TableRow> rows, Map<String, Object> otherwise, String yaml)
        implements PolicyTable {

    static final String OTHERWISE = "otherwise";

    @Override
    public List<String> rules() {
        return rows.stream().map(TableRow::name).toList();
    }

    @Override
    public PolicyRuling answer(PolicyQuestion question) {
        for (var row : rows) {
            if (row.fits(question)) {
                return new PolicyRuling(name, version, row.name(), row.values());
            }
        }
        return new PolicyRuling(name, version, OTHERWISE, otherwise);
    }
}
