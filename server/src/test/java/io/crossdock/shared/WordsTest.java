package io.crossdock.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    private enum Kind {
        STORE,
        DROP_SHIP
    }

    @Test
    void writesConstantsInLowerCaseWithHyphens() {
        assertThat(Words.of(Kind.DROP_SHIP)).isEqualTo("drop-ship");
        assertThat(Words.choices(Kind.class)).isEqualTo("store, drop-ship");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-ship", "DROP_SHIP", "Drop-Ship", "drop_ship"})
    void readsThemInAnyCase(String word) {
        assertThat(Words.parse(Kind.class, word)).isEqualTo(Kind.DROP_SHIP);
    }

    @Test
    void namesTheChoicesWhereItIsNoneOfThem() {
        assertThat(Words.find(Kind.class, "shop")).isEmpty();
        assertThatThrownBy(() -> Words.parse(Kind.class, "shop"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be one of store, drop-ship, not 'shop'");
    }
}
