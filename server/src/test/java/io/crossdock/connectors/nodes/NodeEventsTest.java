package io.crossdock.connectors.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.connectors.system.PartnerNotice;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.fulfillment.Shipment;
import io.crossdock.returns.ReturnArrival;
import io.crossdock.shared.UnitLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeEventsTest {

    private static PartnerNotice shipped(String line) {
        var event = """
                {"id":"e","type":"shipped","fulfillment":"F7","carrier":"UPS","tracking":"T","lines":[%s]}""";
        return NodeEvents.news(EngineJson.tree(event.formatted(line)));
    }

    private static PartnerNotice arrived(String line) {
        return NodeEvents.news(EngineJson.tree("""
                {"id":"e","type":"return-received","return":"R7","dispositions":[%s]}""".formatted(line)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3\"", "3.0", "3e0"})
    void unitsMayBeTextOrHaveADecimalPoint(String quantity) {
        var line = "{\"line\":1,\"quantity\":" + quantity + ",\"disposition\":\"sellable\"}";

        assertThat(((PartnerNotice.OfShipment) shipped(line)).shipment().lines())
                .containsExactly(new Shipment.Line(UnitLine.ordered(1), 3));
        assertThat(((PartnerNotice.OfArrival) arrived(line)).arrival().lines())
                .containsExactly(new ReturnArrival.Line(UnitLine.ordered(1), 3, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1.5",
                "1e20",
                "1e400",
                "9223372036854775807",
                "1000000000001",
                "null",
                "true",
                "\"x\"",
                "\"-1\"",
                "\"\"",
                "[3]"
            })
    void noUnitsAreGuessedFromANumberThatIsNone(String quantity) {
        var line = "{\"line\":1,\"quantity\":" + quantity + ",\"disposition\":\"sellable\"}";

        for (var notice : new PartnerNotice[] {shipped(line), arrived(line)}) {
            assertThat(notice)
                    .isInstanceOfSatisfying(
                            PartnerNotice.Unreadable.class,
                            unreadable -> assertThat(unreadable.why())
                                    .startsWith("has a line whose quantity is ")
                                    .endsWith(", not a whole number from 0 to 1000000000000"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "1e20", "\"one\"", "null"})
    void aLineIsNamedByAWholeNumber(String number) {
        assertThat(shipped("{\"line\":" + number + ",\"quantity\":1}"))
                .isInstanceOfSatisfying(
                        PartnerNotice.Unreadable.class,
                        unreadable -> assertThat(unreadable.why()).startsWith("has a line whose number is "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"lines\":[]",
                ",\"lines\":null",
                ",\"lines\":{\"line\":1,\"quantity\":1}",
                ",\"lines\":[{\"line\":1}]",
                ",\"lines\":[{\"line\":1,\"qty\":1}]",
                ",\"lines\":[{\"sku\":\"mug\",\"quantity\":1}]",
                ",\"lines\":[{\"line\":1,\"quantity\":\"3.0\"}]",
                ",\"lines\":[{\"line\":1,\"quantity\":0}]",
                ",\"lines\":[7]",
                ",\"lines\":[{\"line\":1,\"quantity\":1}],\"complete\":\"yes\"",
                ",\"lines\":[{\"line\":1,\"quantity\":1}],\"node\":7",
                ",\"items\":[{\"line\":1,\"quantity\":1}]"
            })
    void aShipmentThatSaysTooLittleSaysNothing(String rest) {
        var event = """
                {"id":"e","type":"shipped","fulfillment":"F7","carrier":"UPS","tracking":"T"%s}""".formatted(rest);

        assertThat(NodeEvents.news(EngineJson.tree(event))).isInstanceOf(PartnerNotice.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SELLABLE", "ok", "b-stock", "unknown"})
    void whatBecameOfReturnedGoodsIsNeverGuessed(String word) {
        assertThat(arrived("{\"line\":1,\"quantity\":1,\"disposition\":\"" + word + "\"}"))
                .isInstanceOf(PartnerNotice.Unreadable.class);
        assertThat(arrived("{\"line\":1,\"quantity\":1}")).isInstanceOf(PartnerNotice.Unreadable.class);
        assertThat(arrived("")).isInstanceOf(PartnerNotice.Unreadable.class);
        assertThat(arrived("{\"line\":1,\"quantity\":0,\"disposition\":\"sellable\"}"))
                .isInstanceOf(PartnerNotice.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "{\"event\":{}}", "{\"events\":{}}", "{\"Events\":[]}"})
    void aBodyWithoutEventsIsUnreadableAsAWhole(String body) {
        assertThat(NodeEvents.all(EngineJson.tree(body))).singleElement().isInstanceOf(PartnerNotice.Unreadable.class);
    }

    @Test
    void nothingIsMissingUnlessTheNodeSaysThatItIsDone() {
        var line = "\"lines\":[{\"line\":1,\"quantity\":0}]";
        var complete = NodeEvents.news(EngineJson.tree(
                "{\"id\":\"e\",\"type\":\"shipped\",\"fulfillment\":\"F7\",\"complete\":true," + line + "}"));

        assertThat(((PartnerNotice.OfShipment) complete).shipment().rest()).isEqualTo(Shipment.Rest.MISSING);
        assertThat(((PartnerNotice.OfShipment) shipped("{\"line\":1,\"quantity\":1}"))
                        .shipment()
                        .rest())
                .isEqualTo(Shipment.Rest.TO_COME);
    }

    @Test
    void oneWrongLineMakesTheWholeEventUnreadable() {
        assertThat(arrived("{\"line\":1,\"quantity\":2,\"disposition\":\"sellable\"},{\"line\":1,\"quantity\":-1}"))
                .isInstanceOf(PartnerNotice.Unreadable.class);
    }

    private static PartnerNotice delivered(String fields) {
        return NodeEvents.news(EngineJson.tree("""
                {"id":"e","type":"delivered","node":"C1","fulfillment":"F7","code":"SECRET",
                 "lines":[{"line":1,"quantity":1,"codes":["SECRET"]}]%s}""".formatted(fields)));
    }

    @Test
    void aDeliveryIsKnownByItsReference() {
        var known = delivered(",\"reference\":\"m1\",\"to\":\"a@b\"");

        assertThat(((PartnerNotice.OfShipment) known).shipment().delivered())
                .isEqualTo(new Shipment.Delivered("a@b", "m1"));
        assertThat(((PartnerNotice.OfShipment) delivered("")).shipment().handover())
                .as("a courier at the door has none")
                .isEqualTo(new Shipment.Handover("", "", Shipment.Place.DOOR));
        assertThat(delivered(",\"reference\":\" \"")).isInstanceOf(PartnerNotice.Unreadable.class);
        assertThat(delivered(",\"reference\":\"" + "x".repeat(201) + "\""))
                .isInstanceOf(PartnerNotice.Unreadable.class);
    }

    @Test
    void nothingIsKeptOfADeliveryThatIsNotRead() {
        assertThat(delivered(",\"reference\":\"m1\"").raw())
                .doesNotContain("SECRET")
                .contains("\"quantity\":1");
        assertThat(delivered("").raw()).doesNotContain("SECRET").contains("F7");
    }
}
