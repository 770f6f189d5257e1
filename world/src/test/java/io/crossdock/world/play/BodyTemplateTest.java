package io.crossdock.world.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.world.WorldJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BodyTemplateTest {

    private static final ObjectNode VALUES = (ObjectNode) json("""
            {"currency": "USD", "id": 51, "place": {"city": "Kassel"},
             "lines": [{"sku": "mug", "price": 2050}, {"sku": "tee", "price": 5}]}""");

    @Test
    void keepsTheTypeOfAWholeValue() {
        assertThat(filled("{'a': '${id}', 'b': '${id|text}', 'c': 'no. ${id} in ${place/city}', 'd': true}"))
                .isEqualTo(json("{'a': 51, 'b': '51', 'c': 'no. 51 in Kassel', 'd': true}"));
    }

    @Test
    void repeatsAnItemForEachLine() {
        assertThat(filled(
                        "{'items': {'$each': 'lines', '$item': {'sku': '${item/sku}', 'p': '${item/price|decimal}'}}}"))
                .isEqualTo(json("{'items': [{'sku': 'mug', 'p': '20.50'}, {'sku': 'tee', 'p': '0.05'}]}"));
    }

    @Test
    void writesDecimalsAsTheCurrencyHasThem() {
        ObjectNode yen = VALUES.deepCopy().put("currency", "JPY");

        assertThat(BodyTemplate.fill(json("{'a': '${id|decimal}'}"), yen)).isEqualTo(json("{'a': '51'}"));
    }

    @Test
    void missesAValue() {
        assertThatThrownBy(() -> filled("{'a': '${place/street}'}"))
                .hasMessage("there is no value for ${place/street}");
    }

    @Test
    void setsAndRemovesPlaces() {
        JsonNode body = json("{'lines': [{'sku': 'mug'}], 'note': 'x'}");

        JsonMerge.set(body, "/lines/0/sku", json("'tee'"));
        JsonMerge.set(body, "/lines/-", json("{'sku': 'jug'}"));
        JsonMerge.remove(body, "/note");

        assertThat(body).isEqualTo(json("{'lines': [{'sku': 'tee'}, {'sku': 'jug'}]}"));
        assertThatThrownBy(() -> JsonMerge.set(body, "/lines/7/sku", json("1")))
                .hasMessage("the body has no place /lines/7/sku");
        assertThatThrownBy(() -> JsonMerge.remove(body, "/note")).hasMessage("the body has no place /note");
    }

    private static JsonNode filled(String template) {
        return BodyTemplate.fill(json(template), VALUES);
    }

    private static JsonNode json(String text) {
        return WorldJson.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
