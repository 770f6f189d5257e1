package io.crossdock.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.sql.EngineJson;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unit lines in words, numbers and JSON. */
class UnitLineTest {

    record Units(@JsonUnwrapped UnitLine line, long quantity) {}

    @ParameterizedTest
    @CsvSource({
        "3, 3, 0, false",
        "10003, 3, 1, false",
        "20500, 500, 2, false",
        "500500, 500, 50, false",
        "510003, 3, 0, true",
        "511000, 1000, 0, true"
    })
    void aCodeIsReadAsWhatItStandsFor(int code, int line, int component, boolean substitute) {
        var units = new UnitLine(line, component, substitute);

        assertThat(UnitLineCode.read(code)).isEqualTo(units);
        assertThat(UnitLineCode.of(units)).isEqualTo(code);
    }

    @Test
    void codesOfLinesPartsAndSubstitutesStayApart() {
        var codes = new HashSet<Integer>();
        for (int line = 1; line <= 500; line++) {
            codes.add(UnitLineCode.of(UnitLine.ordered(line)));
            codes.add(UnitLineCode.of(UnitLine.substitute(line)));
            for (int place = 1; place <= 50; place++) {
                codes.add(UnitLineCode.of(UnitLine.component(line, place)));
            }
        }

        assertThat(codes).hasSize(500 * 52);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 0 | false | {\"line\":1,\"quantity\":4}",
                "1 | 2 | false | {\"line\":1,\"component\":2,\"quantity\":4}",
                "1 | 0 | true  | {\"line\":1,\"substitute\":true,\"quantity\":4}"
            })
    void jsonSaysWhatItIsAndNoMore(int line, int component, boolean substitute, String json) {
        var units = new Units(new UnitLine(line, component, substitute), 4);

        assertThat(EngineJson.write(units)).isEqualTo(json);
        assertThat(EngineJson.MAPPER.readValue(json, Units.class)).isEqualTo(units);
    }

    @Test
    void whatWasRecordedAsANumberIsReadAsWhatItStoodFor() {
        var read = Stream.of(1, 20001, 510001)
                .map(code -> EngineJson.MAPPER
                        .readValue("{\"line\":" + code + ",\"quantity\":4}", Units.class)
                        .line());

        assertThat(read).containsExactly(UnitLine.ordered(1), UnitLine.component(1, 2), UnitLine.substitute(1));
    }

    @Test
    void partsStandByTheirLine() {
        var units = Stream.of(
                UnitLine.ordered(2),
                UnitLine.substitute(1),
                UnitLine.component(1, 2),
                UnitLine.ordered(1),
                UnitLine.component(1, 1));

        assertThat(units.sorted().map(UnitLine::toString))
                .containsExactly("1", "1 (substitute)", "1 (part 1)", "1 (part 2)", "2");
    }

    @Test
    void aPartIsOfAWholeAndASubstituteInPlaceOfAnOriginal() {
        assertThat(UnitLine.component(3, 2).whole()).isEqualTo(UnitLine.ordered(3));
        assertThat(UnitLine.component(3, 2).original()).isEqualTo(UnitLine.component(3, 2));
        assertThat(UnitLine.substitute(3).original()).isEqualTo(UnitLine.ordered(3));
        assertThat(UnitLine.substitute(3).whole()).isEqualTo(UnitLine.substitute(3));
    }
}
