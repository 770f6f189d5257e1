package io.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {

    private static final List<String> KNOWN = List.of("limit", "cursor", "state", "postalCode");

    @ParameterizedTest
    @CsvSource({"limt, limit", "Limit, limit", "limits, limit", "stat, state", "postcode, postalCode", "curser, cursor"
    })
    void tellsTheWordThatMayBeMeant(String word, String meant) {
        assertThat(NearestWord.refusal(word, KNOWN))
                .isEqualTo("is not known here; did you mean " + meant + "? Known are cursor, limit, postalCode, state");
    }

    @Test
    void namesTheKnownOnesWhereNoneIsNear() {
        assertThat(NearestWord.refusal("colour", KNOWN))
                .isEqualTo("is not known here; known are cursor, limit, postalCode, state");
        assertThat(NearestWord.refusal("x", KNOWN)).startsWith("is not known here; known are ");
        assertThat(NearestWord.refusal("x".repeat(1_000), KNOWN)).startsWith("is not known here; known are ");
        assertThat(NearestWord.refusal("limt", List.of())).isEqualTo("is not known here; nothing is");
    }
}
