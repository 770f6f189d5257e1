package io.crossdock.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundQueryTest {

    private record Part(
            @NumberRange(min = 0, max = 9) @Nullable Long part) {}

    private record Listed(
            @NumberRange(min = 1, max = 500, otherwise = 50) int limit,
            @JsonUnwrapped Part of,
            @Nullable String sku,
            @Nullable Instant from) {}

    @Test
    void readsNumbersTextsAndTimes() {
        assertThat(query("limit", "7", "part", "0", "sku", "12", "from", "2026-11-23T10:00:00Z")
                        .value())
                .isEqualTo(new Listed(7, new Part(0L), "12", Instant.parse("2026-11-23T10:00:00Z")));
    }

    @Test
    void takesBlankParametersAsLeftOut() {
        assertThat(query("limit", "", "sku", " ").value()).isEqualTo(new Listed(50, new Part(null), null, null));
    }

    @Test
    void countsTheLastOfSeveralParametersWithOneName() {
        assertThat(BoundQuery.of(Map.of("limit", new String[] {"3", "4"}), Listed.class)
                        .value()
                        .limit())
                .isEqualTo(4);
    }

    @Test
    void namesEveryViolation() {
        var query = query("limit", "501", "part", "many", "from", "noon", "skus", "mug");

        var refused = catchThrowableOfType(Refused.class, query::value);

        assertThat(refused.code()).isEqualTo("wrong-parameter");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.violations())
                .extracting(v -> v.pointer() + " " + v.code())
                .containsExactly(
                        "/limit out-of-range", "/part wrong-type", "/from wrong-format", "/skus unknown-field");
    }

    private static BoundQuery<Listed> query(String... parameters) {
        var sent = new TreeMap<String, String[]>();
        for (int i = 0; i < parameters.length; i += 2) {
            sent.put(parameters[i], new String[] {parameters[i + 1]});
        }
        return BoundQuery.of(sent, Listed.class);
    }
}
