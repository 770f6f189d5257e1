package io.crossdock.policy.internal;

import io.crossdock.policy.Policies;
import io.crossdock.policy.Question;
import io.crossdock.policy.Ruling;
import java.util.List;
import java.util.Map;

/** A version of a table, ready to answer. @param otherwise what applies where no row fits */
record Table(String name, int version, Hit hit, List<Row> rows, Map<String, Object> otherwise, String yaml) {

    static final String OTHERWISE = "otherwise";

    /** What happens where several rows fit. */
    enum Hit {
        /** The first one counts; rows that can never be it are refused. */
        FIRST,
        /** It can't happen: rows that overlap are refused. */
        UNIQUE
    }

    Ruling answer(Question question) {
        for (var row : rows) {
            if (row.fits(question)) {
                return new Ruling(name, version, row.name(), row.values());
            }
        }
        return new Ruling(name, version, OTHERWISE, otherwise);
    }

    Policies.Document document() {
        return new Policies.Document(name, version, hit.name().toLowerCase(java.util.Locale.ROOT), rows.stream().map(Row::name).toList(), yaml);
    }
}
