package io.crossdock.world.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.world.WorldJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExpectationTest {

    private static final JsonNode VIEW = json("""
            {"order": {"stage": "delivered", "totalMinor": 2000, "closed": false, "note": null,
                       "lines": [{"line": 1, "shipped": 2}, {"line": 2, "shipped": 0}]},
             "cases": [{"kind": "chargeback", "state": "open", "detail": "20.00 USD, Fraudulent"},
                       {"kind": "parcel-lost", "state": "closed", "detail": "box1"}],
             "mails": []}""");

    @Test
    void comparesTextsNumbersAndTruth() {
        holds("{'order/stage': 'delivered', 'order/totalMinor': 2000, 'order/closed': false}");
        misses("{'order/stage': 'canceled'}", "order/stage should be \"canceled\", is \"delivered\"");
        misses("{'order/totalMinor': 2001}", "order/totalMinor should be 2001, is 2000");
        misses("{'order/closed': true}", "order/closed should be true, is false");
    }

    @Test
    void countsAndFiltersLists() {
        holds("{'cases': 2, 'cases[state=open]': 1, 'cases[kind=chargeback,state=closed]': 'none', 'mails': 'none'}");
        holds("{'order/lines[line=2]/shipped': 0, 'order/lines/0/shipped': 2}");
        holds("{'cases[detail~fraud]/kind': 'chargeback'}");
        holds("{'cases[kind!=chargeback]/kind': 'parcel-lost', 'cases[detail!~box]': 1}");
        misses("{'cases': 1}", "cases should be 1");
        misses("{'mails': 'some'}", "mails should be \"some\", is []");
        misses("{'cases[state=open]': 'none'}", "cases[state=open] should be \"none\"");
    }

    @Test
    void aListOfOneNumberIsThatNumber() {
        holds("{'order/lines[line=1]/shipped': 2}");
        misses("{'order/lines[line=1]/shipped': 1}", "is [2]");
        misses("{'order/lines/shipped': 2, 'cases[state=open]/detail': 'box1'}", "cases[state=open]/detail should be");
    }

    @Test
    void nothingIsNoneAndNotZero() {
        holds("{'order/note': 'none', 'order/refund': 'none'}");
        misses("{'order/refund': 0}", "order/refund should be 0, is not there");
        misses("{'order/refund': 'some'}", "is not there");
    }

    @Test
    void testsPartsAndLimits() {
        holds("{'order/stage': {'oneOf': ['delivered', 'canceled']}}");
        holds("{'order/totalMinor': {'least': 2000, 'most': 2000}}");
        holds("{'cases': {'contains': 'FRAUD', 'lacks': 'refund'}, 'order/stage': {'not': 'canceled'}}");
        misses("{'order/totalMinor': {'least': 2001}}", "least");
        misses("{'order/totalMinor': {'most': 1999}}", "most");
        misses("{'cases': {'lacks': 'box1'}}", "lacks");
        misses("{'order/stage': {'not': 'delivered'}}", "not");
        misses("{'order/stage': {'oneOf': ['canceled']}}", "oneOf");
    }

    @Test
    void refusesATestThatDoesNotExist() {
        assertThatThrownBy(() -> Expectation.missed(json("{'order': {'like': 'x'}}"), VIEW))
                .hasMessage("there is no test 'like'");
        assertThatThrownBy(() -> Expectation.missed(json("{'cases[open]': 1}"), VIEW))
                .hasMessageContaining("has the filter 'open'");
    }

    private static void holds(String wanted) {
        assertThat(Expectation.missed(json(wanted), VIEW)).isEmpty();
    }

    private static void misses(String wanted, String sentence) {
        assertThat(Expectation.missed(json(wanted), VIEW))
                .hasValueSatisfying(s -> assertThat(s).contains(sentence));
    }

    private static JsonNode json(String text) {
        return WorldJson.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
