package io.crossdock.channels.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.sql.EngineJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class DigitalLinesTest {

    private static ObjectNode order(String fields) {
        return (ObjectNode) EngineJson.tree("{\"shipTo\":{\"name\":\"Ada\"},\"service\":\"express\"," + fields + "}");
    }

    @Test
    void aSkuIsNamedAsAWholeOrByHowItBegins() {
        var named = DigitalLines.named(List.of("GIFT-*", "code"));

        assertThat(List.of("gift-25", "CODE", " Gift-").stream().filter(named)).hasSize(3);
        assertThat(List.of("gift", "code-2", "").stream().filter(named)).isEmpty();
        assertThat(DigitalLines.named(List.of()).test("code")).isFalse();
    }

    @Test
    void anOrderWithoutDigitalLinesStaysAsItIs() {
        var order = order("\"lines\":[{\"sku\":\"mug\"}]");

        assertThat(DigitalLines.apart(order)).isSameAs(order);
    }

    @Test
    void digitalLinesAloneHaveNoAddress() {
        assertThat(DigitalLines.apart(order("\"lines\":[{\"sku\":\"c\",\"type\":\"digital\"}]"))
                        .toString())
                .isEqualTo("{\"lines\":[{\"sku\":\"c\",\"type\":\"digital\"}],\"fulfillment\":\"digital\"}");
    }

    @Test
    void aMixedOrderGoesInTwoGroups() {
        var made = DigitalLines.apart(order("\"node\":\"S1\",\"fulfillment\":\"pickup\","
                + "\"lines\":[{\"sku\":\"c\",\"type\":\"digital\"},{\"sku\":\"mug\"}]"));

        assertThat(made.has("shipTo")).isFalse();
        assertThat(made.at("/deliveryGroups/0").toString())
                .isEqualTo("{\"id\":\"goods\",\"shipTo\":{\"name\":\"Ada\"},\"service\":\"express\","
                        + "\"fulfillment\":\"pickup\",\"node\":\"S1\"}");
        assertThat(made.at("/deliveryGroups/1").toString())
                .isEqualTo("{\"id\":\"digital\",\"fulfillment\":\"digital\"}");
        assertThat(made.at("/lines/0/deliveryGroup").asString()).isEqualTo("digital");
        assertThat(made.at("/lines/1/deliveryGroup").asString()).isEqualTo("goods");
    }
}
