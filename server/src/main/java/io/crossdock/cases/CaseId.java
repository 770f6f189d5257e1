package io.crossdock.cases;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.IdText;
import io.crossdock.shared.Refused;

/** Id of a case; {@code C123} for people and in JSON. */
public record CaseId(long value) {

    /** Reads the text of {@link #toString}; refuses any other text as not found. */
    public static CaseId parse(String text) {
        return new CaseId(IdText.parse('C', text).orElseThrow(() -> Refused.notFound("case", text)));
    }

    @Override
    @JsonValue
    public String toString() {
        return IdText.print('C', value);
    }
}
