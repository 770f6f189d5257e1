package io.crossdock.policy.internal;

import io.crossdock.policy.PolicyTable;
import io.crossdock.policy.Question;
import io.crossdock.policy.Ruling;
import java.util.List;
import java.util.Map;

/** A table as rows. @param otherwise what applies where no row fits */
record Table(String name, int version, Hit hit, List<Row> rows, Map<String, Object> otherwise, String yaml) implements PolicyTable {

    static final String OTHERWISE = "otherwise";

    @Override
    public List<String> rules() {
        return rows.stream().map(Row::name).toList();
    }

    @Override
    public Ruling answer(Question question) {
        for (var row : rows) {
            if (row.fits(question)) {
                return new Ruling(name, version, row.name(), row.values());
            }
        }
        return new Ruling(name, version, OTHERWISE, otherwise);
    }
}
