package io.crossdock.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.FactKey;
import io.crossdock.engine.FactType;
import io.crossdock.engine.Facts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageConditionTest {

    private static final FactKey<Long> TOTAL = FactKey.number("total");
    private static final FactKey<String> CHANNEL = FactKey.text("channel");
    private static final FactKey<Boolean> COLLECTED = FactKey.flag("collected");
    private static final Map<String, FactType> DECLARED = Map.of(
            "total", FactType.INT, "channel", FactType.STRING, "collected", FactType.BOOL, "weight", FactType.DOUBLE);
    private static final Facts FACTS =
            new Facts(Map.of("total", 500L, "channel", "web", "collected", true, "weight", 1.5));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "total > 499                         | true",
                "total > 500                         | false",
                "channel == 'web' && total >= 500    | true",
                "channel in ['app', 'shop']          | false",
                "!(collected && total > 0)           | false",
                "weight * 2.0 == 3.0                 | true",
                "channel.startsWith('w')             | true"
            })
    void asksForDeclaredFacts(String text, boolean holds) throws StageCondition.Invalid {
        var condition = StageCondition.compile(text, DECLARED);

        assertThat(condition.holds(FACTS)).isEqualTo(holds);
        assertThat(condition.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"totl > 1", "total", "total > 'much'", "total + channel == 1", "total >"})
    void isRefusedWhereItIsNoYesOrNoOverTheDeclaredFacts(String text) {
        assertThatThrownBy(() -> StageCondition.compile(text, DECLARED)).isInstanceOf(StageCondition.Invalid.class);
    }

    @Test
    void saysAtWhichColumnAFaultIsAndNothingOfItsLibrary() {
        assertThatThrownBy(() -> StageCondition.compile("total > 1 && totl > 1", DECLARED))
                .hasMessage("column 14: undeclared reference to 'totl'");
        assertThatThrownBy(() -> StageCondition.compile("total >", DECLARED))
                .message()
                .doesNotContain("<input>", "ERROR", "\n");
    }

    @Test
    void saysWhichConditionAsksForAMissingFact() throws StageCondition.Invalid {
        var condition = StageCondition.compile("total > 1", DECLARED);

        assertThatThrownBy(() -> condition.holds(Facts.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'total > 1'");
    }

    @Test
    void factsOverwriteAndCompleteEachOther() {
        var first = Facts.of(TOTAL, 5L).with(CHANNEL, "web");
        var both = first.with(Facts.of(TOTAL, 7L).with(COLLECTED, true));

        assertThat(both.values()).isEqualTo(Map.of("total", 7L, "channel", "web", "collected", true));
        assertThat(first.values()).as("unchanged").isEqualTo(Map.of("total", 5L, "channel", "web"));
        assertThat(first.with(Facts.NONE)).isSameAs(first);
    }

    @Test
    void aKeyReadsZeroWhereNobodySetTheFact() {
        assertThat(TOTAL.of(Facts.NONE)).isZero();
        assertThat(CHANNEL.of(Facts.NONE)).isEmpty();
        assertThat(COLLECTED.of(Facts.NONE)).isFalse();
        assertThat(COLLECTED.of(Facts.of(COLLECTED, true))).isTrue();
    }

    @Test
    void aKeyRefusesAValueOfAnotherType() {
        var facts = Facts.of(FactKey.text("total"), "much");

        assertThatThrownBy(() -> TOTAL.of(facts)).isInstanceOf(ClassCastException.class);
    }
}
